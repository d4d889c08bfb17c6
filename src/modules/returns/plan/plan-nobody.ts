import { newId } from '../../../platform/ids/ids.ts';
import type { KnownLine } from './plan-children.ts';
import type { Plan } from './plan.ts';
import { fingerprintOf } from './fingerprint.ts';
import { placeOf } from './return-set-rules.ts';
import type { ReturnSet, ReturnTable } from './return-set-rules.ts';
import { quoteRow } from './row-rules.ts';

/** Rows without a child id are about nobody we could name: kept as they came, for a person to settle. */
export function planNobody(set: ReturnSet, known: readonly KnownLine[], plan: Plan): void {
  const before = new Map(known.map((line) => [`${line.table}/${line.fingerprint}`, line]));
  plan.superseded.push(null);
  for (const table of set.tables) {
    for (const row of table.rowsOf.of(null)) planRow(set, { table, row, before }, plan);
  }
}

type Row = {
  readonly table: ReturnTable;
  readonly row: number;
  readonly before: ReadonlyMap<string, KnownLine>;
};

function planRow(set: ReturnSet, { table, row, before }: Row, plan: Plan): void {
  const [part] = table.kind.parts;
  if (!part) return;
  const fingerprint = fingerprintOf(table, row);
  const place = placeOf(table, row);
  const prior = before.get(`${table.kind.table}/${fingerprint}`);
  const contestedId = prior?.contestedId ?? newId<'contested'>();
  plan.countsOf(place.file)[prior ? 'unchanged' : 'contested'] += 1;
  const about = { factId: null, version: null, notation: null, personId: null };
  const within = table.above?.rows[row] ?? null;
  plan.lines.push({
    table: table.kind.table,
    row,
    within,
    part: part.name,
    ...about,
    contestedId,
    fingerprint,
  });
  if (prior) return;
  const because = 'It has no child id';
  const columns = table.kind.parts.map((one) => quoteRow(one, table, row));
  const open = { subject: null, factId: null, field: null, conflictsWith: null, values: null };
  plan.changesOf(part.fact).contested.push({
    id: contestedId,
    ...open,
    because,
    sourceText: Object.assign({ [set.form.childColumn]: null }, ...columns),
    year: set.year,
    row: place.row,
  });
  plan.problems.push({ ...place, field: set.form.childColumn, value: null, problem: because, serious: true });
}
