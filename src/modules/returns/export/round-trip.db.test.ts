import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { readFolder, toRows } from '../../../../test/support/returns.ts';
import { sharedMissing, sharedPath } from '../../../../test/support/shared.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { importReturns } from '../import/import-returns.ts';
import type { ImportOptions } from '../import/import-returns.ts';
import { exportSsda903 } from './export-returns.ts';

const by = { account: null, today: plainDate('2026-11-22') };

const load = (t: TestDatabase, files: { path: string; bytes: Buffer }[], options: ImportOptions) =>
  importReturns(t.database, files, { options, by, progress: () => undefined });

async function exported(t: TestDatabase, year: number) {
  const files = await t.database.transaction({ account: null, role: 'loader' }, by.today, (db) =>
    exportSsda903(db, year),
  );
  return toRows(files.map(({ name, text }) => ({ name, bytes: text })));
}

const given = (files: { path: string; bytes: Buffer }[]) =>
  toRows(files.map(({ path, bytes }) => ({ name: path, bytes })));

async function expectSame(t: TestDatabase, year: number, files: { path: string; bytes: Buffer }[]) {
  const back = await exported(t, year);
  for (const [table, rows] of given(files)) {
    const differing = rows
      .map((row, i) => [row, back.get(table)?.[i] ?? 'no row'])
      .filter(([a, b]) => a !== b);
    expect(differing.slice(0, 5), `${table} of ${year}, ${differing.length} of ${rows.length} rows`).toEqual(
      [],
    );
    expect(back.get(table)?.length, `${table} of ${year}`).toBe(rows.length);
  }
}

const sets = sharedPath('data/synthetic-ssda903');
const names =
  sets === null ? [] : readdirSync(sets).filter((name) => existsSync(join(sets, name, 'this-year')));

describe.skipIf(sets === null)('a return that was loaded comes back cell by cell', () => {
  it.each(names)('%s, both years', { timeout: 120_000 }, async (name) => {
    const t = await testDatabase();
    try {
      const folder = (which: string) => readFolder(join(sets ?? '', name, which));
      const all = [...folder('this-year'), ...folder('last-year')];
      const first = await load(t, all, { la: 'E10000015' });
      for (const { rows, loaded, unchanged, updated, contested, rejected, name: file } of first.files) {
        expect(loaded + unchanged + updated + contested + rejected, file).toBe(rows);
      }
      const year = Math.max(...first.files.map((file) => file.year));
      await expectSame(t, year, folder('this-year'));
      await expectSame(t, year - 1, folder('last-year'));
      const second = await load(t, all, {});
      expect(second.files.filter((file) => file.unchanged !== file.rows)).toEqual([]);
      expect(second.problems).toEqual([]);
    } finally {
      await t.close();
    }
  });

  it('the older year loaded after the newer one', { timeout: 120_000 }, async () => {
    const t = await testDatabase();
    try {
      const folder = (which: string) => readFolder(join(sets ?? '', 'dirty-2026', which));
      await load(t, folder('this-year'), { la: 'E10000015' });
      await load(t, folder('last-year'), {});
      await expectSame(t, 2026, folder('this-year'));
      await expectSame(t, 2025, folder('last-year'));
    } finally {
      await t.close();
    }
  });
});

const foreign = sharedPath('data/csc-validator-be-903/input');

describe.skipIf(foreign === null)('a return that another project made up', () => {
  it('comes back cell by cell as the year that was asked for', { timeout: 120_000 }, async () => {
    const t = await testDatabase();
    try {
      const files = readFolder(foreign ?? '', ['placed_for_adoption_errors.csv']);
      await load(t, files, { la: 'E09000027', year: 2026 });
      await expectSame(t, 2026, files);
      const second = await load(t, files, { year: 2026 });
      expect(second.files.filter((file) => file.unchanged !== file.rows)).toEqual([]);
    } finally {
      await t.close();
    }
  });
});

it.skipIf(sets !== null)(sharedMissing, () => undefined);
