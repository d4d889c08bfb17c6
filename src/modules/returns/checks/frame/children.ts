import type { Column } from './column.ts';

/**
 * Gives every child of a return a number, the same in all its tables (and in last year's). Number 0 stands for rows
 * without an id, which belong together with nobody.
 */
export class Children {
  private readonly numbers = new Map<string, number>();
  private readonly ids: string[] = [''];

  /** One more than the highest number. */
  get count(): number {
    return this.ids.length;
  }

  number(id: string): number {
    const known = this.numbers.get(id);
    if (known !== undefined) return known;
    const next = this.ids.length;
    this.numbers.set(id, next);
    this.ids.push(id);
    return next;
  }

  idOf(child: number): string {
    return this.ids[child] ?? '';
  }

  /** The child of each row, from the column of ids. */
  numberRows(column: Column): Int32Array {
    const byCode = Int32Array.from(column.values, (id, code) => (code === 0 ? 0 : this.number(id)));
    return column.codes.map((code) => byCode[code] ?? 0);
  }
}
