import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exported, given, load, withOwnDatabase } from '../../../../test/support/loading.ts';
import { fileSet } from '../../../../test/support/returns.ts';

withOwnDatabase();

describe('fuzzed files', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      'C1',
      'C2',
      '01/05/2025',
      '2025-05-01',
      '31/02/2025',
      '1/5/2025',
      'ZZ/05/2020',
      '0',
      '1',
      'M',
      'U6',
      'E8',
      '=1+1',
      '@SUM(A1)',
      ' c1 ',
      'x'.repeat(300),
      "O'Neil\\",
      'é\u0000',
      '\t',
    ),
    fc.string({ maxLength: 12 }).filter((text) => !/[",\r\n]/.test(text)),
  );
  const row = fc.array(cell, { minLength: 0, maxLength: 14 });

  it('never break an import half-way: each is loaded whole and comes back the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        fc.array(row, { maxLength: 6 }),
        async (episodes, headers) => {
          const files = fileSet('fuzz', {
            Header: headers,
            Episodes: episodes,
            Missing: episodes,
            OC2: headers,
          });
          const report = await load(files, { year: 2026 });
          for (const { rows, loaded, unchanged, updated, contested, rejected } of report.files)
            expect(loaded + unchanged + updated + contested + rejected).toBe(rows);
          const second = await load(files, { year: 2026 });
          expect(second.files.filter(({ rows, unchanged }) => rows !== unchanged)).toEqual([]);
          const back = await exported(2026);
          for (const [table, rows] of given(files))
            expect(back.get(table)).toEqual(expect.arrayContaining(rows));
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);
});
