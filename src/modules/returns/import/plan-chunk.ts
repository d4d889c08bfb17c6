import type { Read } from '../../../platform/database/database.ts';
import { countUnchanged, isSaidBefore, planKnownChild } from '../plan/plan-children.ts';
import type { Job, KnownChild } from '../plan/plan-children.ts';
import { Plan } from '../plan/plan.ts';
import type { ReturnForm } from '../plan/return-form.ts';
import type { ReturnSet } from '../plan/return-set-rules.ts';
import type { ReportBuilder } from './import-report.ts';
import { fillStanding, listKnown } from './known-children.ts';

/** What planning some children at a time needs and fills. */
export type ChunkRun = {
  readonly form: ReturnForm;
  readonly job: Job;
  readonly report: ReportBuilder;
  readonly write: (set: ReturnSet, plan: Plan) => Promise<void>;
  /** Whose records the importer may not see. */
  readonly hidden: ReadonlySet<string>;
};

/** Children of whom somebody is known by whom the importer must not learn: with those of them who may be told of. */
function listUntold(
  known: ReadonlyMap<string, readonly KnownChild[]>,
  hidden: ReadonlySet<string>,
): Map<string, KnownChild[]> {
  const untold = [...known].filter(([, people]) => people.some(({ personId }) => hidden.has(personId)));
  return new Map(
    untold.map(([child, people]) => [
      child,
      people.filter(({ personId }) => !hidden.has(personId)).map((one) => structuredClone(one)),
    ]),
  );
}

/** Plans all sets for some children, the oldest year first, and hands each plan to `write`. */
export async function planChunk(
  db: Read,
  sets: readonly ReturnSet[],
  children: readonly string[],
  { form, job, report, write, hidden }: ChunkRun,
): Promise<void> {
  const known = await listKnown(db, job.authority, children);
  const isNews = (set: ReturnSet, child: string) =>
    hasRows(set, child) && !isSaidBefore(set, child, known.get(child) ?? []);
  const news = new Map(sets.map((set) => [set, children.filter((child) => isNews(set, child))]));
  const changing = new Set([...news.values()].flat());
  await fillStanding(
    db,
    form,
    [...changing].flatMap((child) => known.get(child) ?? []),
  );
  const untold = listUntold(known, hidden);
  for (const set of sets) {
    const changed = new Set(news.get(set));
    const plan = new Plan();
    for (const child of children.filter((one) => !untold.has(one))) {
      const people = known.get(child) ?? [];
      if (changed.has(child)) known.set(child, planOne(set, child, people, { plan, job }));
      else if (hasRows(set, child)) tellUnchanged(set, child, { plan, people, report });
    }
    const apart = new Plan();
    for (const [child, told] of untold) {
      if (changed.has(child)) planOne(set, child, known.get(child) ?? [], { plan: apart, job });
      tellAsIfUnknown(set, child, { told, report, job });
    }
    report.add(plan);
    for (const one of [plan, apart]) await write(set, one);
  }
}

/**
 * What is loaded goes to the record that is there; the importer is told what would have come of it without one (ADR 16), which
 * is planned and thrown away.
 */
function tellAsIfUnknown(
  set: ReturnSet,
  child: string,
  { told, report, job }: { told: KnownChild[]; report: ReportBuilder; job: Job },
): void {
  if (!hasRows(set, child)) return;
  const plan = new Plan();
  planKnownChild(set, child, told, { plan, job });
  report.add(plan);
}

/** Whether a set says anything of a child. */
export function hasRows({ tables }: ReturnSet, child: string): boolean {
  return tables.some(({ rowsOf }) => rowsOf.has(child));
}

function planOne(
  set: ReturnSet,
  child: string,
  people: KnownChild[],
  into: { plan: Plan; job: Job },
): KnownChild[] {
  planKnownChild(set, child, people, into);
  return people;
}

function tellUnchanged(
  set: ReturnSet,
  child: string,
  { plan, people, report }: { plan: Plan; people: readonly KnownChild[]; report: ReportBuilder },
): void {
  countUnchanged(set, child, plan);
  for (const { personId, lines } of people) {
    for (const { year, table, factId } of lines)
      if (year === set.year) report.addLine(table, personId, factId);
  }
}
