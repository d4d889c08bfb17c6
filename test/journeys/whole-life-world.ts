import { newId } from '../../src/platform/ids/ids.ts';
import { plainDate } from '../../src/platform/dates/plain-date.ts';
import { exportSsda903 } from '../../src/modules/returns/index.ts';
import type { LifeFace } from '../support/life-face.ts';
import { startLifeFace } from '../support/life-face.ts';
import type { Life, Telling } from './whole-life-story.ts';

/** Whose return this is (Northumberland’s code; the children, the postcodes and the workers are invented). */
export const authority = 'E06000057';
export const years = [2022, 2023, 2024, 2025, 2026, 2027] as const;

/** Postcodes on a line, by how many metres east of the family home they are, and in whose area. */
const postcodes = [
  ['ZA11AA', 0, authority],
  ['ZA22BB', 5000, authority],
  ['ZA33CC', 8000, authority],
  ['ZA44DD', 50_000, 'E08000021'],
  ['ZA55EE', 12_000, authority],
  ['ZA66FF', 20_000, authority],
] as const;

const workers = [
  ['SW0001', 'Wren First', 'Social worker'],
  ['SW0002', 'Sam Second', 'Social worker'],
  [null, 'Pip Adviser', 'Personal adviser'],
] as const;

/** A Kith with its authority, its workers and a directory of postcodes, and nobody in it. */
export async function startLife(from: string): Promise<Life> {
  const face = await startLifeFace(from);
  const { owner } = face;
  await owner.query(
    "insert into platform.installation (kind, name, code) values ('authority', 'Invented', $1)",
    [authority],
  );
  for (const [postcode, east, area] of postcodes)
    await owner.query(
      `insert into homes.postcode (postcode, area_code, authority_code, easting, northing) values ($1, $2, $2, $3, 580000)`,
      [postcode, area, 430_000 + east],
    );
  for (const [reference, name, job] of workers)
    await owner.query('insert into workforce.worker (id, reference, name, job) values ($1, $2, $3, $4)', [
      newId(),
      reference,
      name,
      job,
    ]);
  return { face, ids: new Map(), facts: new Map(), places: new Map() };
}

/** Each thing on its day. */
export async function tellAll(life: Life, tellings: readonly Telling[]): Promise<void> {
  await life.face.accountOf('guardian');
  await life.face.accountOf('analyst');
  for (const { on, does } of tellings) {
    life.face.moveTo(on);
    await does(life);
  }
}

/** The files of a year, as the export gives them once the story is over. */
export function exportFiles({ database }: LifeFace, year: number) {
  return database.transaction({ account: null, role: 'loader' }, plainDate('2027-04-10'), (db) =>
    exportSsda903(db, year),
  );
}

/** Its rows without header lines, by file; files without a row are left out. Children stand in the order of their ids. */
export async function returned(
  face: LifeFace,
  year: number,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const files = await exportFiles(face, year);
  return Object.fromEntries(
    files.flatMap(({ name, text }) => {
      const rows = text.trim().split(/\r?\n/).slice(1);
      return rows.length === 0 ? [] : [[name, inOrder(rows)]];
    }),
  );
}

const inOrder = (rows: readonly string[]) =>
  [...rows].sort((a, b) => (childOf(a) < childOf(b) ? -1 : childOf(a) > childOf(b) ? 1 : 0));
const childOf = (row: string) => row.split(',')[0] ?? '';
