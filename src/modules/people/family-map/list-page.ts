import { formatDate } from '../../../platform/dates/format-date.ts';
import { href } from '../../../platform/http/path.ts';
import { parseId } from '../../../platform/ids/ids.ts';
import { paths } from '../persons/person-paths.ts';
import type { PersonId } from '../persons/person-queries.ts';
import { ageWords } from '../persons/person-rules.ts';
import type { FamilyFacts } from './family-facts.ts';
import type { FamilyMap } from './family-page.ts';
import { livesWith } from './household-rules.ts';
import { standingsOf, standingWords } from './standing-rules.ts';

/** One line of the list behind the picture. */
export type ListRow = {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly role: string;
  readonly age: string;
  readonly lives: string;
  /** Parental responsibility, and how they stand with others. */
  readonly more: string;
};

/** Everybody of the map in words: the child first, then in the order of the drawing. */
export function listRows(facts: FamilyFacts, map: FamilyMap): readonly ListRow[] {
  const first = [...map.people.keys()].sort(
    (one, other) => Number(other === facts.index) - Number(one === facts.index),
  );
  const standings = standingsOf(facts, first);
  return first.flatMap((id) => {
    const [shown, person] = [map.people.get(id), facts.people.get(id)];
    if (!shown || !person) return [];
    const said = standings
      .filter(({ from, to }) => from === id || to === id)
      .map(
        ({ from, to, standing }) =>
          `${standingWords[standing]}: ${map.people.get(from === id ? to : from)?.name ?? ''}`,
      );
    return [
      {
        id,
        name: shown.name,
        href: href(paths.person, { personId: personIdOf(id) }),
        role: shown.isIndex
          ? 'The child whom this map is about'
          : capital(shown.role === '' ? 'Not known' : shown.role),
        age: [
          capital(ageWords({ ...person, diedOn: shown.died ? person.diedOn : null }, facts.on)),
          shown.died && person.diedOn ? formatDate(person.diedOn) : '',
        ]
          .filter((part) => part !== '')
          .join(', '),
        lives: livesOf(facts, { id, called: map.called, letters: shown.homes }),
        more: sentences([responsibilityOf(facts, id, map), ...said]),
      },
    ];
  });
}

/** An id that came out of the database as one. */
export function personIdOf(id: string): PersonId {
  const found = parseId<'person'>(id);
  if (!found) throw new Error(`${id} is no id`);
  return found;
}

/** What is known, each part a sentence of its own. */
const sentences = (parts: readonly string[]) =>
  parts
    .filter((part) => part !== '')
    .map(capital)
    .join('. ') || 'Nothing more';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

type Lives = { readonly id: string; readonly called: string; readonly letters: string };

function livesOf(facts: FamilyFacts, { id, called, letters }: Lives): string {
  if (facts.people.get(id)?.diedOn !== null) return 'Died';
  const household = letters === '' ? '' : ` (household ${letters})`;
  const isKnown = facts.dwellings.some(({ personId }) => personId === id);
  if (id === facts.index && facts.home !== null) return facts.home;
  if (!isKnown) return 'Not known';
  if (id === facts.index) return `At home${household}`;
  return livesBeside(facts, { id, called, letters });
}

function livesBeside(facts: FamilyFacts, { id, called, letters }: Lives): string {
  const household = letters === '' ? '' : ` (household ${letters})`;
  const together = facts.home === null ? livesWith(facts.index, id, facts.dwellings) : false;
  if (together === undefined) return letters === '' ? 'At an address of their own' : `Household ${letters}`;
  return together ? `With ${called}${household}` : `Elsewhere${household}`;
}

function responsibilityOf(
  { responsible, index }: FamilyFacts,
  id: string,
  { authorities }: FamilyMap,
): string {
  if (id === index)
    return authorities.length === 0 ? '' : `Parental responsibility also with ${authorities.join(' and ')}`;
  return responsible.some(({ holderId }) => holderId === id) ? 'Has parental responsibility' : '';
}
