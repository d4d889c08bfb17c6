import { labelOf } from '../../../formats/ssda903/code-sets.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { href } from '../../../platform/http/path.ts';
import { isUuid, parseId } from '../../../platform/ids/ids.ts';
import { factKinds, findFactKind } from '../facts/fact-kinds.ts';
import { homes } from '../facts/home-kind.ts';
import { withheldPaths } from '../withheld/withheld-paths.ts';
import type { FactKind } from '../facts/fact-kind.ts';
import type { ShownFact } from '../facts/fact-lines.ts';
import { familyPageOf, hrefOf, paths } from './person-paths.ts';
import { sexWords } from './person-card.ts';
import type { PersonId, PersonSummary } from './person-queries.ts';
import { ageWords, birthWords, isChild } from './person-rules.ts';
import type { PersonDetails } from './details-queries.ts';

export type Done = {
  readonly text: string;
  readonly href: string | null;
  readonly linkText: string;
  /** Where a form goes that puts back what was taken back. */
  readonly undoPath: string | null;
};

export type PersonPage = {
  readonly shown: string;
  readonly who: string;
  readonly links: readonly { readonly text: string; readonly href: string }[];
  readonly about: readonly (readonly [string, string])[];
  readonly aboutHref: string | null;
  readonly sections: readonly {
    readonly path: string;
    readonly title: string;
    readonly one: string;
    readonly none: string;
    /** What has to be known before any of it is told to anybody. */
    readonly notes: readonly string[];
    /** Where somebody says who must not learn of it. */
    readonly guardHref: string | null;
    readonly facts: readonly ShownFact[];
    readonly addHref: string | null;
  }[];
  readonly warnings: readonly string[];
  readonly done: Done | undefined;
  readonly token: string;
};

type Input = {
  readonly person: PersonSummary;
  readonly details: PersonDetails;
  readonly facts: ReadonlyMap<string, readonly ShownFact[]>;
  readonly records: number;
  /** Said beside the addresses: whom they must not reach, or that they do not reach the reader. */
  readonly addressNotes: readonly string[];
  readonly mayChange: boolean;
  /** Whether the reader may open the page of a child's whole family. */
  readonly mayFamily: boolean;
  readonly today: PlainDate;
  readonly query: Readonly<Record<string, string>>;
  readonly token: string;
};

/** Exactly what the page about a person prints. */
export function personPage({
  person,
  details,
  facts,
  records,
  addressNotes,
  mayChange,
  mayFamily,
  today,
  query,
  token,
}: Input): PersonPage {
  const { id } = person;
  return {
    shown: person.shown,
    who: [ageWords(person, today), sexWords(person), person.pronouns ?? '']
      .filter((part) => part !== '')
      .join(' · '),
    links: linksOf(person, { mayChange, mayFamily, withdrawn: details.withdrawnWhy !== null }),
    about: aboutRows(person, details),
    aboutHref: mayChange ? href(paths.about, { personId: id }) : null,
    sections: factKinds.map((kind) => ({
      path: kind.path,
      title: kind.title,
      one: kind.one,
      none: kind.path === homes.path && addressNotes.length > 0 ? '' : kind.none,
      notes: kind.path === homes.path ? addressNotes : [],
      guardHref: mayChange && kind.path === homes.path ? href(withheldPaths.list, { personId: id }) : null,
      facts: facts.get(kind.path) ?? [],
      addHref: mayChange ? href(paths.newFact, { personId: id, kind: kind.path }) : null,
    })),
    warnings: warningsOf(details, records),
    done: doneOf(id, query),
    token,
  };
}

type May = Pick<Input, 'mayChange' | 'mayFamily'> & { readonly withdrawn: boolean };

function linksOf(person: PersonSummary, { mayChange, mayFamily, withdrawn }: May) {
  const personId = person.id;
  return [
    ...(isChild(person) ? [{ text: 'Their page', href: hrefOf(person) }] : []),
    ...(mayFamily && isChild(person) ? [{ text: 'Family page', href: familyPageOf(personId) }] : []),
    { text: 'Family map', href: href(paths.family, { personId }) },
    { text: 'What we knew and when', href: href(paths.history, { personId }) },
    { text: 'Restriction', href: href(paths.restriction, { personId }) },
    { text: 'Somebody I know', href: href(paths.conflict, { personId }) },
    ...(mayChange
      ? [
          {
            text: withdrawn ? 'Bring this record back' : 'This record is a mistake',
            href: href(paths.withdraw, { personId }),
          },
        ]
      : []),
  ];
}

const unknown = 'Not known';

function aboutRows(person: PersonSummary, details: PersonDetails): readonly (readonly [string, string])[] {
  const born = person.expectedOn === null ? 'Date of birth' : 'Birth';
  const { ethnicity, diedOn } = person;
  return [
    [born, sentence(birthWords(person))],
    ...rowIfKnown('Died', diedOn && formatDate(diedOn)),
    ['Sex', sentence(sexWords({ sex: person.sex, gender: null }) || unknown)],
    ...rowIfKnown('Gender', person.gender),
    ...rowIfKnown('Pronouns', person.pronouns),
    ['Ethnicity', (ethnicity && labelOf('ethnicity', ethnicity)) ?? ethnicity ?? unknown],
    ['First language', details.firstLanguage ?? unknown],
    ['Religion or belief', details.religion ?? unknown],
    ['How to communicate with them', details.communication ?? unknown],
  ];
}

function rowIfKnown(what: string, value: string | null): readonly (readonly [string, string])[] {
  return value === null ? [] : [[what, value]];
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function warningsOf({ withdrawnWhy }: PersonDetails, records: number): readonly string[] {
  return [
    ...(withdrawnWhy === null
      ? []
      : [`This record was made by mistake (${withdrawnWhy}). It is not found by search.`]),
    ...(records > 1
      ? [`${records} records were found to be of this person. What they hold is shown together.`]
      : []),
  ];
}

/** What was just done, from the address that saving led to; whatever else stands there is ignored. */
function doneOf(personId: PersonId, query: Readonly<Record<string, string>>): Done | undefined {
  const { done = '', fact = '' } = query;
  const [verb = '', path = ''] = done.split('-');
  const kind = findFactKind(path);
  if (done === 'added')
    return {
      text: 'The person was added',
      href: href(paths.about, { personId }),
      linkText: 'Put something right',
      undoPath: null,
    };
  if (done === 'about')
    return {
      text: 'What is recorded about them was changed',
      href: href(paths.about, { personId }),
      linkText: 'Put it right',
      undoPath: null,
    };
  if (done === 'back') return { text: 'The record is back', href: null, linkText: '', undoPath: null };
  return kind && isUuid(fact) ? doneWith(verb, kind, { personId, fact }) : undefined;
}

function doneWith(
  verb: string,
  kind: FactKind,
  { personId, fact }: { personId: PersonId; fact: string },
): Done | undefined {
  const factId = parseId<'fact'>(fact);
  if (!factId) return undefined;
  const params = { personId, kind: kind.path, factId };
  const change = { href: href(paths.fact, params), linkText: 'Put it right', undoPath: null };
  if (verb === 'added') return { text: `You added ${kind.one}`, ...change };
  if (verb === 'changed') return { text: `You changed ${kind.one}`, ...change };
  if (verb === 'returned') return { text: `You put ${kind.one} back`, ...change };
  if (verb === 'removed')
    return {
      text: `You took ${kind.one} back`,
      href: null,
      linkText: '',
      undoPath: href(paths.putBack, params),
    };
  return undefined;
}
