import type { Area, Judgement, Neighbour, ReadFolder, Statistic } from '../../modules/insight/index.ts';
import type { InventedAuthority } from './invented-areas.ts';
import { chanceOf, inventedAuthorities, inventedCountry, inventedRegions } from './invented-areas.ts';
import type { Counts } from './invented-counts.ts';
import { countYears, firstYear, lastYear, strengthOf } from './invented-counts.ts';
import { inventedSeries, withWholes } from './invented-series.ts';

const source = 'Synthetic, made for the demonstration';
const country = 'E92000001';

/**
 * Statistics that nobody published: Northmoor, twenty invented authorities in three invented regions, and their sum.
 * The same seed and size give the same figures. `inCare` is how many children are in care in Northmoor.
 */
export function makeStatistics(seed: number, inCare: number): ReadFolder {
  const authorities = inventedAuthorities(inCare);
  const statistics = [...countedStatistics(authorities, seed), ...poverty(authorities)];
  return {
    statistics,
    areas: listAreas(authorities),
    neighbours: [2021, 2025].flatMap((edition) => listNeighbours(authorities, edition)),
    judgements: authorities.flatMap((one) => listJudgements(one, seed)),
    titles: [],
    publications: [
      {
        key: source,
        title: 'Invented figures made for the demonstration',
        publisher: 'Kith',
        ...{ released: '', licence: 'Nobody published them', usedIn: 'all files' },
      },
    ],
    files: [...new Set(statistics.map(({ file }) => file))].map((file) => {
      const rows = statistics.filter((one) => one.file === file).length;
      return { file: `${file}.csv`, rows, digest: '' };
    }),
    missing: [],
    problems: [],
  };
}

function countedStatistics(authorities: readonly InventedAuthority[], seed: number): Statistic[] {
  const areas = new Map<string, Map<number, Counts>>();
  for (const authority of authorities) {
    const years = countYears(authority, seed);
    for (const area of [authority.code, authority.region.code, country]) addCounts(areas, area, years);
  }
  const found = [...areas].flatMap(([area, years]) =>
    [...years].flatMap(([year, counts]) => valuesOf(area, year, withWholes(counts))),
  );
  return [...found, ...national(areas.get(country) ?? new Map<number, Counts>())];
}

function addCounts(
  areas: Map<string, Map<number, Counts>>,
  area: string,
  years: ReadonlyMap<number, Counts>,
): void {
  const sums = areas.get(area) ?? new Map<number, Counts>();
  areas.set(area, sums);
  for (const [year, counts] of years) {
    const sum: Record<string, number> = { ...sums.get(year) };
    for (const [key, value] of Object.entries(counts)) sum[key] = (sum[key] ?? 0) + value;
    sums.set(year, sum);
  }
}

const about = { vintage: '', source, flag: '' } as const;

function valuesOf(area: string, year: number, counts: Counts): Statistic[] {
  const values: Statistic[] = [];
  for (const { file, measure, category, from, value } of inventedSeries)
    if (year >= from) values.push({ ...about, file, measure, category, year, area, value: value(counts) });
  // The population is that of the middle of the year before.
  const population = counts['population'] ?? 0;
  if (year > 2012) {
    const one = { file: 'population_0_17', measure: 'population_0_17', category: '' };
    values.push({ ...about, ...one, year: year - 1, area, value: population });
  }
  return values;
}

const nationalSeries = [
  ['cla_31_march', 'stock'],
  ['cla_started', 'started'],
  ['cla_ceased', 'ceased'],
  ['cla_adopted', 'adopted'],
  ['cla_uasc_31_march', 'uasc'],
] as const;

function national(years: ReadonlyMap<number, Counts>): Statistic[] {
  return [...years].flatMap(([year, counts]) =>
    nationalSeries.map(([measure, key]) => {
      const value = Math.round((counts[key] ?? 0) / 10) * 10;
      return { ...about, file: 'national', measure, category: '', year, area: country, value };
    }),
  );
}

function poverty(authorities: readonly InventedAuthority[]): Statistic[] {
  return authorities.flatMap(({ code, poverty: score }) =>
    [2019, lastYear].flatMap((year) =>
      [
        ['idaci', score],
        ['imd', Math.round(score * 1250) / 10 + 1],
      ].map(([kind, value]) => {
        const measure = `${kind}_${year}_average_score`;
        const place = { file: `deprivation_${year}`, measure, category: '', year, area: code };
        return { ...about, ...place, value: Number(value) };
      }),
    ),
  );
}

function listAreas(authorities: readonly InventedAuthority[]): Area[] {
  const years = { firstYear, lastYear, current: true, boundaryNote: '' };
  const none = { regionCode: '', regionName: '', kind: '', assumedCounty: false };
  return [
    ...authorities.map(({ code, name, kind, region }): Area => {
      const place = { regionCode: region.code, regionName: region.name, assumedCounty: kind === 'County' };
      return { code, name, level: 'authority', kind, ...place, ...years };
    }),
    ...inventedRegions.map(({ code, name }): Area => ({ code, name, level: 'region', ...none, ...years })),
    { code: country, name: inventedCountry, level: 'country', ...none, ...years },
  ];
}

/** The ten that are most like it in poverty and size, as the invented editions have it. */
function listNeighbours(authorities: readonly InventedAuthority[], edition: number): Neighbour[] {
  const weight = edition === 2021 ? 0.04 : 0.03;
  return authorities.flatMap((one) => {
    const far = (other: InventedAuthority) =>
      Math.abs(other.poverty - one.poverty) + weight * Math.abs(Math.log(other.children / one.children));
    return authorities
      .filter((other) => other !== one)
      .sort((a, b) => far(a) - far(b))
      .slice(0, 10)
      .map(({ code }, index) => ({ edition, area: one.code, rank: index + 1, neighbour: code }));
  });
}

const grades = ['Inadequate', 'Requires improvement to be good', 'Good', 'Outstanding'] as const;

function gradeOf(strength: number): string {
  const index = [-1, 0.1, 1.4].filter((limit) => strength >= limit).length;
  return grades[index] ?? 'Good';
}

/** Two inspections of each, the later one nearer to how good its services are. */
function listJudgements(authority: InventedAuthority, seed: number): Judgement[] {
  const chance = chanceOf(authority, seed + 1);
  const strength = strengthOf(authority, seed);
  return [2019, 2023].map((from) => {
    const month = String(chance.whole(1, 9)).padStart(2, '0');
    const date = `${from + chance.whole(0, 1)}-${month}`;
    const judged = () => gradeOf(strength + chance.around() * (from === 2019 ? 0.7 : 0.3));
    return {
      ...{ area: authority.code, inspected: `${date}-10`, published: `${date}-28` },
      kind: 'ILACS Standard Inspection',
      ...{ overall: judged(), leaders: judged(), helpAndProtection: judged(), inCare: judged() },
      careLeavers: from === 2019 ? '' : judged(),
    };
  });
}
