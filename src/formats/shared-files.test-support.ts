import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'vitest';
import { sharedMissing, sharedPath } from '../../test/support/shared.ts';
import { readCsv } from './csv/read-csv.ts';
import { readSsda903File } from './ssda903/read.ts';
import type { Ssda903File } from './ssda903/read.ts';

type Read = () => { rows: Record<string, string>[] };

/** A test over one CSV file of ../shared, skipped with the reason on a machine without it. */
export function inShared(path: string, name: string, test: (read: Read) => void): void {
  const found = sharedPath(path);
  if (found === null) return it.skip(`${name} (${sharedMissing})`, () => undefined);
  it(name, () => test(() => readRows(found)));
}

/** A test over a folder of ../shared, given its absolute path; skipped where there is none. */
export function inSharedFolder(path: string, name: string, test: (folder: string) => void): void {
  const found = sharedPath(path);
  if (found === null) return it.skip(`${name} (${sharedMissing})`, () => undefined);
  it(name, () => test(found));
}

/** The CSV files of a folder, by name. */
export function listCsvFiles(folder: string): { name: string; bytes: Uint8Array }[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  return names.sort().map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

/** A file that must be one of the return. */
export function readReturnFile(file: { name: string; bytes: Uint8Array | string }): Ssda903File {
  const read = readSsda903File(file);
  if (!read.ok) throw new Error(read.problem);
  return read;
}

function readRows(path: string): { rows: Record<string, string>[] } {
  const csv = readCsv(readFileSync(path));
  if (!csv.ok) throw new Error(csv.problem);
  const row = (i: number) =>
    Object.fromEntries(csv.header.map((name, c) => [name, csv.columns[c]?.[i] ?? '']));
  return { rows: Array.from({ length: csv.rows }, (_, i) => row(i)) };
}
