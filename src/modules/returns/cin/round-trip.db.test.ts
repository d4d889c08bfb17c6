import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import { sharedMissing, sharedPath } from '../../../../test/support/shared.ts';
import { censuses, exported, load, readShared, toRows } from './cin-kit.test-support.ts';

const data = sharedPath('data');

describe.skipIf(data === null)('a census that was loaded', () => {
  it.each(censuses)('%s comes back element by element', { timeout: 60_000 }, async (name) => {
    const t = await testDatabase();
    try {
      const given = readShared(name);
      const first = await load(t, [given]);
      for (const { rows, loaded, unchanged, updated, contested, rejected, name: table } of first.files)
        expect(loaded + unchanged + updated + contested + rejected, table).toBe(rows);
      const year = first.files[0]?.year ?? 0;
      const back = toRows(await exported(t, year));
      for (const [table, rows] of toRows(given.bytes)) {
        const differing = rows
          .map((row, i) => [row, back.get(table)?.[i] ?? 'no row'])
          .filter(([a, b]) => a !== b);
        expect(differing.slice(0, 5), `${table}, ${differing.length} of ${rows.length} rows`).toEqual([]);
        expect(back.get(table)?.length, table).toBe(rows.length);
      }
      const second = await load(t, [given]);
      expect(second.files.filter(({ unchanged, rows }) => unchanged !== rows)).toEqual([]);
      expect(second.problems.filter(({ row }) => row !== null)).toEqual([]);
    } finally {
      await t.close();
    }
  });
});

it.skipIf(data !== null)(sharedMissing, () => undefined);
