import { href } from '../../../platform/http/path.ts';
import { isUuid, parseId } from '../../../platform/ids/ids.ts';
import { hrefOf, paths } from '../persons/person-paths.ts';
import type { FamilyFacts } from './family-facts.ts';
import type { FamilyMap } from './family-page.ts';
import { personIdOf } from './list-page.ts';
import { standingOf, standingWords } from './standing-rules.ts';

type Link = { readonly text: string; readonly href: string };

/** What can be done about the person who is chosen on the map. */
export type Panel = {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly open: Link;
  /** Empty for who may only read. */
  readonly adds: readonly Link[];
  /** Relationships and ties that are recorded, each leading to where it is put right. */
  readonly facts: readonly Link[];
};

const adding = [
  ['parent', 'Add a parent'],
  ['partner', 'Add a partner'],
  ['parent, turned', 'Add a child'],
  ['brother or sister', 'Add a brother or sister'],
  ['', 'Add somebody else'],
] as const;

/** The panel of somebody on the map; the child's own where nobody is chosen. */
export function panelOf(
  facts: FamilyFacts,
  map: FamilyMap,
  { focus, mayChange }: { focus: string; mayChange: boolean },
): Panel | undefined {
  const [shown, person] = [map.people.get(focus), facts.people.get(focus)];
  if (!shown || !person) return undefined;
  const personId = personIdOf(focus);
  const kin = `map=${facts.index}`;
  const newFact = (kind: string, more: string) => `${href(paths.newFact, { personId, kind })}?${more}${kin}`;
  return {
    id: focus,
    name: shown.name,
    about: shown.spoken.slice(shown.name.length + 2),
    open: { text: `What is recorded of ${shown.name}`, href: hrefOf(person) },
    adds: mayChange
      ? [
          ...adding.map(([as, text]) => ({
            text,
            href: newFact('family', as === '' ? '' : `as=${encodeURIComponent(as)}&`),
          })),
          { text: 'Say how close, or how strained', href: newFact('ties', '') },
          { text: 'Add an address', href: newFact('homes', '') },
        ]
      : [],
    facts: mayChange ? factLinks(facts, focus, kin) : [],
  };
}

function factLinks({ edges, ties, people }: FamilyFacts, focus: string, kin: string): readonly Link[] {
  const personId = personIdOf(focus);
  const nameOf = (id: string) => people.get(id)?.shown ?? '';
  const one = (kind: string, id: string) =>
    `${href(paths.fact, { personId, kind, factId: factIdOf(id) })}?${kin}`;
  return [
    ...edges
      .filter((edge) => edge.personId === focus || edge.otherId === focus)
      .map(({ id, personId: from, otherId, role, otherRole }) => {
        const other = from === focus ? otherId : from;
        return { text: `${nameOf(other)}: ${from === focus ? otherRole : role}`, href: one('family', id) };
      }),
    ...ties
      .filter((tie) => tie.personId === focus)
      .map((tie) => {
        const other = tie.otherId === null ? (tie.organisation ?? '') : nameOf(tie.otherId);
        const seen = tie.seenBy === 'worker' ? 'as their worker sees it' : 'as they see it';
        return { text: `${other}: ${standingWords[standingOf(tie)]}, ${seen}`, href: one('ties', tie.id) };
      }),
  ];
}

function factIdOf(id: string) {
  const found = parseId<'fact'>(id);
  if (!found) throw new Error(`${id} is no id`);
  return found;
}

/** What was just done, from the address that saving led to; whatever else stands there is ignored. */
export type MapDone = { readonly text: string; readonly change: string | null; readonly undo: Undo | null };
type Undo = { readonly path: string; readonly text: string };

const verbs: Readonly<Record<string, string>> = {
  added: 'Added to the family map',
  changed: 'Changed on the family map',
  removed: 'Taken back',
  returned: 'Put back on the family map',
};

/** @returns undefined where the address says nothing that makes sense */
export function mapDone(index: string, query: Readonly<Record<string, string>>): MapDone | undefined {
  const { fact = '', focus = '' } = query;
  const [verb = '', kind = ''] = (query['done'] ?? '').split('-');
  const text = new Map(Object.entries(verbs)).get(verb);
  const isSense = isUuid(fact) && isUuid(focus) && ['family', 'ties', 'homes'].includes(kind);
  if (text === undefined || !isSense) return undefined;
  return {
    text,
    ...waysBack(verb, `?map=${index}`, { personId: personIdOf(focus), kind, factId: factIdOf(fact) }),
  };
}

type FactParams = Parameters<typeof href<typeof paths.fact>>[1];

function waysBack(verb: string, back: string, params: FactParams): Omit<MapDone, 'text'> {
  if (verb === 'removed')
    return { change: null, undo: { path: href(paths.putBack, params) + back, text: 'Put it back' } };
  const undo = verb === 'added' ? { path: href(paths.takeBack, params) + back, text: 'Undo' } : null;
  return { change: href(paths.fact, params) + back, undo };
}
