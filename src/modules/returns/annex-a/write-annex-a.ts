import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annexALists, writeAnnexACsv, writeAnnexAWorkbook } from '../../../formats/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { WrittenFile } from '../export/write-return.ts';
import { listAnnexA } from './list-annex-a.ts';

/**
 * Writes the lists of Annex A on a date into a folder, which is made where it is not there: the workbook that inspectors
 * expect, and each list as CSV. `rows` of the workbook are those of all lists.
 */
export async function writeAnnexAReturn(
  db: Read,
  asOf: PlainDate,
  out: string,
): Promise<readonly WrittenFile[]> {
  const { lists } = await listAnnexA(db, asOf);
  mkdirSync(out, { recursive: true });
  const workbook = nameWorkbook(asOf);
  writeFileSync(join(out, workbook), writeAnnexAWorkbook(lists));
  const written = annexALists.map(({ list }) => {
    const name = `list-${list}.csv`;
    writeFileSync(join(out, name), writeAnnexACsv(lists[list]));
    return { name, rows: lists[list].rows };
  });
  return [{ name: workbook, rows: written.reduce((sum, { rows }) => sum + rows, 0) }, ...written];
}

/** What the workbook of a date is called. */
export function nameWorkbook(asOf: PlainDate): string {
  return `annex-a-${asOf}.xlsx`;
}
