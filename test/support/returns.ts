import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSsda903File, ssda903Tables } from '../../src/formats/index.ts';
import type { Ssda903Table } from '../../src/formats/index.ts';

/** The CSV files of a folder. */
export function readFolder(
  folder: string,
  leaveOut: readonly string[] = [],
): { path: string; bytes: Buffer }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv') && !leaveOut.includes(name))
    .map((name) => ({ path: join(folder, name), bytes: readFileSync(join(folder, name)) }));
}

/** Every row of a set of files by table, cells trimmed and in upper case, in the order of the file. */
export function toRows(
  files: readonly { name: string; bytes: Uint8Array | string }[],
): Map<Ssda903Table, string[]> {
  const tables = new Map<Ssda903Table, string[]>();
  for (const { name, bytes } of files) {
    const file = readSsda903File({ name, bytes });
    if (!file.ok) throw new Error(file.problem);
    const rows = Array.from({ length: file.rows }, (_, row) =>
      Object.entries(file.columns)
        .map(([column, values]) => `${column}=${values[row] ?? ''}`)
        .join(' | '),
    );
    tables.set(file.table, [...(tables.get(file.table) ?? []), ...rows]);
  }
  return tables;
}

/** Small files for a test: table → rows of cells in the order of the table's columns; blank cells may be left out at the end. */
export function fileSet(
  folder: string,
  tables: Readonly<Partial<Record<Ssda903Table, readonly (readonly string[])[]>>>,
): { path: string; bytes: Buffer }[] {
  return ssda903Tables.flatMap(({ table, file, columns }) => {
    const rows = tables[table];
    if (!rows) return [];
    const lines = rows.map((cells) => columns.map((_, i) => cells[i] ?? '').join(','));
    const text = [columns.map(({ name }) => name).join(','), ...lines].join('\n');
    return [{ path: join(folder, file), bytes: Buffer.from(text) }];
  });
}
