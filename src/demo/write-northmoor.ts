import { sql, type Database, type Write } from '../platform/database/database.ts';
import { gatherStatistics } from '../platform/database/gather-statistics.ts';
import { newId } from '../platform/ids/ids.ts';
import { addCounty } from './county-rows.ts';
import { addFamily } from './family-rows.ts';
import { needFamilies } from './need-family.ts';
import { addNeedFamily } from './need-rows.ts';
import { generateNorthmoor, isInCare, type Northmoor, type NorthmoorOptions } from './northmoor.ts';
import { northmoor } from './places.ts';
import { Random } from './random.ts';
import { RowBook } from './row-book.ts';
import { writeStatistics } from './statistics/write-statistics.ts';

/** Told now and then while a county is made. */
export type DemoProgress = (state: {
  readonly step: string;
  readonly done: number;
  readonly total: number;
}) => void;

/** `children` have been in care in the six years; `rows` is all that was written. */
export type DemoReport = {
  readonly children: number;
  readonly people: number;
  readonly families: number;
  readonly rows: number;
};

/** The database holds real people, or a county already: nothing invented is put beside them. */
export class NotAnEmptyDatabase extends Error {}

const loader = { account: null, role: 'loader' } as const;

/**
 * Writes a county into an empty database, all or nothing, and makes it a demonstration database for good.
 * @throws NotAnEmptyDatabase when it has been used before
 */
export async function writeNorthmoor(
  database: Database,
  options: NorthmoorOptions,
  progress: DemoProgress = () => undefined,
): Promise<DemoReport> {
  const report = await database.transaction(loader, null, async (db) => {
    await claim(db);
    await recordPopulation(db, options);
    await writeStatistics(db, options);
    return writeCounty(db, generateNorthmoor(options), progress);
  });
  await gatherStatistics(database, report.rows);
  return report;
}

async function claim(db: Write): Promise<void> {
  const found = await db.first<{ used: boolean }>(sql`
    select exists (select from people.person) or exists (select from platform.installation where kind <> 'demonstration') as used`);
  if (found?.used !== false)
    throw new NotAnEmptyDatabase('This database is in use already; Northmoor needs an empty one.');
  await db.run(sql`insert into platform.installation (kind, code, name) values ('demonstration', ${northmoor.code}, ${northmoor.name})
    on conflict (one) do update set code = excluded.code, name = excluded.name`);
}

/** In care of every 10,000 children in England on 31 March 2025 (Local Authority Interactive Tool). */
const inCareOfTenThousand = 67;

/** As many children live in Northmoor as make its share in care England's: rates need them. */
async function recordPopulation(db: Write, { children, endDate }: NorthmoorOptions): Promise<void> {
  const population = {
    midYear: Number(endDate.slice(0, 4)) - 1,
    children: Math.round((children / inCareOfTenThousand) * 100) * 100,
    source: 'Invented with Northmoor',
  };
  await db.run(sql`insert into platform.setting (id, key, value, recorded_by)
    values (${newId()}, 'population_0_17', ${JSON.stringify(population)}::jsonb, platform.actor())`);
  await db.run(sql`insert into platform.setting (id, key, value, recorded_by)
    values (${newId()}, 'lea_code', ${JSON.stringify({ code: '999', source: 'Invented with Northmoor' })}::jsonb, platform.actor())`);
}

async function writeCounty(db: Write, county: Northmoor, progress: DemoProgress): Promise<DemoReport> {
  // Rows get their ids from a stream of their own, so that the generator is the same with and without a database.
  const ids = new Random(county.options.seed, 0x7fff0004);
  const book = new RowBook(() => ids.id());
  const total = county.options.children;
  const count = { children: 0, people: 0, families: 0, inCare: 0 };
  addCounty(book, county);
  for (const family of county.families()) {
    count.people += addFamily(book, county, family);
    count.children += family.children.length;
    count.families++;
    count.inCare += family.children.filter((child) => isInCare(child, county.endDay)).length;
    if (!book.isFull()) continue;
    await book.empty(db);
    progress({ step: 'families', done: count.inCare, total });
  }
  for (const family of needFamilies(county)) {
    count.people += addNeedFamily(book, county, family);
    count.families++;
    if (book.isFull()) await book.empty(db);
  }
  await book.empty(db);
  progress({ step: 'families', done: count.inCare, total });
  return { children: count.children, people: count.people, families: count.families, rows: book.written };
}
