import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Holdings } from './published-file.ts';
import type { FolderProblem, ReadFolder } from './read-folder.ts';
import type { Area, Judgement, Statistic } from './statistic.ts';

type Cells = readonly (string | null)[];

/** How many of a file's rows that were left out are kept with the load, and shown. */
export const shownProblems = 20;

/**
 * Puts what a folder holds in the place of all that was loaded before, and logs that it was. Runs as loader; `invented`
 * says that nobody published it. Readers go on with what was there until the transaction commits.
 */
export async function saveStatistics(db: Write, folder: ReadFolder, invented: boolean): Promise<void> {
  // Two loads at once would mix their rows.
  await db.query(sql`select pg_advisory_xact_lock(hashtext('insight.statistic'))`);
  await clear(db);
  await logLoad(db, folder, invented);
  await copyLists(db, folder);
  await copyStatistics(db, folder.statistics);
}

async function clear(db: Write): Promise<void> {
  await db.run(sql`delete from insight.statistic`);
  await db.run(sql`delete from insight.statistic_series`);
  await db.run(sql`delete from insight.judgement`);
  await db.run(sql`delete from insight.neighbour`);
  await db.run(sql`delete from insight.area`);
  await db.run(sql`delete from insight.measure_title`);
  await db.run(sql`delete from insight.publication`);
}

async function logLoad(db: Write, folder: ReadFolder, invented: boolean): Promise<void> {
  const { files, missing, problems, statistics } = folder;
  const load = newId();
  await db.run(sql`insert into insight.publication_load (id, invented, missing)
    values (${load}, ${invented}, ${[...missing]}::text[])`);
  const spans = spansOf(statistics);
  const rows = files.map(({ file, rows: count, digest }): Cells => {
    const reported = problems.filter((one) => one.file === file);
    const span = spans.get(file)?.map(String) ?? [null, null];
    const told = [String(reported.length), JSON.stringify(firstOf(reported))];
    return [load, file, String(count), digest, ...told, ...span];
  });
  const columns = [
    'load_id',
    'file',
    'rows',
    'digest',
    'reported',
    'first_reported',
    'first_year',
    'last_year',
  ];
  await db.copy('insight.publication_file', columns, rows);
}

/** First and last year of each file, by its name with ending. */
function spansOf(statistics: readonly Statistic[]): ReadonlyMap<string, readonly [number, number]> {
  const spans = new Map<string, readonly [number, number]>();
  for (const { file, year } of statistics) {
    const [from, to] = spans.get(`${file}.csv`) ?? [year, year];
    if (year <= from || year >= to) spans.set(`${file}.csv`, [Math.min(from, year), Math.max(to, year)]);
  }
  return spans;
}

const firstOf = (problems: readonly FolderProblem[]) =>
  problems.slice(0, shownProblems).map(({ line, what }) => ({ line, what }));

async function copyLists(db: Write, folder: Readonly<Holdings>): Promise<void> {
  await db.copy('insight.area', areaColumns, folder.areas.map(areaCells));
  await db.copy(
    'insight.neighbour',
    ['edition', 'area', 'rank', 'neighbour'],
    folder.neighbours.map((one) => [String(one.edition), one.area, String(one.rank), one.neighbour]),
  );
  await db.copy('insight.judgement', judgementColumns, folder.judgements.map(judgementCells));
  await db.copy(
    'insight.measure_title',
    ['measure', 'topic', 'title', 'polarity', 'unit', 'year_type', 'owner'],
    folder.titles.map((one) => [
      ...[one.measure, one.topic, one.title, one.polarity],
      ...[one.unit, one.yearType, one.owner],
    ]),
  );
  await db.copy(
    'insight.publication',
    ['key', 'title', 'publisher', 'released', 'licence', 'used_in'],
    folder.publications.map((one) => [
      ...[one.key, one.title, one.publisher],
      ...[one.released, one.licence, one.usedIn],
    ]),
  );
}

const areaColumns = [
  ...['code', 'name', 'level', 'region_code', 'region_name', 'kind', 'assumed_county', 'current'],
  ...['first_year', 'last_year', 'boundary_note'],
];

function areaCells(area: Area): Cells {
  return [
    ...[area.code, area.name, area.level, area.regionCode, area.regionName, area.kind],
    ...[String(area.assumedCounty), String(area.current)],
    ...[String(area.firstYear), String(area.lastYear), area.boundaryNote],
  ];
}

const judgementColumns = [
  ...['area', 'inspected', 'published', 'kind', 'overall', 'leaders', 'help_and_protection'],
  ...['in_care', 'care_leavers'],
];

function judgementCells(one: Judgement): Cells {
  return [
    ...[one.area, one.inspected, one.published === '' ? null : one.published, one.kind, one.overall],
    ...[one.leaders, one.helpAndProtection, one.inCare, one.careLeavers],
  ];
}

async function copyStatistics(db: Write, statistics: readonly Statistic[]): Promise<void> {
  const series = new Map<string, Cells>();
  const ids = statistics.map((one) => idOf(series, one));
  await db.copy('insight.statistic_series', ['id', 'file', 'measure', 'category'], series.values());
  const columns = ['series_id', 'area', 'year', 'vintage', 'source', 'value', 'flag'];
  await db.copy('insight.statistic', columns, statisticRows(statistics, ids));
}

function idOf(series: Map<string, Cells>, { file, measure, category }: Statistic): string {
  const key = `${file}\n${measure}\n${category}`;
  const known = series.get(key);
  const cells = known ?? [String(series.size + 1), file, measure, category];
  if (!known) series.set(key, cells);
  return cells[0] ?? '';
}

function* statisticRows(statistics: readonly Statistic[], ids: readonly string[]): Generator<Cells> {
  for (const [index, one] of statistics.entries()) {
    const { area, year, vintage, source, value, flag } = one;
    const text = value === null ? null : String(value);
    yield [ids[index] ?? '', area, String(year), vintage, source, text, flag];
  }
}
