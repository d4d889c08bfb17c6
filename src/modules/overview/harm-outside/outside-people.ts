import type { KnownPeer } from '../../care/index.ts';
import { listMissingTimes, listNamedIn } from '../../care/index.ts';
import type { OutsideContext } from '../../practice/index.ts';
import { isCalledAfter, withoutCalled } from '../../practice/index.ts';
import type { PersonSummary } from '../../people/index.ts';
import { getPerson, getPersonSummary, listRelationships, resolvePerson } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { firstNameOf } from '../entries/visit-children.ts';

/** Whose page this is, and everybody whom the words may name; only whom the actor may see. */
export type OutsidePeople = {
  readonly personId: string;
  readonly records: readonly string[];
  readonly name: string;
  readonly firstName: string;
  /** The name of somebody around; undefined for whom the reader may not see. */
  readonly nameOf: (id: string) => string | undefined;
  readonly known: readonly KnownPeer[];
  /** Children whom the pages' plans are about: this one, and those whom the contexts touch. */
  readonly inPlan: readonly string[];
  /** Young people with whom this child was missing, of whom there is a record. */
  readonly company: readonly string[];
};

/** Who a page about harm outside the home is about: the child, those whom it touches, their families and company. @throws NotFound */
export async function getOutsidePeople(
  db: Read,
  id: string,
  contexts: readonly Pick<OutsideContext, 'children'>[] = [],
): Promise<OutsidePeople> {
  const { canonical, all } = await resolvePerson(db, id);
  const person = await getPerson(db, canonical);
  const own: readonly string[] = all;
  const touched = contexts.flatMap(({ children }) => children.map(({ personId }) => personId));
  const ties = await listRelationships(db, [...new Set([...all, ...touched])]);
  const times = await listMissingTimes(db, all);
  const company = [...new Set(times.flatMap((time) => time.with.flatMap(({ peerId }) => peerId ?? [])))];
  const ids = [canonical, ...touched, ...company, ...ties.map(({ relativeId }) => relativeId)];
  const people: ReadonlyMap<string, PersonSummary> = await getPersonSummary(db, [...new Set(ids)]);
  return {
    personId: canonical,
    records: all,
    name: person.shown,
    firstName: firstNameOf(person),
    nameOf: (one) => people.get(own.includes(one) ? canonical : one)?.shown,
    known: [...people.values()].map((one) => ({ id: one.id, names: [one.shown, one.given ?? ''] })),
    inPlan: [canonical, ...touched],
    company: company.filter((one) => people.has(one)),
  };
}

/** Everybody whom the pages name, for the trail. */
export const everybodyIn = ({ records, known }: OutsidePeople): readonly string[] => [
  ...records,
  ...known.map(({ id }) => id),
];

/** Names of those of a record whom words name, apart from what the context is called. */
export const namesIn =
  ({ known }: Pick<OutsidePeople, 'known'>, called = '') =>
  (words: string): readonly string[] =>
    listNamedIn(withoutCalled(words, called), known).flatMap(
      (id) => known.find((one) => one.id === id)?.names[0] ?? [],
    );

/** Names of those after whom a context is called: of a child of the plan wherever the name stands in it, of others as theirs. */
export const calledAfter =
  ({ known, inPlan }: Pick<OutsidePeople, 'known' | 'inPlan'>) =>
  (called: string): readonly string[] =>
    known
      .filter((one) =>
        inPlan.includes(one.id) ? listNamedIn(called, [one]).length > 0 : isCalledAfter(called, one.names),
      )
      .flatMap(({ names }) => names[0] ?? []);
