/*
 * Cells of flat tables, 0 outside them. One function for each kind of table: the engine makes a plain read of a function
 * that only ever meets one kind, and these are called a hundred million times.
 */
export const floatAt = (table: Float64Array, at: number): number => table[at] ?? 0;
export const intAt = (table: Int32Array, at: number): number => table[at] ?? 0;
export const byteAt = (table: Uint8Array, at: number): number => table[at] ?? 0;
/** For any table, where speed does not matter. */
export const valueAt = (table: ArrayLike<number>, at: number): number => table[at] ?? 0;

/** Adds to a cell of a flat table. */
export function addAt(table: Float64Array, at: number, amount: number): void {
  table[at] = (table[at] ?? 0) + amount;
}

/** Counts one more in a cell of a flat table. */
export function countAt(table: Int32Array, at: number): void {
  table[at] = (table[at] ?? 0) + 1;
}
