import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  getTableSpec,
  isTableInYear,
  listColumns,
  writeSsda903File,
  type Ssda903Table,
} from '../formats/index.ts';

/** A row by column names; what is left out is written empty. */
export type FileRow = Readonly<Record<string, string | null>>;

type Page = { readonly columns: Record<string, (string | null)[]>; rows: number };

const pageSize = 10_000;

/**
 * The files of a return, year by year, on their way to disk: a folder per collection year. Rows are gathered and
 * written in pieces, so that memory does not grow with the county.
 */
export class FileBook {
  private readonly pages = new Map<string, Page>();
  private readonly folder: string;
  rows = 0;

  constructor(folder: string, years: readonly number[]) {
    this.folder = folder;
    for (const year of years) mkdirSync(join(folder, String(year)), { recursive: true });
  }

  /** Writes the heads of all files of a year, so that a file without rows is there too. */
  start(table: Ssda903Table, year: number): void {
    if (isTableInYear(table, year))
      writeFileSync(this.pathOf(table, year), writeSsda903File(table, {}, year));
  }

  add(table: Ssda903Table, year: number, row: FileRow): void {
    if (!isTableInYear(table, year)) return;
    const key = `${table} ${year}`;
    const page = this.pages.get(key) ?? { columns: {}, rows: 0 };
    for (const { name } of listColumns(table, year)) (page.columns[name] ??= []).push(row[name] ?? null);
    page.rows++;
    this.rows++;
    if (page.rows >= pageSize) this.flush(table, year, page);
    else this.pages.set(key, page);
  }

  /** Writes what is still held. */
  finish(tables: readonly Ssda903Table[], years: readonly number[]): void {
    for (const year of years) {
      for (const table of tables) {
        const page = this.pages.get(`${table} ${year}`);
        if (page !== undefined) this.flush(table, year, page);
      }
    }
  }

  private flush(table: Ssda903Table, year: number, page: Page): void {
    const text = writeSsda903File(table, page.columns, year);
    appendFileSync(this.pathOf(table, year), text.slice(text.indexOf('\n') + 1));
    this.pages.delete(`${table} ${year}`);
  }

  private pathOf(table: Ssda903Table, year: number): string {
    return join(this.folder, String(year), getTableSpec(table).file);
  }
}
