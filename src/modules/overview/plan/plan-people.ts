import type { GoalFormAbout, Known } from '../../practice/index.ts';
import type { PersonSummary } from '../../people/index.ts';
import { getPerson, getPersonSummary, listRelationships, resolvePerson } from '../../people/index.ts';
import { getWorkersOf } from '../../workforce/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { mapRecords } from '../child/records-of.ts';
import { firstNameOf, listChildrenOfVisit } from '../entries/visit-children.ts';

/** Somebody of the family who may read the plan, or do a step of it. */
export type RelativeOf = {
  /** The record that stands for them. */
  readonly id: string;
  /** Every record of theirs: a plan may name any. */
  readonly records: readonly string[];
  readonly name: string;
  readonly is: string;
};

/** Whose plan a page is about, and who is around them. */
export type PlanPeople = {
  readonly personId: string;
  readonly records: readonly string[];
  readonly name: string;
  readonly firstName: string;
  /** The child first, then brothers and sisters under 18 whom the actor may see. */
  readonly children: readonly { readonly id: string; readonly name: string }[];
  readonly relatives: readonly RelativeOf[];
  readonly known: readonly Known[];
};

/** Who the plan of a child is about, and whom it can name. @throws NotFound */
export async function getPlanPeople(db: Read, id: string): Promise<PlanPeople> {
  const { canonical, all } = await resolvePerson(db, id);
  const person = await getPerson(db, canonical);
  const firstName = firstNameOf(person);
  const ids = await listChildrenOfVisit(db, canonical);
  const summaries = await getPersonSummary(db, ids);
  const children = ids.flatMap((one) => {
    const found = summaries.get(one);
    return found ? [{ id: one, name: firstNameOf(found) }] : [];
  });
  const relatives = await listRelatives(db, all);
  const worker = (await getWorkersOf(db, all)).values().next().value;
  const known: readonly Known[] = [
    { name: firstName, is: 'whose plan it is', kind: 'child', id: null },
    ...relatives.map(({ id: relative, name, is }) => ({ name, is, kind: 'family' as const, id: relative })),
    ...(worker ? [{ name: worker.shown, is: 'worker', kind: 'worker' as const, id: null }] : []),
  ];
  return { personId: canonical, records: all, name: person.shown, firstName, children, relatives, known };
}

/** Everybody whom the forms of a plan name, for the trail. */
export const everybodyIn = ({ records, children, relatives }: PlanPeople): readonly string[] => [
  ...records,
  ...children.map(({ id }) => id),
  ...relatives.map(({ id }) => id),
];

/** Who is around the people of these records and alive, whom the actor may see: each once, as whatever they are to the first. */
export async function listRelatives(db: Read, records: readonly string[]): Promise<readonly RelativeOf[]> {
  const ties = (await listRelationships(db, records)).filter(({ ends }) => ends === null);
  const whole = await mapRecords(
    db,
    ties.map(({ relativeId }) => relativeId),
  );
  const people = await getPersonSummary(
    db,
    [...whole.values()].map(({ canonical }) => canonical),
  );
  const found = ties.flatMap(({ relativeId, relativeIs }) => {
    const one = whole.get(relativeId);
    const person = one && people.get(one.canonical);
    return one && person && isAlive(person)
      ? [{ id: one.canonical, records: one.records, name: person.shown, is: relativeIs }]
      : [];
  });
  return found.filter((one, index) => found.findIndex(({ id }) => id === one.id) === index);
}

/** Those of the family from whom a goal is withheld, by the record that stands for each. */
export const withheldOf = ({ relatives }: PlanPeople, withheldFrom: readonly string[]): readonly string[] =>
  relatives.filter(({ records }) => records.some((id) => withheldFrom.includes(id))).map(({ id }) => id);

const isAlive = ({ diedOn, expectedOn }: PersonSummary) => diedOn === null && expectedOn === null;

/** What the form of a goal needs to be read. */
export const aboutForm = (people: PlanPeople, today: PlainDate): GoalFormAbout => ({
  today,
  known: people.known,
  children: people.children.map(({ id }) => id),
  relatives: people.relatives.map(({ id }) => id),
});
