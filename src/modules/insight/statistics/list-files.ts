import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import { readArea, readYear } from './read-cell.ts';
import type { Cell, Gathering, MeasureTitle, PublishedFile, RowProblem } from './published-file.ts';

/** The authorities, and through them the regions: read before all else. */
const geographies: PublishedFile = {
  name: 'la_geographies',
  columns: [
    ...['la_code', 'la_name', 'first_year', 'last_year', 'region_code', 'region_name', 'ons_la_type'],
    ...['current', 'ccn_group_2020_assumed', 'boundary_note'],
  ],
  take: (cell, gathering) => {
    const area = readArea(cell('la_code'));
    if ('problem' in area) return area.problem;
    const [first, last] = [readYear(cell('first_year')), readYear(cell('last_year'))];
    if ('problem' in first) return first.problem;
    if ('problem' in last) return last.problem;
    const problem = onlyOnce(gathering, area.value, cell('la_name'));
    if (problem !== undefined) return problem === '' ? undefined : problem;
    gathering.holdings.areas.push(authority(cell, [first.value, last.value]));
    gathering.nameRegion(cell('region_code'), cell('region_name'));
    return undefined;
  },
};

function authority(cell: Cell, [firstYear, lastYear]: readonly [number, number]) {
  return {
    code: cell('la_code'),
    name: cell('la_name'),
    level: 'authority' as const,
    regionCode: cell('region_code'),
    regionName: cell('region_name'),
    kind: cell('ons_la_type'),
    assumedCounty: isTrue(cell('ccn_group_2020_assumed')),
    current: isTrue(cell('current')),
    firstYear,
    lastYear,
    boundaryNote: cell('boundary_note'),
  };
}

const isTrue = (text: string): boolean => text.toLowerCase() === 'true';

/** Undefined when the key is new; '' when the row says again what was said; else the contradiction. */
function onlyOnce(gathering: Gathering, key: string, said: string): RowProblem {
  const compared = gathering.compare(key, said);
  if (compared === 'new') return undefined;
  return compared === 'same' ? '' : `It contradicts an earlier row on ${key}`;
}

const neighbours: PublishedFile = {
  name: 'statistical_neighbours',
  columns: ['edition', 'la_code', 'rank', 'neighbour_la_code'],
  take: (cell, gathering) => {
    const edition = readYear(cell('edition'));
    if ('problem' in edition) return edition.problem;
    const [area, neighbour] = [readArea(cell('la_code')), readArea(cell('neighbour_la_code'))];
    if ('problem' in area) return area.problem;
    if ('problem' in neighbour) return neighbour.problem;
    if (!/^\d{1,3}$/.test(cell('rank'))) return `The rank "${cell('rank')}" is no number`;
    const key = `${edition.value}, ${area.value}, rank ${cell('rank')}`;
    const problem = onlyOnce(gathering, key, neighbour.value);
    if (problem !== undefined) return problem === '' ? undefined : problem;
    gathering.holdings.neighbours.push({
      edition: edition.value,
      area: gathering.once(area.value),
      rank: Number(cell('rank')),
      neighbour: gathering.once(neighbour.value),
    });
    return undefined;
  },
};

const judgementColumns = [
  ...['la_code', 'inspection_date', 'publication_date', 'overall_effectiveness', 'impact_of_leaders'],
  ...['help_and_protection', 'children_in_care', 'care_leavers'],
];

function takeJudgement(cell: Cell, gathering: Gathering): RowProblem {
  const area = readArea(cell('la_code'));
  if ('problem' in area) return area.problem;
  const [inspected, published] = [cell('inspection_date'), cell('publication_date')];
  if (!parsePlainDate(inspected)) return `The inspection date "${inspected}" is no date`;
  if (published !== '' && !parsePlainDate(published)) return `The publication date "${published}" is no date`;
  const { judgements } = gathering.holdings;
  // The list of latest judgements repeats the history, which alone says of what kind an inspection was.
  const said = cell('overall_effectiveness');
  const earlier = judgements.find((one) => one.area === area.value && one.inspected === inspected);
  if (earlier)
    return earlier.overall === said ? undefined : 'It contradicts an earlier row on this inspection';
  judgements.push({
    area: area.value,
    inspected,
    published,
    kind: cell('inspection_type'),
    overall: said,
    leaders: cell('impact_of_leaders'),
    helpAndProtection: cell('help_and_protection'),
    inCare: cell('children_in_care'),
    careLeavers: cell('care_leavers'),
  });
  return undefined;
}

const polarities: ReadonlyMap<string, MeasureTitle['polarity']> = new Map([
  ['High', 'high'],
  ['Low', 'low'],
]);

const titles: PublishedFile = {
  name: 'lait_measures',
  columns: ['measure', 'topic', 'title', 'polarity', 'unit', 'year_type', 'data_owner'],
  take: (cell, gathering) => {
    const measure = cell('measure');
    if (measure === '') return 'It does not say what is measured';
    const problem = onlyOnce(gathering, measure, cell('title'));
    if (problem !== undefined) return problem === '' ? undefined : problem;
    gathering.holdings.titles.push({
      measure,
      topic: cell('topic'),
      title: cell('title'),
      polarity: polarities.get(cell('polarity')) ?? '',
      unit: cell('unit'),
      yearType: cell('year_type'),
      owner: cell('data_owner'),
    });
    return undefined;
  },
};

const publications: PublishedFile = {
  name: 'sources',
  columns: ['src', 'title', 'publisher', 'released', 'licence', 'used_in'],
  take: (cell, gathering) => {
    if (cell('src') === '') return 'It does not name its publication';
    const problem = onlyOnce(gathering, cell('src'), cell('title'));
    if (problem !== undefined) return problem === '' ? undefined : problem;
    gathering.holdings.publications.push({
      key: cell('src'),
      title: cell('title'),
      publisher: cell('publisher'),
      released: cell('released'),
      licence: cell('licence'),
      usedIn: cell('used_in'),
    });
    return undefined;
  },
};

/** The files of the layout that are lists of areas, neighbours, judgements, titles and publications, areas first. */
export const listFiles: readonly PublishedFile[] = [
  geographies,
  neighbours,
  {
    name: 'ofsted_ilacs_history',
    columns: [...judgementColumns, 'inspection_type'],
    take: takeJudgement,
  },
  { name: 'ofsted_judgements_2025_03_31', columns: judgementColumns, take: takeJudgement },
  titles,
  publications,
];
