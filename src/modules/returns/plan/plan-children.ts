import { newId } from '../../../platform/ids/ids.ts';
import { localIdentifierFacts } from '../../people/index.ts';
import { findBirthDate, findSame } from './join-rules.ts';
import { planChild, priorKey } from './plan-child.ts';
import type { ChildState } from './child-context.ts';
import type { Plan } from './plan.ts';
import { fingerprintOf } from './fingerprint.ts';
import { placeOf } from './return-set-rules.ts';
import type { ReturnSet } from './return-set-rules.ts';
import type { PriorLine } from './standing.ts';

/** A line that an earlier load of some year's return gave. */
export type KnownLine = PriorLine & {
  readonly year: number;
  readonly table: string;
  readonly row: number;
  readonly part: string;
};

/** Somebody known by the child id in question. */
export type KnownChild = ChildState & { readonly lines: readonly KnownLine[] };

export type Job = { readonly authority: string; readonly loadsOf: (year: number) => number };

/** Whether the set says of a child, row for row and place for place, what this year's return said when it was loaded before. */
export function isSaidBefore(set: ReturnSet, child: string | null, known: readonly KnownChild[]): boolean {
  const before = new Map<string, string>();
  const tables = new Set<string>(set.tables.map(({ kind }) => kind.table));
  for (const { lines } of known) {
    for (const line of lines) {
      if (line.year === set.year && tables.has(line.table))
        before.set(`${line.table}/${line.row}`, line.fingerprint);
    }
  }
  let rows = 0;
  for (const table of set.tables) {
    for (const row of table.rowsOf.of(child)) {
      if (before.get(`${table.kind.table}/${row}`) !== fingerprintOf(table, row)) return false;
      rows += 1;
    }
  }
  return rows === before.size;
}

/** Counts the rows of a child of whom nothing is new. */
export function countUnchanged(set: ReturnSet, child: string | null, plan: Plan): void {
  for (const table of set.tables) {
    for (const row of table.rowsOf.of(child)) plan.countsOf(placeOf(table, row).file).unchanged += 1;
  }
}

/**
 * Plans what one set says of one child. Finds who it is among those known by the id, or makes a new person, who then
 * belongs to `known` as well.
 */
export function planKnownChild(
  set: ReturnSet,
  child: string,
  known: KnownChild[],
  { plan, job }: { plan: Plan; job: Job },
): KnownChild {
  const birthDate = findBirthDate(set, child);
  const prints = () =>
    set.tables.flatMap((table) => table.rowsOf.of(child).map((row) => fingerprintOf(table, row)));
  const candidates = known.map((state) => ({
    state,
    birthDates: state.birthDates,
    said: new Set(state.lines.filter(({ year }) => year === set.year).map(({ fingerprint }) => fingerprint)),
  }));
  const found = findSame(candidates, { birthDate, idAlone: set.form.joinsByIdAlone }, prints)?.state;
  const state = found ?? addPerson(known, plan, { job, child, set });
  if (birthDate !== null) state.birthDates.add(birthDate);
  for (const { personId, isNew } of known) if (!isNew) plan.superseded.push(personId);
  const occasion = { year: set.year, loads: job.loadsOf(set.year), subject: state.personId, newId };
  planChild({ set, occasion, child, state, prior: groupPrior(state, set.year), plan }, birthDate);
  return state;
}

function addPerson(
  known: KnownChild[],
  plan: Plan,
  { job, child, set }: { job: Job; child: string; set: ReturnSet },
): KnownChild {
  const state: KnownChild = {
    personId: newId(),
    isNew: true,
    birthDates: new Set(),
    standing: new Map(),
    lines: [],
  };
  const values = [job.authority, child];
  plan
    .changesOf(localIdentifierFacts)
    .added.push({ id: newId(), subject: state.personId, values, year: set.year });
  if (known.length > 0) tellApart(plan, set, child);
  known.push(state);
  return state;
}

function tellApart(plan: Plan, set: ReturnSet, child: string): void {
  const table = set.tables.find(({ rowsOf }) => rowsOf.of(child).length > 0);
  const place = table ? placeOf(table, table.rowsOf.of(child)[0] ?? 0) : { file: set.folder, row: null };
  const problem =
    'Another child with this id is known, but the dates of birth do not agree, so this is kept as a child of its own until a person decides';
  plan.problems.push({ ...place, field: set.form.childColumn, value: child, problem, serious: false });
}

function groupPrior({ lines }: KnownChild, year: number): Map<string, PriorLine[]> {
  const groups = new Map<string, PriorLine[]>();
  for (const line of lines) {
    if (line.year !== year) continue;
    const key = priorKey(line.table, line.part);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return groups;
}
