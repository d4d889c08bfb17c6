import { annexALists } from '../../../../formats/index.ts';
import type { AnnexAList, AnnexALists } from '../../../../formats/index.ts';
import { parsePlainDate } from '../../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../../platform/dates/plain-date.ts';

/** One cell (or, without a column, one row) that a rule finds; rows count from 0 below the list's header. */
export type AnnexAPlace = { readonly list: AnnexAList; readonly row: number; readonly column: string | null };

/** A rule on the lists: what is wrong where it finds something. An error is wrong; a query may be right, and is asked. */
export type AnnexARule = {
  readonly code: string;
  readonly severity: 'error' | 'query';
  readonly meaning: string;
  readonly find: (on: Lists) => readonly AnnexAPlace[];
};

/** The lists with their date, as rules look at them. `column` is our word for a column everywhere. */
export class Lists {
  private readonly children = new Map<AnnexAList, Map<string, number[]>>();

  constructor(
    readonly tables: AnnexALists,
    readonly asOf: PlainDate,
  ) {}

  cell(list: AnnexAList, row: number, column: string): string | null {
    return this.tables[list].columns[column]?.[row] ?? null;
  }

  /** The date that a cell holds, or undefined where it holds none. */
  date(list: AnnexAList, row: number, column: string): PlainDate | undefined {
    return parsePlainDate(this.cell(list, row, column));
  }

  /** The whole number that a cell holds, or undefined. */
  number(list: AnnexAList, row: number, column: string): number | undefined {
    const text = this.cell(list, row, column);
    return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
  }

  says(list: AnnexAList, row: number, column: string, value: string): boolean {
    return this.cell(list, row, column) === value;
  }

  isFilled(list: AnnexAList, row: number, column: string): boolean {
    return this.cell(list, row, column) !== null;
  }

  /** The rows of a list about the same child (list 11: the same adopter) as a row of it; none without an id. */
  rowsOf(list: AnnexAList, child: string | null): readonly number[] {
    return child === null ? [] : (this.grouped(list).get(child) ?? []);
  }

  child(list: AnnexAList, row: number): string | null {
    return this.cell(list, row, list === 11 ? 'adopter' : 'child');
  }

  /** The rows of one list that pass; the finding names `column` where given. */
  where(list: AnnexAList, test: (row: number) => boolean, column: string | null = null): AnnexAPlace[] {
    const places: AnnexAPlace[] = [];
    for (let row = 0; row < this.tables[list].rows; row++) if (test(row)) places.push({ list, row, column });
    return places;
  }

  /** Every list, one after the other. */
  everywhere(find: (list: AnnexAList) => readonly AnnexAPlace[]): AnnexAPlace[] {
    return annexALists.flatMap(({ list }) => find(list));
  }

  private grouped(list: AnnexAList): Map<string, number[]> {
    const known = this.children.get(list);
    if (known) return known;
    const groups = new Map<string, number[]>();
    for (let row = 0; row < this.tables[list].rows; row++) {
      const child = this.child(list, row);
      if (child === null) continue;
      const rows = groups.get(child);
      if (rows) rows.push(row);
      else groups.set(child, [row]);
    }
    this.children.set(list, groups);
    return groups;
  }
}
