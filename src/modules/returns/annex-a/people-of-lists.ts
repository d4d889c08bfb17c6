import { annexALists } from '../../../formats/index.ts';
import type { AnnexALists } from '../../../formats/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { FactChanges, FactValue } from '../../../platform/facts/index.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { loadByLocalId, personFacts } from '../../people/index.ts';
import { mergeField } from './fact-sources.ts';
import type { Stated } from './fact-sources.ts';
import { RowOf } from './fact-sources.ts';
import type { Standing } from './plan-facts.ts';

/** What the lists say of one child: the first row that says something holds. */
export type ChildOfLists = {
  readonly child: string;
  readonly sex: Stated;
  readonly born: FactValue;
  readonly ethnicity: Stated;
};

/** Every child whom the lists name, in order. List 11 names adults. */
export function listChildren(lists: AnnexALists): ChildOfLists[] {
  const children = new Map<string, ChildOfLists>();
  for (const { list } of annexALists.filter((spec) => spec.list !== 11)) {
    for (let row = 0; row < lists[list].rows; row++) {
      const said = describe(new RowOf(lists, list, row));
      if (said) children.set(said.child, join(children.get(said.child), said));
    }
  }
  return [...children.values()];
}

const sexes: Readonly<Record<string, string>> = {
  'a) Male': 'M',
  'b) Female': 'F',
  'c) Not stated/recorded': 'U',
};

function describe(of: RowOf): ChildOfLists | undefined {
  const child = of.cell('child');
  if (child === null) return undefined;
  const sex = sexes[of.cell('gender') ?? ''] ?? null;
  return { child, sex: { value: sex }, born: of.day('born'), ethnicity: of.code('ethnicity', 'ethnicity') };
}

function join(before: ChildOfLists | undefined, now: ChildOfLists): ChildOfLists {
  if (!before) return now;
  const first = (a: Stated, b: Stated) => (a.value === null && b.value !== null ? b : a);
  return {
    child: now.child,
    sex: first(before.sex, now.sex),
    born: before.born ?? now.born,
    ethnicity: first(before.ethnicity, now.ethnicity),
  };
}

export type PeopleOfLists = {
  readonly personOf: ReadonlyMap<string, string>;
  /** Those whom nobody knew by their id before. */
  readonly fresh: readonly ChildOfLists[];
};

/**
 * Who the children are: of several people who carry an id, the one who was born on the day that the lists say. A child whose
 * id nobody carries is new; another date of birth does not make a second person here, it is told as a difference.
 */
export async function findPeople(
  db: Read,
  authority: string,
  children: readonly ChildOfLists[],
): Promise<PeopleOfLists> {
  const known = await loadByLocalId(
    db,
    authority,
    children.map(({ child }) => child),
  );
  const personOf = new Map<string, string>();
  const fresh: ChildOfLists[] = [];
  for (const one of children) {
    const carriers = known.filter(({ localId }) => localId === one.child);
    const same =
      carriers.find(({ birthDates }) => birthDates.some((date) => date === one.born)) ?? carriers[0];
    personOf.set(one.child, same?.personId ?? newId<'person'>());
    if (!same) fresh.push(one);
  }
  return { personOf, fresh };
}

/** New people, and what was blank of known ones. What is known of somebody is not replaced by a list. */
export function planPeople(
  children: readonly ChildOfLists[],
  { personOf, fresh }: PeopleOfLists,
  { standing, year }: { standing: readonly Standing[]; year: number },
): FactChanges {
  const isNew = new Set(fresh.map(({ child }) => child));
  const byPerson = new Map(standing.map((one) => [one.id, one]));
  const added = fresh.map((one) => {
    const id = personOf.get(one.child) ?? '';
    return { id, subject: id, values: describePerson(one, []), year };
  });
  const changed = children
    .filter(({ child }) => !isNew.has(child))
    .flatMap((one) => {
      const found = byPerson.get(personOf.get(one.child) ?? '');
      const values = describePerson(one, found?.values ?? []);
      if (!found || values.every((value, i) => value === found.values[i])) return [];
      return [{ id: found.id, version: found.version, values, year }];
    });
  return { ...nothing(year), added, changed };
}

/** The fields of a person: what is known, and what the lists say of what is not. */
function describePerson(one: ChildOfLists, known: readonly FactValue[]): FactValue[] {
  const said: Readonly<Record<string, Stated>> = {
    sex: one.sex,
    birth_date: { value: one.born },
    ethnicity: one.ethnicity,
  };
  return personFacts.fields.map(({ name }, i) => mergeField(known[i] ?? null, said[name], false));
}

/** The ids by which the authority knows the new ones. */
export function planIdentifiers(
  authority: string,
  { personOf, fresh }: PeopleOfLists,
  year: number,
): FactChanges {
  const added = fresh.map(({ child }) => ({
    id: newId(),
    subject: personOf.get(child) ?? '',
    values: [authority, child],
    year,
  }));
  return { ...nothing(year), added };
}

export function nothing(year: number): FactChanges {
  const outdated = { contested: [], facts: [] };
  return { year, added: [], changed: [], removed: [], earlier: [], contested: [], outdated };
}
