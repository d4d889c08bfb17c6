/** The value of a cell of a flat table; 0 outside it. */
export const valueAt = (table: ArrayLike<number>, at: number): number => table[at] ?? 0;

/** Adds to a cell of a flat table. */
export function addAt(table: Float64Array | Int32Array, at: number, amount: number): void {
  table[at] = (table[at] ?? 0) + amount;
}
