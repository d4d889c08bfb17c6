import { localIdentifierFacts } from '../../people/index.ts';
import { cinKinds } from '../cin/cin-kinds.ts';
import { fileKinds } from '../plan/file-kinds.ts';
import type { FileKind } from '../plan/return-form.ts';
import type { FactPlace, RowOrigin } from '../export/origin-rules.ts';
import { baseOf } from './finding.ts';
import { columnsOf } from './look-at.ts';
import { censusColumnsOf } from './look-at-census.ts';

/** Where what a rule found in a row is mended. `place` null: a fact is missing altogether, or nobody knows whose row it is. */
export type MendPlace = { readonly place: FactPlace | null; readonly isContested: boolean };

/** What is to be known of a return's files to find a place: their columns, and the kind of fact that fills each. */
export type FileShape = {
  readonly columnsOf: (table: string) => readonly string[];
  /** Undefined for the child's id and what is worked out. */
  readonly kindOf: (table: string, column: string) => string | undefined;
};

const ssda903Shape: FileShape = {
  columnsOf,
  kindOf: (table, column) =>
    kindIn(
      fileKinds.find((one) => one.table === baseOf(table)),
      column,
    ),
};

/** The census: what it says of a child in two tables is planned as one. The child's number is a fact of no row's own. */
export const censusShape: FileShape = {
  columnsOf: censusColumnsOf,
  kindOf: (table, column) => {
    if (column === 'LAchildID') return localIdentifierFacts.label;
    const source = table === 'ChildCharacteristics' ? 'ChildIdentifiers' : table;
    return kindIn(
      cinKinds.find((one) => one.source === source),
      column,
    );
  },
};

function kindIn(kind: Pick<FileKind, 'parts'> | undefined, column: string): string | undefined {
  return kind?.parts.find(({ cells }) => cells.some((cell) => cell.column === column))?.fact.label;
}

/** What is found in a row of a file, by the fields that it is about. */
export type FoundIn = {
  readonly table: string;
  readonly fields: readonly string[];
  readonly origin: RowOrigin;
};

/**
 * The fact that fills the first of a rule's fields which the row has a fact for, else the first fact of the row. A row
 * or cell that nobody has settled is mended where it is settled; what stands in another file is looked for on the child's page.
 */
export function findPlace({ table, fields, origin }: FoundIn, shape: FileShape = ssda903Shape): MendPlace {
  if (origin.contested) return { place: origin.contested, isContested: true };
  const cell = origin.openCells?.find(({ column }) => fields.includes(column));
  if (cell) return { place: { kind: cell.kind, id: cell.id }, isContested: true };
  if (isAboutOtherTables({ table, fields }, shape)) return { place: null, isContested: false };
  const kinds = fields.flatMap((field) => shape.kindOf(table, field) ?? []);
  const fitting = kinds.flatMap((kind) => origin.facts.find((fact) => fact.kind === kind) ?? []);
  const isMissing = kinds.length > 0 && fitting.length === 0;
  return { place: isMissing ? null : (fitting[0] ?? origin.facts[0] ?? null), isContested: false };
}

const childIds: ReadonlySet<string> = new Set(['CHILD', 'LAchildID']);

/** Whether a rule names columns, and this file has none of them: what it misses stands elsewhere, or nowhere yet. */
function isAboutOtherTables({ table, fields }: Pick<FoundIn, 'table' | 'fields'>, shape: FileShape): boolean {
  const named = fields.filter((field) => !childIds.has(field));
  const columns = shape.columnsOf(table);
  return named.length > 0 && !named.some((field) => columns.includes(field));
}

/** Which row of the return it is: the fact or contested row that it was made from; '' where there is neither. */
export function keyOf(origin: RowOrigin | undefined): string {
  return origin?.facts[0]?.id ?? origin?.contested?.id ?? '';
}
