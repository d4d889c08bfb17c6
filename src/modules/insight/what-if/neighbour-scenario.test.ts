import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sharedPath } from '../../../../test/support/shared.ts';
import { publishedOf, readFolder } from '../statistics/read-folder.ts';
import type { Published } from '../statistics/published.ts';
import type { Area, Statistic } from '../statistics/statistic.ts';
import { StatisticTable } from '../statistics/statistic-table.ts';
import { neighbourScenario, neighbourSeries, sumOf } from './neighbour-scenario.ts';

const area = (code: string, name: string): Area => ({
  code,
  name,
  level: 'authority',
  regionCode: 'E12000001',
  regionName: 'A region',
  kind: 'County',
  assumedCounty: true,
  current: true,
  firstYear: 2020,
  lastYear: 2025,
  boundaryNote: '',
});

const statistic = (
  key: { file: string; measure: string; category?: string },
  of: string,
  value: number | null,
): Statistic => ({
  category: '',
  ...key,
  year: 2025,
  area: of,
  vintage: '',
  source: 'made up for a test',
  value,
  flag: '',
});

const published = (rates: Readonly<Record<string, number | null>>): Published => ({
  statistics: new StatisticTable(
    Object.entries(rates).flatMap(([code, rate]) => [
      statistic(neighbourSeries.rate, code, rate),
      statistic(neighbourSeries.number, code, 500),
    ]),
  ),
  areas: [area('301', 'Eastmere'), area('302', 'Westmere'), area('201', 'City of London')],
  neighbours: [
    { edition: 2021, area: '301', rank: 1, neighbour: '201' },
    { edition: 2025, area: '301', rank: 1, neighbour: '302' },
    { edition: 2025, area: '302', rank: 1, neighbour: '301' },
  ],
  judgements: [],
});

describe('as the best of the neighbours', () => {
  test('an authority takes the lowest rate of itself and its neighbours of the newest edition', () => {
    const scenario = neighbourScenario(published({ '301': 80, '302': 60 }));
    expect(scenario).toMatchObject({ year: 2025, edition: 2025 });
    expect(scenario?.inCare.map(({ area: of, then }) => [of.name, then])).toEqual([
      ['Eastmere', 375],
      ['Westmere', 500],
    ]);
    expect(sumOf(scenario?.inCare ?? [])).toEqual({ now: 1000, then: 875, fall: 12.5 });
  });

  test('a rate that is not published is passed over, and too small an authority is left out', () => {
    const scenario = neighbourScenario(published({ '301': 80, '302': null, '201': 10 }));
    expect(scenario?.inCare.map(({ area: of, then }) => [of.name, then])).toEqual([['Eastmere', 500]]);
  });

  test('without neighbours there is none', () => {
    expect(neighbourScenario({ ...published({ '301': 80 }), neighbours: [] })).toBeUndefined();
  });
});

const official = sharedPath('data/official');
test.skipIf(!official || !existsSync(official))(
  'in March 2020 the published rates fall by 34.5%, and homes by 40.5%',
  async () => {
    const all = publishedOf(await readFolder(official ?? ''));
    const upTo2020: Published = {
      ...all,
      statistics: new StatisticTable(
        Object.values(neighbourSeries).flatMap((key) =>
          all.statistics.all(key).filter(({ year }) => year === 2020),
        ),
      ),
      neighbours: all.neighbours.filter(({ edition }) => edition === 2021),
    };
    const scenario = neighbourScenario(upTo2020);
    expect(sumOf(scenario?.inCare ?? []).fall).toBeCloseTo(34.5, 0);
    expect(sumOf(scenario?.residential ?? []).fall).toBeCloseTo(40.5, 0);
  },
);
