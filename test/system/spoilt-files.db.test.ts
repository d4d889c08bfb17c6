import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvForSpreadsheets, readCsv } from '../../src/formats/index.ts';
import type { ImportReport } from '../../src/modules/returns/index.ts';
import { exportSsda903, importReturns, ImportRefused } from '../../src/modules/returns/index.ts';
import { plainDate } from '../../src/platform/dates/plain-date.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import { idsOf } from '../support/made-life.ts';
import { makeReturn } from '../support/made-returns.ts';
import type { SpoiltFile } from '../support/spoil-files.ts';
import { formulas, spoiltReturn } from '../support/spoil-files.ts';

const runs = Number(process.env['KITH_FUZZ_RUNS'] ?? 40);
let t: TestDatabase;
beforeAll(async () => (t = await testDatabase()));
afterAll(() => t.close());

const load = (files: readonly SpoiltFile[], year?: number) =>
  importReturns(t.database, files, {
    options: { la: 'E10000015', ...(year === undefined ? {} : { year }) },
    by: { account: null, today: plainDate('2026-11-22') },
    progress: () => undefined,
  });

/** What the database holds altogether: facts, contested rows and lines. */
async function countAll(): Promise<number> {
  const { rows } = await t.owner.query<{ all: number }>(`select
    (select count(*) from people.person) + (select count(*) from care.episode) + (select count(*) from care.review) + (select count(*) from returns.line)
    + (select count(*) from returns.file_set) + (select count(*) from care.episode_contested) + (select count(*) from people.person_contested) as all`);
  return Number(rows[0]?.all);
}

const sumOf = (
  report: ImportReport,
  keys: readonly ('rows' | 'loaded' | 'unchanged' | 'updated' | 'contested' | 'rejected')[],
) => report.files.map((file) => keys.reduce((sum, key) => sum + file[key], 0));
const outcomes = ['loaded', 'unchanged', 'updated', 'contested', 'rejected'] as const;

/** The report, or the refusal; anything else that is thrown is a crash. */
async function attempt(files: readonly SpoiltFile[]): Promise<ImportReport | ImportRefused> {
  try {
    return await load(files, 2026);
  } catch (error) {
    if (error instanceof ImportRefused) return error;
    throw error;
  }
}

describe('spoilt files', () => {
  it('are loaded or refused with a reason, never half: every row is accounted for, and a second time nothing is new', async () => {
    let [seed, loaded, refused] = [1000, 0, 0];
    const property = fc.asyncProperty(
      fc.constant(null).chain(() => spoiltReturn((seed += 1))),
      async ({ files }) => {
        const before = await countAll();
        const report = await attempt(files);
        if (report instanceof ImportRefused) {
          refused += 1;
          expect(report.message).toMatch(/\w/);
          expect(await countAll(), 'nothing was loaded').toBe(before);
          return;
        }
        loaded += 1;
        expect(sumOf(report, outcomes), 'each row went somewhere').toEqual(sumOf(report, ['rows']));
        const after = await countAll();
        const again = await load(files, 2026);
        expect(sumOf(again, ['unchanged']), 'the same again is unchanged').toEqual(sumOf(again, ['rows']));
        expect(await countAll(), 'and adds nothing').toBe(after);
        await t.database.transaction({ account: null, role: 'loader' }, plainDate('2026-11-22'), (db) =>
          exportSsda903(db, 2026),
        );
      },
    );
    await fc.assert(property, {
      seed: 20_260_331,
      numRuns: runs,
      endOnFailure: true,
      interruptAfterTimeLimit: 240_000,
    });
    expect([loaded > 0, loaded + refused >= runs]).toEqual([true, true]);
  }, 300_000);
});

describe('a formula in a cell', () => {
  /** The pupil number may be any text; the date of a review may not, and is kept as it came. */
  async function loadFormula(formula: string, seed: number): Promise<ReadonlyMap<string, string>> {
    const quoted = `"${formula.replaceAll('"', '""')}"`;
    const files = makeReturn({ year: 2026, children: 4, seed }).map(({ name, text }) => {
      const spoilt =
        name === 'header.csv'
          ? text.replace('UN1', quoted)
          : name === 'reviews.csv'
            ? text.replace(/\d\d\/\d\d\/\d{4},PN1/, `${quoted},PN1`)
            : text;
      return { path: `given/${name}`, bytes: Buffer.from(spoilt) };
    });
    await load(files);
    const back = await t.database.transaction(
      { account: null, role: 'loader' },
      plainDate('2026-11-22'),
      (db) => exportSsda903(db, 2026),
    );
    return new Map(back.map(({ name, text }) => [name, text]));
  }

  it.for(formulas.map((formula, i) => [formula, i] as const))(
    '%j comes back as it was in the return',
    async ([formula, i]) => {
      const back = await loadFormula(formula, 5000 + i);
      for (const [file, column] of [
        ['header.csv', 'UPN'],
        ['reviews.csv', 'REVIEW'],
      ] as const) {
        const table = readCsv(back.get(file) ?? '');
        if (!table.ok) throw new Error(table.problem);
        const own = table.columns[table.header.indexOf('CHILD')]?.flatMap((child, row) =>
          child.startsWith(idsOf(5000 + i)) ? [table.columns[table.header.indexOf(column)]?.[row]] : [],
        );
        // Text is read trimmed and in upper case; what cannot be read is kept as it came.
        expect(own, file).toContain(column === 'UPN' ? formula.trim().toUpperCase() : formula);
      }
    },
  );

  it('runs nowhere when a person opens a download', () => {
    const cells = [...formulas.filter((formula) => !/^[+-]?\d+$/.test(formula)), 'plain', '-12', '+4.5'];
    const table = readCsv(
      csvForSpreadsheets(
        ['what'],
        cells.map((cell) => [cell]),
      ),
    );
    if (!table.ok) throw new Error(table.problem);
    expect(table.columns[0]?.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual(['-12', '+4.5']);
  });
});
