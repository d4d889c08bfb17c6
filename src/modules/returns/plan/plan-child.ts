import { formatDate, parseDate } from '../../../formats/ssda903/values.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { findNotation } from './cell-rules.ts';
import { personPart } from './file-kinds.ts';
import type { Part } from './file-kinds.ts';
import type { Plan, RowResult } from './plan.ts';
import { cellOf, fingerprintOf, placeOf, writtenIn } from './return-set.ts';
import type { ReturnSet, ReturnTable } from './return-set.ts';
import { quoteFact, quoteRow, readRow } from './row-rules.ts';
import type { CellProblem, RowReading } from './row-rules.ts';
import { planPart } from './standing-rules.ts';
import type { Decision, Occasion, PartPlan, PriorLine, Removal, StandingFact } from './standing-rules.ts';

/** A child as it is known before a return is read, and after. */
export type ChildState = {
  readonly personId: string;
  /** Whether the person was first made by this import and has not been written yet. */
  isNew: boolean;
  readonly birthDates: Set<string>;
  /** By the label of the fact table. */
  readonly standing: Map<string, readonly StandingFact[]>;
};

/** Where the lines of earlier loads of this return went, by file kind and part. */
export type PriorLines = ReadonlyMap<string, readonly PriorLine[]>;

export const priorKey = (table: string, part: string) => `${table}/${part}`;

type Context = {
  readonly set: ReturnSet;
  readonly occasion: Occasion;
  readonly child: string;
  readonly state: ChildState;
  readonly prior: PriorLines;
  readonly plan: Plan;
};

type ReadRow = { readonly row: number; readonly fingerprint: string; readonly reading: RowReading };

/** Decides what one return says of one child: facts, lines, problems, all gathered in `plan`; `state` moves on. */
export function planChild(context: Context, birthDate: PlainDate | null): void {
  const header = context.set.tables.find(({ kind }) => kind.table === 'Header');
  const rows = header ? header.rowsOf.of(context.child) : [];
  if (header && rows.length > 0)
    planTable(context, header, rows, (reading) => borrowBirthDate(reading, birthDate));
  else if (context.state.isNew) addUnheaded(context, birthDate);
  context.state.isNew = false;
  for (const table of context.set.tables) {
    const own = table === header ? [] : table.rowsOf.of(context.child);
    if (own.length > 0)
      planTable(context, table, own, (reading, row) => compareRepeats(context, table, { reading, row }));
  }
}

type Amend = (reading: RowReading, row: number, part: Part) => RowReading;

function planTable(context: Context, table: ReturnTable, rows: readonly number[], amend: Amend): void {
  const fingerprints = rows.map((row) => fingerprintOf(table, row));
  const results = rows.map((row): RowResult => ({ table, row, ways: new Set() }));
  for (const part of table.kind.parts) {
    const read = rows.flatMap((row, i): ReadRow[] => {
      const reading = readRow(part, table, row, context.set.year);
      return reading ? [{ row, fingerprint: fingerprints[i] ?? '', reading: amend(reading, row, part) }] : [];
    });
    planRows(context, { table, part, read, results: new Map(rows.map((row, i) => [row, results[i]])) });
  }
  for (const result of results) context.plan.count(result);
  for (const row of rows) tellOutOfYear(context, table, row);
}

/** Dates outside the year are often right (an episode may be reported late), so they are told and loaded. */
function tellOutOfYear({ plan, set: { year } }: Context, table: ReturnTable, row: number): void {
  const [from, to] = [`${year - 1}-04-01`, `${year}-03-31`];
  const tell = (column: string, isOut: (date: string) => boolean, problem: string) => {
    const value = cellOf(table, column, row);
    const date = value === null ? undefined : parseDate(value);
    if (date === undefined || !isOut(date)) return;
    plan.problems.push({ ...placeOf(table, row), field: column, value, problem, serious: false });
  };
  for (const column of table.kind.within) {
    tell(column, (date) => date < from || date > to, `It is not in the year to 31 March ${year}`);
  }
  for (const column of table.kind.before) tell(column, (date) => date > to, `It is after 31 March ${year}`);
}

type PartRows = {
  readonly table: ReturnTable;
  readonly part: Part;
  readonly read: readonly ReadRow[];
  readonly results: ReadonlyMap<number, RowResult | undefined>;
};

function planRows(context: Context, { table, part, read, results }: PartRows): void {
  const { state, occasion, prior, plan } = context;
  const standing = state.standing.get(part.fact.label) ?? [];
  const lines = prior.get(priorKey(table.kind.table, part.name)) ?? [];
  const statements = read.map(({ fingerprint, reading }) => ({ fingerprint, ...reading }));
  const decided = planPart(
    part,
    { ...occasion, subject: state.personId },
    { standing, prior: lines },
    statements,
  );
  state.standing.set(part.fact.label, decided.after);
  plan.drop(part, decided.dropped);
  read.forEach((one, i) => {
    const decision = decided.decisions[i];
    if (decision) writeDecision(context, { table, part, one, decision, result: results.get(one.row) });
  });
  for (const removal of decided.removed) writeRemoval(context, part, removal);
  tellVanished(context, { table, part, decided });
}

type Decided = {
  readonly table: ReturnTable;
  readonly part: Part;
  readonly one: ReadRow;
  readonly decision: Decision;
  readonly result: RowResult | undefined;
};

function writeDecision(context: Context, decided: Decided): void {
  const { table, part, one, decision, result } = decided;
  const target = toTarget(context, decided);
  const sex =
    part === personPart || table.kind.repeats.includes('SEX') ? cellOf(table, 'SEX', one.row) : null;
  context.plan.lines.push({
    table: table.kind.table,
    row: one.row,
    part: part.name,
    personId: context.state.personId,
    notation: findNotation(sex, context.set.year),
    fingerprint: one.fingerprint,
    ...target,
  });
  result?.ways.add(decision.kind);
}

type Target = { factId: string | null; version: number | null; contestedId: string | null };

function toTarget(context: Context, decided: Decided): Target {
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
  { plan, set: { year }, state: { personId } }: Context,
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
  context: Context,
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
  context: Context,
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
function writeRemoval({ plan, state }: Context, part: Part, { fact, conflictsWith }: Removal): void {
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
function tellVanished(
  { plan, child }: Context,
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
      field: 'CHILD',
      value: child,
      problem,
      serious: false,
    });
  }
}

/** A header without a readable date of birth: the person gets the one that the other rows give, the cell stays as it came. */
function borrowBirthDate(reading: RowReading, birthDate: PlainDate | null): RowReading {
  const field = personPart.fact.fields.findIndex(({ name }) => name === 'birth_date');
  const isPerson = reading.values.length === personPart.fact.fields.length;
  if (!isPerson || birthDate === null || typeof reading.values[field] === 'string') return reading;
  const values = reading.values.map((value, i) => (i === field ? birthDate : value));
  if (reading.problems.some(({ column }) => column === 'DOB')) return { ...reading, values };
  const blank = {
    column: 'DOB',
    field: 'birth_date',
    text: null,
    problem: 'It is blank, but other files give it',
  };
  return { ...reading, values, problems: [...reading.problems, blank] };
}

/** A child with rows but none in the header: a person with what those rows say. */
function addUnheaded({ state, plan, set }: Context, birthDate: PlainDate | null): void {
  const values = personPart.fact.fields.map(({ name }) => (name === 'birth_date' ? birthDate : null));
  plan
    .changesOf(personPart.fact)
    .added.push({ id: state.personId, subject: state.personId, values, year: set.year });
  state.standing.set(personPart.fact.label, [
    { id: state.personId, version: 1, fromReturn: true, year: set.year, values },
  ]);
}

/** Most files repeat the date of birth (one the sex) of the header; a cell that says otherwise is kept as it came. */
function compareRepeats(
  { state, set }: Context,
  table: ReturnTable,
  { reading, row }: { reading: RowReading; row: number },
): RowReading {
  const person = state.standing.get(personPart.fact.label)?.[0];
  const differing = table.kind.repeats.flatMap((column): CellProblem[] => {
    const cell = personPart.cells.find((one) => one.column === column);
    if (!cell) return [];
    const text = cellOf(table, column, row);
    const value = person?.values[cell.field] ?? null;
    const notation = findNotation(column === 'SEX' ? text : null, set.year);
    if (text === (value === null ? null : cell.rule.write(value, set.year, notation))) return [];
    return [
      {
        column,
        field: column === 'DOB' ? 'birth_date' : 'sex',
        text,
        problem: describeDifference(column, text, value),
      },
    ];
  });
  return differing.length === 0 ? reading : { ...reading, problems: [...reading.problems, ...differing] };
}

function describeDifference(column: 'DOB' | 'SEX', text: string | null, value: string | null): string {
  if (text !== null && column === 'DOB' && parseDate(text) === undefined)
    return 'It is not a date written dd/mm/yyyy';
  if (value === null) return 'The header does not say it';
  return `The child's record says ${column === 'DOB' ? formatDate(value as PlainDate) : value}`;
}
