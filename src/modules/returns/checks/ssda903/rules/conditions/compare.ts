import type { Column } from '../../tables.ts';

/** A test of a row of one column and a row of another: the same text, whatever its case, or both blank. */
export function sameText(a: Column, b: Column): (rowOfA: number, rowOfB: number) => boolean {
  const numbers = new Map<string, number>();
  const [inA, inB] = [numberTexts(a, numbers), numberTexts(b, numbers)];
  return (rowOfA, rowOfB) => inA[a.code(rowOfA)] === inB[b.code(rowOfB)];
}

/** Each text of the column as a number, equal for equal texts; 0 for blank. */
function numberTexts(column: Column, numbers: Map<string, number>): Int32Array {
  return Int32Array.from(column.values, (text, code) => {
    if (code === 0) return 0;
    const folded = text.toUpperCase();
    const number = numbers.get(folded) ?? numbers.size + 1;
    numbers.set(folded, number);
    return number;
  });
}
