import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { ChildContext, ReadRow } from './child-context.ts';
import { personPart } from './file-kinds.ts';
import type { Part } from './return-form.ts';
import { tellOutOfYear } from './out-of-year.ts';
import type { RowResult } from './plan.ts';
import { borrowBirthDate, compareRepeats } from './compare-repeats.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { ReturnTable } from './return-set-rules.ts';
import { readRow } from './row-rules.ts';
import type { RowReading } from './row-rules.ts';
import type { FactValue } from '../../../platform/facts/index.ts';
import { planPart } from './standing-rules.ts';
import type { PartPlan } from './standing.ts';
import { tellVanished, writeDecision, writeRemoval } from './write-decision.ts';

export const priorKey = (table: string, part: string) => `${table}/${part}`;

/** Decides what one return says of one child: facts, lines, problems, all gathered in `plan`; `state` moves on. */
export function planChild(context: ChildContext, birthDate: PlainDate | null): void {
  const header = context.set.tables.find(({ kind }) => kind.table === context.set.form.header);
  const led: LedTo = new Map();
  const rows = header ? header.rowsOf.of(context.child) : [];
  if (header && rows.length > 0)
    planTable(context, header, rows, {
      led,
      amend: (reading, _row, part) =>
        borrowBirthDate(reading, birthDate, { part, column: context.set.form.birthDate.column }),
    });
  else if (context.state.isNew) addUnheaded(context, birthDate);
  context.state.isNew = false;
  for (const table of context.set.tables) {
    const own = table === header ? [] : table.rowsOf.of(context.child);
    if (own.length > 0)
      planTable(context, table, own, {
        led,
        amend: (reading, row) => compareRepeats(context, table, { reading, row }),
      });
  }
}

type Amend = (reading: RowReading, row: number, part: Part) => RowReading;

/** By kind of file and row: the fact that the row gives, where it stands. Rows below it in a nested return lead there. */
type LedTo = Map<string, Map<number, string>>;

function planTable(
  context: ChildContext,
  table: ReturnTable,
  rows: readonly number[],
  { led, amend }: { led: LedTo; amend: Amend },
): void {
  const fingerprints = rows.map((row) => fingerprintOf(table, row));
  const results = rows.map((row): RowResult => ({ table, row, ways: new Set() }));
  for (const part of table.kind.parts) {
    const read = rows.flatMap((row, i): ReadRow[] => {
      const above = led.get(part.link?.table ?? '')?.get(table.above?.rows[row] ?? -1);
      const reading = readRow(part, table, row, { year: context.set.year, above });
      return reading ? [{ row, fingerprint: fingerprints[i] ?? '', reading: amend(reading, row, part) }] : [];
    });
    const facts = planRows(context, {
      table,
      part,
      read,
      results: new Map(rows.map((row, i) => [row, results[i]])),
    });
    if (part === table.kind.parts[0]) led.set(table.kind.table, facts);
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

/** Returns which row gives which fact that stands. */
function planRows(context: ChildContext, { table, part, read, results }: PartRows): Map<number, string> {
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
  if (decided.removed.length > 0) cutLoose(context, table, decided);
  tellVanished(context, { table, part, decided });
  return listLedTo(read, decided);
}

function listLedTo(read: readonly ReadRow[], { decisions, after }: PartPlan): Map<number, string> {
  const stands = new Set(after.map(({ id }) => id));
  const facts = read.flatMap(({ row }, i): [number, string][] => {
    const decision = decisions[i];
    const id =
      decision?.kind === 'before' ? decision.line.factId : decision && 'fact' in decision && decision.fact.id;
    return id && stands.has(id) ? [[row, id]] : [];
  });
  return new Map(facts);
}

/** Facts that led to one that makes room lead nowhere then: the database lets go of the link, which is a version of its own. */
function cutLoose({ state, set }: ChildContext, table: ReturnTable, { removed }: PartPlan): void {
  const gone = new Set<FactValue>(removed.map(({ fact }) => fact.id));
  const linked = set.form.kinds
    .flatMap(({ parts }) => parts)
    .filter(({ link }) => link?.table === table.kind.table);
  for (const { fact, link } of linked) {
    const field = link?.field ?? -1;
    const loose = (state.standing.get(fact.label) ?? []).map((one) =>
      gone.has(one.values[field] ?? null)
        ? {
            ...one,
            version: one.version + 1,
            values: one.values.map((value, i) => (i === field ? null : value)),
          }
        : one,
    );
    state.standing.set(fact.label, loose);
  }
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
