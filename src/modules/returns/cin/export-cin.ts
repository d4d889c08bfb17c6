import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeCinFile } from '../../../formats/index.ts';
import type { CinTable } from '../../../formats/index.ts';
import type { Database, Read } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { findAuthority, hasReturn, listChildIds } from '../export/export-queries.ts';
import type { Within } from '../export/export-queries.ts';
import type { Row } from '../export/row-rules.ts';
import { findHeader, findLeaCode } from './cin-export-queries.ts';
import { cinKinds } from './cin-kinds.ts';
import { toCinTables } from './cin-tree-rules.ts';
import type { CinRow, TracedCin } from './cin-tree-rules.ts';
import { gatherRecorded } from './gather-recorded.ts';
import { gatherSaid } from './gather-said.ts';
import type { Gathered } from './gather-said.ts';

/** Who wrote the file, and when: the sender's own, and so never given back from a file that was loaded. */
const softwareCode = 'Kith';

/**
 * The children in need census of a collection year (2026 ends on 31 March 2026) as XML. A year that was loaded comes back as
 * its newest file had it, with what people have corrected or recorded in Kith since; contested cells and rows that nobody
 * has settled come as they came. A year that was never loaded is projected from the facts that stand.
 */
export async function exportCin(db: Read, year: number, now: Instant): Promise<string> {
  const { tables } = await traceCin(db, { year }, now);
  return writeCinFile(tables);
}

/** The same as tables, each row with what it was made from, so that what is found in a row leads to where it is mended. */
export async function traceCin(db: Read, within: Within, now: Instant): Promise<TracedCin> {
  const loaded = await hasReturn(db, 'cin', within.year);
  const gathered: Gathered = {
    db,
    within,
    rows: new Map(cinKinds.map((kind) => [kind, new Map()])),
    placeOf: new Map(),
    standsFor: new Map(),
    given: new Set(),
    childPlace: new Map(),
    childIds: await listChildIds(db, await findAuthority(db)),
  };
  if (loaded) await gatherSaid(gathered);
  await gatherRecorded(gathered, loaded);
  const rows = new Map<CinTable, readonly CinRow[]>(
    [...gathered.rows].map(([kind, own]) => [kind.source, [...own.values()]]),
  );
  return toCinTables(await makeHeader(db, within.year, now), rows);
}

/** The head of the year's newest file, or one of our own with the authority's number. */
async function makeHeader(db: Read, year: number, now: Instant): Promise<Row> {
  const { header, isOfYear } = await findHeader(db, year);
  const sender = { SoftwareCode: softwareCode, DateTime: now.slice(0, 19) };
  if (isOfYear) return { ...header, ...sender };
  return {
    Collection: 'CIN',
    Year: String(year),
    ReferenceDate: `${year}-03-31`,
    SourceLevel: 'L',
    LEA: header['LEA'] ?? (await findLeaCode(db)),
    Release: '1',
    SerialNo: '001',
    ...sender,
  };
}

export type CinReturn = { readonly path: string; readonly children: number; readonly episodes: number };

/** Writes the census of a year into a folder, which is made where it is not there; for `kith return cin`. */
export async function writeCinReturn(
  database: Database,
  { year, out }: { readonly year: number; readonly out: string },
  { now, today }: { readonly now: Instant; readonly today: PlainDate },
): Promise<CinReturn> {
  const { tables } = await database.transaction({ account: null, role: 'loader' }, today, (db) =>
    traceCin(db, { year }, now),
  );
  mkdirSync(out, { recursive: true });
  const path = join(out, `cin-${year}.xml`);
  writeFileSync(path, writeCinFile(tables));
  return { path, children: tables.ChildIdentifiers.rows, episodes: tables.CINdetails.rows };
}
