import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { PeopleNeighbours, Words } from '../neighbours.ts';
import { schemeWords, spaced } from '../facts/number-kind.ts';
import { hrefOf } from './person-paths.ts';
import type { Home, KnownBy, PersonSummary } from './person-queries.ts';
import { getPersonSummary, listAddresses } from './person-queries.ts';
import { ageWords, birthWords, isChild } from './person-rules.ts';
import { listAddressWarnings, listKeptAddresses } from '../withheld/withheld-queries.ts';
import { guardedInList, keptInList } from '../withheld/withheld-rules.ts';

/** Somebody in a list: enough to be sure who is meant. */
export type PersonCard = {
  readonly id: string;
  readonly href: string;
  readonly shown: string;
  /** Beside the name: '(name not recorded)'. */
  readonly note: string;
  readonly who: string;
  readonly numbers: string;
  readonly lives: string;
  readonly worker: string;
  /** Whether they are a child, for lists that show children first. */
  readonly child: boolean;
};

/** Cards for these people, in their order; those whom the actor may not see are left out. */
export async function listPersonCards(
  db: Read,
  ids: readonly string[],
  { neighbours, today }: { readonly neighbours: PeopleNeighbours; readonly today: PlainDate },
): Promise<readonly PersonCard[]> {
  const people = await getPersonSummary(db, ids);
  const addresses = await listAddresses(db, ids);
  const homes = await neighbours.homesOf(db, ids);
  const kept = await listKeptAddresses(db, ids);
  const guarded = new Set((await listAddressWarnings(db, ids)).map(({ personId }) => personId));
  const workers = await neighbours.workersOf(db, ids);
  return ids.flatMap((id) => {
    const person = people.get(id);
    return person ? [toCard(person, { homes, workers, addresses, today, kept, guarded })] : [];
  });
}

type Known = {
  readonly homes: Words;
  readonly workers: Words;
  readonly addresses: readonly Home[];
  readonly today: PlainDate;
  readonly kept: ReadonlySet<string>;
  readonly guarded: ReadonlySet<string>;
};

function livesWords({ id }: PersonSummary, { homes, addresses, today, kept, guarded }: Known): string {
  if (kept.has(id)) return keptInList;
  if (guarded.has(id)) return guardedInList;
  return homes.get(id) ?? addressWords(currentHome(addresses, id, today));
}

function toCard(person: PersonSummary, known: Known): PersonCard {
  const { workers, today } = known;
  const lives = livesWords(person, known);
  return {
    id: person.id,
    href: hrefOf(person),
    shown: person.shown,
    note: person.name === null && person.localId !== null ? '(name not recorded)' : '',
    who: [ageWords(person, today), bornWords(person), sexWords(person)]
      .filter((part) => part !== '')
      .join(' · '),
    numbers: person.identifiers.filter(isNumber).map(numberWords).join(' · '),
    lives,
    worker: workers.get(person.id) ?? '',
    child: isChild(person),
  };
}

function bornWords(person: PersonSummary): string {
  if (person.birthDate === null && person.expectedOn === null) return 'date of birth not known';
  return person.birthDate === null ? birthWords(person) : `born ${birthWords(person)}`;
}

/** The word for a sex; '' where it is not known, so that nothing is said of it. */
export function sexWords({ sex, gender }: Pick<PersonSummary, 'sex' | 'gender'>): string {
  if (gender !== null) return gender;
  return sex === 'F' ? 'female' : sex === 'M' ? 'male' : '';
}

/** A UPN of UN1 to UN5 says why there is none. */
const isNumber = ({ scheme, value }: KnownBy) => scheme !== 'upn' || !/^UN\d$/.test(value);

function numberWords({ scheme, value }: KnownBy): string {
  const short =
    { local: 'Child id', nhs: 'NHS', upn: 'UPN', uln: 'ULN' }[scheme as string] ?? schemeWords(scheme);
  return `${short} ${spaced(scheme, value)}`;
}

/** The home that somebody has on a day. */
export function currentHome(
  addresses: readonly Home[],
  personId: string,
  today: PlainDate,
): Home | undefined {
  return addresses.find(
    (home) =>
      home.personId === personId &&
      home.kind === 'home' &&
      home.starts <= today &&
      (home.ends === null || home.ends > today),
  );
}

/** An address on one line; a withheld one is not told in lists. */
export function addressWords(home: Home | undefined): string {
  if (!home) return '';
  if (home.withheld) return guardedInList;
  return [home.lines?.replace(/\n/g, ', '), home.postcode].filter(Boolean).join(', ');
}
