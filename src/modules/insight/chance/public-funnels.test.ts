import { describe, expect, it } from 'vitest';
import { sharedMissing, sharedPath } from '../../../../test/support/shared.ts';
import { readFileSync } from 'node:fs';
import { StatisticTable } from '../statistics/statistic-table.ts';
import type { Area, Statistic } from '../statistics/statistic.ts';
import { tooSmallForRates } from '../statistics/statistic.ts';
import { expectByDeprivation } from './expect-by-deprivation.ts';
import { makeFunnel } from './funnel-rules.ts';
import { listAuthorities, newestYear, publicFunnels } from './public-funnels.ts';

const area = (code: string): Area => ({
  code,
  name: `Area ${code}`,
  level: 'authority',
  regionCode: '',
  regionName: '',
  kind: '',
  assumedCounty: false,
  current: true,
  firstYear: 2010,
  lastYear: 2025,
  boundaryNote: '',
});

const value = (
  file: string,
  measure: string,
  [code, year, number]: readonly [string, number, number | null],
): Statistic => ({
  ...{ file, measure, category: '', year, area: code, vintage: '', source: '', flag: '' },
  value: number,
});

const [inCare] = publicFunnels;

describe('authorities in a funnel', () => {
  const statistics = new StatisticTable([
    ...['301', '302', '201', '420'].flatMap((code) => [
      value('cla_core', 'cla_31_march', [code, 2025, 300]),
      value('population_0_17', 'population_0_17', [code, 2024, 40_000]),
    ]),
    value('cla_core', 'cla_31_march', ['303', 2025, null]),
    value('cla_core', 'cla_31_march', ['301', 2026, 310]),
  ]);
  const published = {
    statistics,
    areas: ['301', '302', '303', '201', '420'].map(area),
    neighbours: [],
    judgements: [],
  };

  it('are those with both numbers, without City of London and Isles of Scilly', () => {
    if (!inCare) throw new Error('no funnel');
    const found = listAuthorities(published, inCare, { year: 2025, adjusted: false });
    expect(found.map(({ unit, observed, size }) => [unit.code, observed, size])).toEqual([
      ['301', 300, 40_000],
      ['302', 300, 40_000],
    ]);
  });

  it('are taken from the newest year that most of them have', () => {
    if (!inCare) throw new Error('no funnel');
    expect(newestYear(published, inCare)).toBe(2025);
    expect(newestYear({ ...published, statistics: new StatisticTable([]) }, inCare)).toBeUndefined();
  });
});

it('expects of each what a straight line on deprivation gives; the sum stays what was observed', () => {
  const scores = new Map([
    ['A', 0.1],
    ['B', 0.2],
    ['C', 0.3],
    ['D', 0.4],
  ]);
  const places = ['A', 'B', 'C', 'D', 'E'].map((code, index) => ({
    unit: { kind: 'authority', code, name: code } as const,
    observed: [40, 60, 80, 100, 5][index] ?? 0,
    size: 10_000,
  }));
  const expected = expectByDeprivation(places, scores);
  expect(expected.map((one) => Math.round(one.expected ?? 0))).toEqual([40, 60, 80, 100]);
  expect(expected.map(({ unit }) => unit.code)).not.toContain('E');
});

const core = sharedPath('data/official/cla_core.csv');
const people = sharedPath('data/official/population_0_17.csv');
const poor = sharedPath('data/official/deprivation_2025.csv');

describe.skipIf(!core || !people || !poor)(
  core ? 'on published figures of March 2025' : sharedMissing,
  () => {
    /** Rows of a file as records; a quoted cell may hold commas. */
    const rows = (path: string | null) => {
      const [head = [], ...lines] = readFileSync(path ?? '', 'utf8')
        .trim()
        .split('\n')
        .map((line) => [...line.matchAll(/("[^"]*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell ?? ''));
      return lines.map((cells) => (name: string) => cells[head.indexOf(name)] ?? '');
    };
    const children = new Map(
      rows(people).flatMap((of) =>
        of('year') === '2024' && of('geo_level') === 'la'
          ? [[of('geo_code'), Number(of('value'))] as const]
          : [],
      ),
    );
    const isWanted = (of: (name: string) => string) =>
      `${of('year')} ${of('geo_level')} ${of('measure')}` === '2025 la cla_31_march' && of('value') !== '';
    const places = rows(core)
      .filter(isWanted)
      .map((of) => ({
        unit: { kind: 'authority', code: of('la_code'), name: of('la_name') } as const,
        observed: Number(of('value')),
        size: children.get(of('la_code')) ?? 0,
      }))
      .filter(({ unit, size }) => size > 0 && !tooSmallForRates.includes(unit.code));
    const scores = new Map(
      rows(poor).map((of) => [of('la_code'), Number(of('idaci_2025_average_score'))] as const),
    );

    it('authorities differ far more than chance explains, and less so once deprivation is taken into account', () => {
      expect(places.length).toBeGreaterThan(140);
      const raw = makeFunnel(places, 'rate');
      const adjusted = makeFunnel(expectByDeprivation(places, scores), 'rate');
      expect(raw.target * 10_000).toBeCloseTo(67, -1);
      expect(raw.dispersion.ratio).toBeGreaterThan(20);
      expect(adjusted.dispersion.ratio).toBeLessThan(raw.dispersion.ratio);
      const beyond = raw.points.filter(({ place }) => place.startsWith('very'));
      expect(beyond.length).toBeGreaterThan(0);
      expect(beyond.length).toBeLessThan(10);
    });
  },
);
