import { newId } from '../../../platform/ids/ids.ts';
import type { ChildContext, ReadRow } from './child-context.ts';
import type { Part } from './return-form.ts';
import type { RowResult } from './plan.ts';
import { cellOf, placeOf, writtenIn } from './return-set-rules.ts';
import type { ReturnTable } from './return-set-rules.ts';
import { quoteFact, quoteRow } from './row-rules.ts';
import type { CellProblem } from './row-rules.ts';
import type { Decision, PartPlan, Removal, StandingFact } from './standing.ts';

export type Decided = {
  readonly table: ReturnTable;
  readonly part: Part;
  readonly one: ReadRow;
  readonly decision: Decision;
  readonly result: RowResult | undefined;
};

export function writeDecision(context: ChildContext, decided: Decided): void {
  const { table, part, one, decision, result } = decided;
  const target = toTarget(context, decided);
  const { form, year } = context.set;
  context.plan.lines.push({
    table: table.kind.table,
    row: one.row,
    within: table.above?.rows[one.row] ?? null,
    part: part.name,
    personId: context.state.personId,
    notation: form.findNotation({ kind: table.kind, part, year }, (column) => cellOf(table, column, one.row)),
    fingerprint: one.fingerprint,
    ...target,
  });
  result?.ways.add(decision.kind);
}

type Target = { factId: string | null; version: number | null; contestedId: string | null };

function toTarget(context: ChildContext, decided: Decided): Target {
  const { decision } = decided;
  if (decision.kind === 'before') {
    const { factId, version, contestedId } = decision.line;
    return { factId, version, contestedId };
  }
  if (decision.kind === 'contested')
    return { factId: null, version: null, contestedId: contestRow(context, decided, decision) };
  writeFact(context, decided.part, decision);
  for (const problem of decided.one.reading.problems)
    contestCell(context, decided, { problem, factId: decision.fact.id });
  return { factId: decision.fact.id, version: decision.version, contestedId: null };
}

function writeFact(
  { plan, set: { year }, state: { personId } }: ChildContext,
  part: Part,
  decision: Extract<Decision, { fact: StandingFact }>,
): void {
  const { id, values, version } = decision.fact;
  const changes = plan.changesOf(part.fact);
  if (decision.kind === 'new') changes.added.push({ id, subject: personId, values, year });
  if (decision.kind === 'changed') changes.changed.push({ id, version: version - 1, values, year });
  if (decision.kind === 'earlier') changes.earlier.push({ id, subject: personId, version, values, year });
}

function contestRow(
  context: ChildContext,
  { table, part, one, result }: Decided,
  { because, conflictsWith }: Extract<Decision, { kind: 'contested' }>,
): string {
  const { plan, set, state } = context;
  const id = newId();
  const { file, row } = placeOf(table, one.row);
  const values = one.reading.values.map((value) => value ?? null);
  const about = {
    subject: state.personId,
    factId: null,
    field: null,
    year: set.year,
    row,
    conflictsWith,
    values,
  };
  plan
    .changesOf(part.fact)
    .contested.push({ id, because, sourceText: quoteRow(part, table, one.row), ...about });
  plan.problems.push({ file, row, field: null, value: null, problem: because, serious: true });
  result?.ways.add('contested');
  for (const { column, problem } of one.reading.problems) {
    plan.problems.push({
      file,
      row,
      field: column,
      value: writtenIn(table, column, one.row),
      problem,
      serious: true,
    });
  }
  return id;
}

function contestCell(
  context: ChildContext,
  { table, part, one, result }: Decided,
  { problem, factId }: { problem: CellProblem; factId: string },
): void {
  const { plan, set, state } = context;
  const { file, row } = placeOf(table, one.row);
  const value = problem.text === null ? null : writtenIn(table, problem.column, one.row);
  const about = {
    subject: state.personId,
    factId,
    field: problem.field,
    year: set.year,
    row,
    conflictsWith: null,
    values: null,
  };
  plan.changesOf(part.fact).contested.push({
    id: newId(),
    because: problem.problem,
    sourceText: { [problem.column]: value },
    ...about,
  });
  plan.problems.push({ file, row, field: problem.column, value, problem: problem.problem, serious: true });
  result?.ways.add('contested');
}

/** What an older return said and the newest leaves no room for: out of the way, kept, and a person's to settle. */
export function writeRemoval(
  { plan, state }: ChildContext,
  part: Part,
  { fact, conflictsWith }: Removal,
): void {
  const changes = plan.changesOf(part.fact);
  changes.removed.push({ id: fact.id, version: fact.version });
  plan.displaced.push([fact.id, conflictsWith]);
  changes.contested.push({
    id: newId(),
    subject: state.personId,
    factId: null,
    field: null,
    because: 'A newer return leaves no room for it',
    sourceText: quoteFact(part, fact.values, fact.year),
    year: fact.year,
    row: null,
    conflictsWith,
    values: fact.values,
  });
}

/** Rows that an earlier load of this return had and this one has not: what they said stays. */
export function tellVanished(
  { plan, child, set }: ChildContext,
  { table, part, decided }: { table: ReturnTable; part: Part; decided: PartPlan },
): void {
  const stands = new Set(decided.after.map(({ id }) => id));
  const said = new Set(
    decided.decisions.flatMap((decision) => ('fact' in decision ? [decision.fact.id] : [])),
  );
  for (const { factId } of decided.dropped) {
    if (factId === null || !stands.has(factId) || said.has(factId)) continue;
    const fact = decided.after.find(({ id }) => id === factId);
    const words = fact
      ? Object.values(quoteFact(part, fact.values, fact.year))
          .filter(Boolean)
          .join(', ')
      : '';
    const problem = `A row of this child was in this return before and is not any more. What it said is kept: ${words}`;
    plan.problems.push({
      file: placeOf(table, 0).file,
      row: null,
      field: set.form.childColumn,
      value: child,
      problem,
      serious: false,
    });
  }
}
