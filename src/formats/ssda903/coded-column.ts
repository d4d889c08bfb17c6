import { cleanCell } from './clean-cell.ts';

/** A column with each different text kept once: row r holds `values[codes[r]]`; code 0 is blank. */
export type CodedColumn = { readonly codes: Int32Array; readonly values: readonly string[] };

const FIRST = 1024;

/**
 * Takes the cells of a column one by one and keeps each different text once. Cells are looked up as they stand in the
 * file, so that each spelling is trimmed and put in upper case only the first time it is met.
 */
export class ColumnCoder {
  private codes = new Int32Array(FIRST);
  private readonly values = [''];
  private readonly byCell = new Map<string, number>([['', 0]]);
  private readonly byValue = new Map<string, number>();
  private rows = 0;

  push(cell: string): void {
    if (this.rows === this.codes.length) this.grow();
    this.codes[this.rows++] = this.byCell.get(cell) ?? this.learn(cell);
  }

  finish(): CodedColumn {
    return { codes: this.codes.slice(0, this.rows), values: this.values };
  }

  private learn(cell: string): number {
    const value = cleanCell(cell);
    const code = value === null ? 0 : (this.byValue.get(value) ?? this.add(value));
    this.byCell.set(own(cell), code);
    return code;
  }

  private add(value: string): number {
    const code = this.values.length;
    const kept = own(value);
    this.values.push(kept);
    this.byValue.set(kept, code);
    return code;
  }

  private grow(): void {
    const larger = new Int32Array(this.codes.length * 2);
    larger.set(this.codes);
    this.codes = larger;
  }
}

/** Engines keep a slice of a long text as a view that holds the whole of it in memory from this length on. */
const LONG = 13;

/** The same text, in memory of its own. */
function own(text: string): string {
  return text.length < LONG ? text : structuredClone(text);
}
