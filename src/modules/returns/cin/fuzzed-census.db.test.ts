import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { cinColumns, cinKeys, cinTables, writeCinFile } from '../../../formats/index.ts';
import type { CinTable, CinTableData, CinTables } from '../../../formats/index.ts';
import { census, exported, load, toRows } from './cin-kit.test-support.ts';

/** Few children and few days, so that rows of every kind meet, overlap and contradict each other. */
const text = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom('2025-05-01', '2025-05-02', '2025-06-01', '2026-01-05', '2027-01-01'),
  },
  { weight: 3, arbitrary: fc.constant(null) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'A1',
      'B2',
      '0',
      '1',
      'true',
      'N1',
      'RC7',
      '6',
      'NEG',
      'NONE',
      'AUT',
      '4B',
      'F',
      '9',
      'UN3',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '2025-02-30',
      '0001-01-01',
      '9999-12-31',
      '100000',
      '-1',
      'x'.repeat(300),
      '<&>',
      "O'Neil\\",
      '=1+1',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.string({ maxLength: 8 }).map((said) => said.replace(/[^\x21-\x7e]/g, '') || null),
  },
);

type Row = Readonly<Record<string, string | null>>;
const rowOf = (table: CinTable) =>
  fc.record(
    Object.fromEntries(
      cinColumns[table].filter((name) => !cinKeys[table].includes(name)).map((name) => [name, text]),
    ),
  ) as fc.Arbitrary<Row>;
const some = (table: CinTable, most = 3) => fc.array(rowOf(table), { maxLength: most });

const episode = fc.record({
  own: rowOf('CINdetails'),
  assessments: fc.array(fc.tuple(rowOf('Assessments'), some('AssessmentFactorsList')), { maxLength: 2 }),
  plans: some('CINplanDates'),
  enquiries: some('Section47'),
  protection: fc.array(fc.tuple(rowOf('ChildProtectionPlans'), some('Reviews')), { maxLength: 2 }),
});
const child = fc.record({
  id: fc.constantFrom('A1', 'A1', 'B2', 'C3', null),
  own: rowOf('ChildIdentifiers'),
  more: rowOf('ChildCharacteristics'),
  disabilities: some('Disabilities'),
  episodes: fc.array(episode, { maxLength: 3 }),
});
type Drawn = typeof child extends fc.Arbitrary<infer T> ? T : never;

/** The tables of what was drawn, as a file would have them. */
function toTables(children: readonly Drawn[]): CinTables {
  const made = new Map(cinTables.map((table) => [table, { child: [] as number[], rows: [] as Row[] }]));
  const add = (table: CinTable, at: number, row: Row) => {
    made.get(table)?.child.push(at);
    made.get(table)?.rows.push(row);
  };
  children.forEach(({ id, own, more, disabilities, episodes }, at) => {
    add('ChildIdentifiers', at, { ...own, LAchildID: id });
    add('ChildCharacteristics', at, more);
    for (const row of disabilities) add('Disabilities', at, row);
    episodes.forEach((one, i) =>
      addEpisode(one, { CINdetailsID: String(i + 1) }, (table, row) => add(table, at, row)),
    );
  });
  const tables = [...made].map(([table, { child: at, rows }]) => {
    const columns = cinColumns[table].map((name) => [name, rows.map((row) => row[name] ?? null)]);
    const data: CinTableData = { rows: rows.length, child: at, columns: Object.fromEntries(columns) };
    return [table, data] as const;
  });
  return Object.fromEntries(tables) as CinTables;
}

function addEpisode(
  { own, assessments, plans, enquiries, protection }: Drawn['episodes'][number],
  key: Row,
  add: (table: CinTable, row: Row) => void,
): void {
  add('CINdetails', { ...own, ...key });
  assessments.forEach(([row, factors], i) => {
    const part = { ...key, AssessmentID: String(i + 1) };
    add('Assessments', { ...row, ...part });
    for (const factor of factors) add('AssessmentFactorsList', { ...factor, ...part });
  });
  for (const row of plans) add('CINplanDates', { ...row, ...key });
  for (const row of enquiries) add('Section47', { ...row, ...key });
  protection.forEach(([row, reviews], i) => {
    const part = { ...key, CPPID: String(i + 1) };
    add('ChildProtectionPlans', { ...row, ...part });
    for (const review of reviews) add('Reviews', { ...review, ...part });
  });
}

/** What was drawn, inside a message with a head. */
function toFile(children: readonly Drawn[], year: number) {
  const written = writeCinFile(toTables(children));
  const inside = /<Children>([\s\S]*)<\/Children>/.exec(written)?.[1] ?? '';
  return census(inside, year);
}

describe('a census of chance', () => {
  let t: TestDatabase;
  beforeAll(async () => {
    t = await testDatabase();
  });
  afterAll(() => t.close());

  it(
    'never breaks an import half-way: it is loaded whole, over what was there, and comes back the same',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(child, { minLength: 1, maxLength: 4 }),
          fc.constantFrom(2025, 2026),
          async (children, year) => {
            const file = toFile(children, year);
            const report = await load(t, [file]);
            for (const { rows, loaded, unchanged, updated, contested, rejected } of report.files)
              expect(loaded + unchanged + updated + contested + rejected).toBe(rows);
            const again = await load(t, [file]);
            expect(again.files.filter(({ rows, unchanged }) => rows !== unchanged)).toEqual([]);
            const given = toRows(file.bytes);
            const back = toRows(await exported(t, year));
            const ids = new Set(children.map(({ id }) => id));
            if (ids.size === 4) expect(back).toEqual(given);
            for (const [table, rows] of given)
              if (table === 'ChildIdentifiers')
                expect(back.get(table)?.length).toBeGreaterThanOrEqual(rows.length);
          },
        ),
        { numRuns: 25 },
      );
    },
  );

  it('comes back the same from an empty database', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(child, { minLength: 1, maxLength: 4 }), async (children) => {
        await t.owner.query('truncate people.person, returns.file_set, returns.line cascade');
        const file = toFile(children, 2026);
        await load(t, [file]);
        expect(toRows(await exported(t, 2026))).toEqual(toRows(file.bytes));
      }),
      { numRuns: 25 },
    );
  });
});
