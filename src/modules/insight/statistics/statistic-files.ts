import { readArea, readValue, readYear } from './read-cell.ts';
import type { Cell, Gathering, PublishedFile, RowProblem } from './published-file.ts';
import type { Statistic } from './statistic.ts';
import { england } from './statistic.ts';
import { releaseYear } from './vintage-rules.ts';

/** One value in a row: which series it belongs to, as text. */
type Said = {
  readonly measure: string;
  readonly category?: string;
  readonly value: string;
  readonly flag?: string;
};

type Spec = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly year: (cell: Cell) => string;
  readonly area: (cell: Cell, gathering: Gathering) => string;
  readonly source: (cell: Cell) => string;
  readonly vintage?: (cell: Cell) => string;
  readonly said: (cell: Cell) => readonly Said[];
};

const of =
  (column: string) =>
  (cell: Cell): string =>
    cell(column);
const always = (text: string) => () => text;

const lait = 'LAIT';
const byArea = ['year', 'geo_code', 'value'] as const;

const specs: readonly Spec[] = [
  {
    name: 'cla_core',
    columns: ['year', 'geo_level', 'ons_code', 'la_code', 'la_name', 'measure', 'value', 'flag', 'source'],
    year: of('year'),
    area: areaOfCore,
    source: of('source'),
    said: (cell) => [one(cell, cell('measure'))],
  },
  {
    name: 'cla_characteristics',
    columns: ['group', 'category', ...byArea, 'flag', 'src'],
    year: of('year'),
    area: of('geo_code'),
    source: of('src'),
    said: (cell) => [one(cell, cell('group'), cell('category'))],
  },
  {
    name: 'cla_flows_breakdown',
    columns: ['flow', 'group', 'category', ...byArea, 'flag', 'src'],
    year: of('year'),
    area: of('geo_code'),
    source: of('src'),
    said: (cell) => [one(cell, `${cell('flow')}/${cell('group')}`, cell('category'))],
  },
  {
    name: 'national',
    columns: ['series', 'year', 'value', 'vintage', 'source'],
    year: of('year'),
    area: always(england),
    source: of('source'),
    vintage: of('vintage'),
    said: (cell) => [one(cell, cell('series'))],
  },
  {
    name: 'national_cla_characteristics',
    columns: ['group', 'category', 'year', 'value', 'release'],
    year: of('year'),
    area: always(england),
    source: (cell) => `CLA-${cell('release')}`,
    vintage: of('release'),
    said: (cell) => [one(cell, cell('group'), cell('category'))],
  },
  {
    name: 'national_cla_distance',
    columns: ['placement', 'distance', 'year', 'value', 'flag', 'release'],
    year: of('year'),
    area: always(england),
    source: (cell) => `CLA-${cell('release')}`,
    vintage: of('release'),
    said: (cell) => [one(cell, cell('placement'), cell('distance'))],
  },
  byMeasure('cin_cpp', of('src'), ['flag', 'src']),
  byMeasure('workforce', of('src'), ['flag', 'src']),
  byMeasure('lait_csc_long', always(lait), ['flag']),
  {
    name: 'spend_2016_2025',
    columns: ['measure', 'year_end', 'geo_code', 'value', 'flag'],
    year: of('year_end'),
    area: of('geo_code'),
    source: always(lait),
    said: (cell) => [one(cell, cell('measure'))],
  },
  {
    name: 'population_0_17',
    columns: [...byArea, 'src'],
    year: of('year'),
    area: of('geo_code'),
    source: of('src'),
    said: (cell) => [one(cell, 'population_0_17')],
  },
  {
    name: 's251_outturn_2009_2014',
    columns: ['year_end', 'la_code', 'line', 'component', 'value'],
    year: of('year_end'),
    area: of('la_code'),
    source: (cell) => `S251-${cell('year_end')}`,
    said: (cell) => [one(cell, cell('line'), cell('component'))],
  },
  deprivation('2019', always('IoD2019'), [
    'imd_2019_average_score',
    'imd_2019_average_rank',
    'imd_2019_prop_most_deprived_10pct',
    'idaci_2019_average_score',
    'idaci_2019_average_rank',
    'idaci_2019_prop_most_deprived_10pct',
  ]),
  deprivation('2025', (cell) => `IoD2025, ${cell('basis')}`, [
    'imd_2025_average_score',
    'idaci_2025_average_score',
  ]),
  {
    name: 'ofsted_settings_by_la',
    columns: ['year', 'type', 'la_code', 'sector', 'settings', 'places', 'judged', 'good_or_outstanding'],
    year: of('year'),
    area: of('la_code'),
    source: (cell) => `OFSTED-PROV-${cell('year')}`,
    said: (cell) =>
      ['settings', 'places', 'judged', 'good_or_outstanding'].map((counted) => {
        return { measure: `${cell('type')}/${counted}`, category: cell('sector'), value: cell(counted) };
      }),
  },
];

function one(cell: Cell, measure: string, category = ''): Said {
  return { measure, category, value: cell('value'), flag: cell('flag') };
}

function byMeasure(name: string, source: Spec['source'], others: readonly string[]): Spec {
  return {
    name,
    columns: ['measure', ...byArea, ...others],
    year: of('year'),
    area: of('geo_code'),
    source,
    said: (cell) => [one(cell, cell('measure'))],
  };
}

function deprivation(year: string, source: Spec['source'], measures: readonly string[]): Spec {
  return {
    name: `deprivation_${year}`,
    columns: ['la_code', ...measures],
    year: always(year),
    area: of('la_code'),
    source,
    said: (cell) => measures.map((measure) => ({ measure, value: cell(measure) })),
  };
}

/** The code of an authority; of a region or England the other code, which early releases leave out: then by its name. */
function areaOfCore(cell: Cell, gathering: Gathering): string {
  if (cell('geo_level') === 'la') return cell('la_code');
  const [code, name] = [cell('ons_code'), cell('la_name')];
  if (code === '') return gathering.findRegion(name) ?? '';
  if (cell('geo_level') === 'region') gathering.nameRegion(code, name);
  return code;
}

/** The files of the layout whose rows are values. */
export const statisticFiles: readonly PublishedFile[] = specs.map((spec) => ({
  name: spec.name,
  columns: spec.columns,
  take: (cell, gathering) => takeValues(spec, cell, gathering),
}));

function takeValues(spec: Spec, cell: Cell, gathering: Gathering): RowProblem {
  const area = readArea(spec.area(cell, gathering));
  if ('problem' in area) return area.problem;
  const year = readYear(spec.year(cell));
  if ('problem' in year) return year.problem;
  const row = { file: spec.name, year: year.value, area: gathering.once(area.value) };
  const about = {
    ...row,
    vintage: gathering.once(spec.vintage?.(cell) ?? ''),
    source: gathering.once(spec.source(cell)),
  };
  return takeSaid(spec.said(cell), about, gathering);
}

type About = Pick<Statistic, 'file' | 'year' | 'area' | 'vintage' | 'source'>;

/** A row is taken in whole or not at all. */
function takeSaid(said: readonly Said[], about: About, gathering: Gathering): RowProblem {
  const statistics: Statistic[] = [];
  for (const { measure, category = '', value, flag = '' } of said) {
    if (measure === '') return 'It does not say what is measured';
    const read = readValue(value);
    if ('problem' in read) return read.problem;
    const series = { measure: gathering.once(measure), category: gathering.once(category) };
    statistics.push({ ...about, ...series, value: read.value, flag: gathering.once(flag) });
  }
  return keepNew(statistics, gathering);
}

function keepNew(statistics: readonly Statistic[], gathering: Gathering): RowProblem {
  let problem: RowProblem;
  for (const each of statistics) problem = keepOne(each, gathering) ?? problem;
  return problem;
}

/**
 * A value that an earlier row gave from another publication is another edition of it: the newer release stands, the older
 * is kept under its publication's name. From the same publication it is a contradiction, and the earlier row stands.
 */
function keepOne(given: Statistic, gathering: Gathering): RowProblem {
  const { statistics } = gathering.holdings;
  const key = `${given.measure}\n${given.category}\n${given.year}\n${given.area}\n${given.vintage}`;
  const index = gathering.placeOf(key, statistics.length);
  const earlier = statistics[index];
  if (!earlier) statistics.push(given);
  if (!earlier || (earlier.value === given.value && earlier.flag === given.flag)) return undefined;
  const newer = releaseYear(given.source) - releaseYear(earlier.source);
  if (newer === 0) return 'It contradicts an earlier row on the same area, year and measure';
  const older = newer > 0 ? earlier : given;
  if (newer > 0) statistics[index] = given;
  statistics.push({ ...older, vintage: older.source });
  return undefined;
}
