/** Where a fact, or a contested row, is put right: its kind as pages name it, and its id. */
export type FactPlace = { readonly kind: string; readonly id: string };

/** Whom a row of a return is about and what it was made from; `contested` while nobody has settled the row. */
export type RowOrigin = {
  readonly personId: string | null;
  readonly facts: readonly FactPlace[];
  readonly contested: FactPlace | null;
  /** Single cells that nobody has settled: they are written as they came, whatever the fact says by now. */
  readonly openCells?: readonly OpenCell[];
};

/** A contested cell: the column of the file that it stands in, and where it is settled. */
export type OpenCell = FactPlace & { readonly column: string };

export const noOrigin: RowOrigin = { personId: null, facts: [], contested: null };

/** The same row with one more fact in it. */
export function addFact(origin: RowOrigin, kind: string, id: string | null): RowOrigin {
  return id === null ? origin : { ...origin, facts: [...origin.facts, { kind, id }] };
}
