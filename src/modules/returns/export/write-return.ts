import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { exportSsda903 } from './export-returns.ts';

export type WrittenFile = { readonly name: string; readonly rows: number };

/** Writes the twelve SSDA903 files of a collection year into a folder, which is made where it is not there. */
export async function writeSsda903Return(
  database: Database,
  { year, out }: { readonly year: number; readonly out: string },
  today: PlainDate,
): Promise<readonly WrittenFile[]> {
  const files = await database.transaction({ account: null, role: 'loader' }, today, (db) =>
    exportSsda903(db, year),
  );
  mkdirSync(out, { recursive: true });
  for (const { name, text } of files) writeFileSync(join(out, name), text);
  return files.map(({ name, rows }) => ({ name, rows }));
}
