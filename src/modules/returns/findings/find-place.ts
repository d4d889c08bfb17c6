import { fileKinds } from '../plan/file-kinds.ts';
import type { FactPlace, RowOrigin } from '../export/origin-rules.ts';
import { baseOf } from './finding.ts';
import { columnsOf } from './look-at.ts';

/** Where what a rule found in a row is mended. `place` null: a fact is missing altogether, or nobody knows whose row it is. */
export type MendPlace = { readonly place: FactPlace | null; readonly isContested: boolean };

/**
 * The fact that fills the first of a rule's fields which the row has a fact for, else the first fact of the row. A row
 * or cell that nobody has settled is mended where it is settled; what stands in another file is looked for on the child's page.
 */
export function findPlace(table: string, fields: readonly string[], origin: RowOrigin): MendPlace {
  if (origin.contested) return { place: origin.contested, isContested: true };
  const cell = origin.openCells?.find(({ column }) => fields.includes(column));
  if (cell) return { place: { kind: cell.kind, id: cell.id }, isContested: true };
  if (isAboutOtherTables(table, fields)) return { place: null, isContested: false };
  const kinds = fields.flatMap((field) => kindOf(baseOf(table), field) ?? []);
  const fitting = kinds.flatMap((kind) => origin.facts.find((fact) => fact.kind === kind) ?? []);
  const isMissing = kinds.length > 0 && fitting.length === 0;
  return { place: isMissing ? null : (fitting[0] ?? origin.facts[0] ?? null), isContested: false };
}

/** Whether a rule names columns, and this file has none of them: what it misses stands elsewhere, or nowhere yet. */
function isAboutOtherTables(table: string, fields: readonly string[]): boolean {
  const named = fields.filter((field) => field !== 'CHILD');
  const columns = columnsOf(table);
  return named.length > 0 && !named.some((field) => columns.includes(field));
}

/** The kind of fact that fills a column of a file; undefined for the child's id and what is worked out. */
function kindOf(table: string, column: string): string | undefined {
  const kind = fileKinds.find((one) => one.table === table);
  return kind?.parts.find(({ cells }) => cells.some((cell) => cell.column === column))?.fact.label;
}

/** Which row of the return it is: the fact or contested row that it was made from; '' where there is neither. */
export function keyOf(origin: RowOrigin | undefined): string {
  return origin?.facts[0]?.id ?? origin?.contested?.id ?? '';
}
