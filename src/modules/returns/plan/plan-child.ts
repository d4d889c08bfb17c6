import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { ChildContext, ReadRow } from './child-context.ts';
import { personPart } from './file-kinds.ts';
import type { Part } from './file-kinds.ts';
import { tellOutOfYear } from './out-of-year.ts';
import type { RowResult } from './plan.ts';
import { borrowBirthDate, compareRepeats } from './compare-repeats.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { ReturnTable } from './return-set-rules.ts';
import { readRow } from './row-rules.ts';
import type { RowReading } from './row-rules.ts';
import { planPart } from './standing-rules.ts';
import { tellVanished, writeDecision, writeRemoval } from './write-decision.ts';

export const priorKey = (table: string, part: string) => `${table}/${part}`;

/** Decides what one return says of one child: facts, lines, problems, all gathered in `plan`; `state` moves on. */
export function planChild(context: ChildContext, birthDate: PlainDate | null): void {
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

function planTable(context: ChildContext, table: ReturnTable, rows: readonly number[], amend: Amend): void {
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

type PartRows = {
  readonly table: ReturnTable;
  readonly part: Part;
  readonly read: readonly ReadRow[];
  readonly results: ReadonlyMap<number, RowResult | undefined>;
};

function planRows(context: ChildContext, { table, part, read, results }: PartRows): void {
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

/** A child with rows but none in the header: a person with what those rows say. */
function addUnheaded({ state, plan, set }: ChildContext, birthDate: PlainDate | null): void {
  const values = personPart.fact.fields.map(({ name }) => (name === 'birth_date' ? birthDate : null));
  plan
    .changesOf(personPart.fact)
    .added.push({ id: state.personId, subject: state.personId, values, year: set.year });
  state.standing.set(personPart.fact.label, [
    { id: state.personId, version: 1, fromReturn: true, year: set.year, values },
  ]);
}
