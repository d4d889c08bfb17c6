import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedMissing, sharedPath } from '../../../../test/support/shared.ts';
import { publishedOf, readFolder } from '../statistics/read-folder.ts';
import type { Area, Judgement, Statistic } from '../statistics/statistic.ts';
import { StatisticTable } from '../statistics/statistic-table.ts';
import { keysOf } from './comparable.ts';
import { bestOf, betterBy, comparedAuthorities, valueIn } from './compare-values.ts';
import { amongWords, formatApart, formatValue } from './compare-words.ts';
import { comparisonsPage, flowsOf } from './comparisons-page.ts';
import { deprivationEdition, explainVariation, standingOf } from './explain-variation.ts';
import { learnFrom } from './learn-from.ts';
import { comparables, findComparable } from './list-comparables.ts';
import { spendingPage } from './spending-page.ts';
import { decomposeSpending, spendingYears } from './explain-spending.ts';

const area = (code: string, name = code): Area => ({
  ...{ code, name, level: 'authority', regionCode: '', regionName: '', kind: '', assumedCounty: false },
  ...{ current: true, firstYear: 2015, lastYear: 2025, boundaryNote: '' },
});

function comparable(id: string) {
  const found = findComparable(id);
  if (!found) throw new Error(`No measure ${id}`);
  return found;
}

/** Values of a measure that has one series, by area. */
function given(id: string, year: number, values: Readonly<Record<string, number>>): Statistic[] {
  const [key] = keysOf(comparable(id));
  if (!key) return [];
  const about = { category: '', vintage: '', source: 'made up', flag: '' };
  return Object.entries(values).map(([code, value]) => ({ ...about, ...key, area: code, year, value }));
}

describe('the list of measures', () => {
  it('has a pair for each that is in the list and is not itself', () => {
    expect(comparables.length).toBeGreaterThan(25);
    for (const { id, pair } of comparables) {
      expect(comparable(pair.id).id).not.toBe(id);
      expect(pair.why.length).toBeGreaterThan(10);
    }
    expect(new Set(comparables.map(({ id }) => id)).size).toBe(comparables.length);
  });
});

describe('a measure of a part and a whole', () => {
  it('sets spending of a financial year beside the children of the summer before', () => {
    const [spend, population] = keysOf(comparable('care-spend'));
    const about = { category: '', vintage: '', source: '', flag: '', area: '301' };
    if (!spend || !population) throw new Error('two keys');
    const table = new StatisticTable([
      { ...about, ...spend, year: 2025, value: 9_000_000 },
      { ...about, ...population, year: 2024, value: 30_000 },
      { ...about, ...population, year: 2025, value: 1 },
    ]);
    expect(valueIn(table, comparable('care-spend'), '301', 2025)).toBe(300);
    expect(valueIn(table, comparable('care-spend'), '301', 2024)).toBeUndefined();
  });
});

describe('better and worse', () => {
  it('follow the polarity, and neither way is better where it is neutral', () => {
    expect(betterBy(comparable('moves'), 8, 10)).toBe(1);
    expect(betterBy(comparable('settled'), 60, 70)).toBe(-1);
    expect(betterBy(comparable('in-care'), 60, 70)).toBe(0);
  });
  it('make the best neighbour the highest, the lowest, and for neutral measures the lowest', () => {
    const values = new Map([
      ['1', 60],
      ['2', 75],
    ]);
    expect(bestOf(comparable('settled'), values)?.area).toBe('2');
    expect(bestOf(comparable('moves'), values)?.area).toBe('1');
    expect(bestOf(comparable('in-care'), values)?.area).toBe('1');
    expect(bestOf(comparable('moves'), new Map())).toBeUndefined();
  });
});

describe('all measures of an authority', () => {
  const picked = { area: area('1', 'Here'), region: undefined, country: undefined, edition: 2025 };
  const neighbours = ['2', '3', '4'].map((code) => area(code));

  it('count those that are better and worse than the middle of the neighbours', () => {
    const table = new StatisticTable([
      ...given('moves', 2025, { 1: 8, 2: 10, 3: 11, 4: 7 }),
      ...given('settled', 2025, { 1: 60, 2: 70, 3: 65, 4: 50 }),
      ...given('in-care', 2025, { 1: 60, 2: 70, 3: 65, 4: 50 }),
      ...given('far', 2025, { 2: 10 }),
    ]);
    const page = comparisonsPage({ ...picked, neighbours }, table);
    expect(page.heading).toBe('Here: better than the middle of its neighbours on 1 measure, worse on 1');
    const rows = page.groups.flatMap((one) => one.rows);
    expect(rows.find((row) => row.comparable.id === 'moves')).toMatchObject({
      own: 8,
      middle: 10,
      best: { name: '4', value: 7 },
      standing: 'better',
    });
    expect(rows.find((row) => row.comparable.id === 'far')).toMatchObject({
      own: undefined,
      year: undefined,
      standing: 'neutral',
    });
  });

  it('say whether more came into care or left it', () => {
    const table = new StatisticTable([
      ...given('started', 2025, { 1: 26 }),
      ...given('ceased', 2025, { 1: 28 }),
    ]);
    expect(flowsOf({ ...picked, neighbours }, table)?.finding).toBe(
      'More left care than came in 2025: 28 left and 26 came, of every 10,000 children',
    );
    expect(flowsOf({ ...picked, neighbours }, new StatisticTable([]))).toBeUndefined();
  });

  it('say so when nothing is known', () => {
    expect(comparisonsPage({ ...picked, neighbours }, new StatisticTable([])).heading).toBe(
      'Here: no measure is known',
    );
  });
});

describe('how deprivation goes with a measure', () => {
  const points = Array.from({ length: 12 }, (_, index) => ({
    area: String(index),
    deprivation: index / 10,
    value: 5 + 20 * (index / 10),
  }));

  it('is a line through the authorities, and all of it where they lie on the line', () => {
    const variation = explainVariation(points);
    expect(variation?.slope).toBeCloseTo(20);
    expect(variation?.explained).toBeCloseTo(1);
    expect(variation && standingOf(variation, '3')?.expected).toBeCloseTo(11);
  });

  it('says how far an authority lies from what its deprivation suggests', () => {
    const moved = points.map((one) => (one.area === '6' ? { ...one, value: one.value + 10 } : one));
    const variation = explainVariation(moved);
    const standing = variation && standingOf(variation, '6');
    expect(standing?.apart).toBeGreaterThan(8);
    expect(standing?.spreads).toBeGreaterThan(1.96);
    expect(variation && standingOf(variation, '99')).toBeUndefined();
  });

  it('is not said of fewer than ten authorities, or where none differ', () => {
    expect(explainVariation(points.slice(0, 9))).toBeUndefined();
    expect(explainVariation(points.map((one) => ({ ...one, deprivation: 1 })))).toBeUndefined();
  });

  it('never explains less than none or more than all', () => {
    const one = fc.record({
      area: fc.string(),
      deprivation: fc.double({ min: 0, max: 1, noNaN: true }),
      value: fc.double({ min: 0, max: 500, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 10, maxLength: 40 }), (many) => {
        const variation = explainVariation(many);
        if (!variation) return;
        expect(variation.explained).toBeGreaterThan(-1e-6);
        expect(variation.explained).toBeLessThan(1 + 1e-6);
      }),
    );
  });

  it('takes the index nearest to the year', () => {
    expect([2020, 2022, 2023, 2025].map(deprivationEdition)).toEqual([2019, 2019, 2025, 2025]);
  });
});

describe('whom to learn from', () => {
  const judgement = (inspected: string, overall: string): Judgement => ({
    ...{ area: '2', inspected, published: '', kind: '', overall, leaders: '', helpAndProtection: '' },
    ...{ inCare: '', careLeavers: '' },
  });
  const question = {
    comparable: comparable('moves'),
    pair: comparable('settled'),
    own: '1',
    neighbours: ['2', '3', '4', '5'].map((code) => area(code)),
    values: new Map([
      ['1', 10],
      ['2', 8],
      ['3', 7],
      ['4', 12],
      ['5', 6],
    ]),
    pairValues: new Map([
      ['1', 65],
      ['2', 70],
      ['3', 60],
      ['4', 90],
      ['5', 65],
    ]),
    judgements: [judgement('2019-01-01', 'Inadequate'), judgement('2024-01-01', 'Good')],
  };

  it('is a neighbour that is better and not worse on the pair, the best first, with the latest judgement', () => {
    const found = learnFrom(question);
    expect(found.map((one) => one.area.code)).toEqual(['5', '2']);
    expect(found[1]?.judgement?.overall).toBe('Good');
    expect(found[0]?.judgement).toBeUndefined();
  });

  it('is nobody where neither way is better, or where one’s own value is not known', () => {
    expect(learnFrom({ ...question, comparable: comparable('in-care') })).toEqual([]);
    expect(learnFrom({ ...question, own: '9' })).toEqual([]);
  });
});

describe('what moved spending', () => {
  const before = { year: 2016, spend: 1_000_000, inCare: 100, population: 10_000 };
  const after = { year: 2025, spend: 2_200_000, inCare: 110, population: 10_000 };

  it('adds up to the change, and what stood still has no part', () => {
    const parts = decomposeSpending(before, after);
    expect(parts.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(1_200_000);
    expect(parts.find(({ name }) => name === 'children')?.amount).toBe(0);
    expect(parts.find(({ name }) => name === 'week')?.share).toBeGreaterThan(0.8);
  });

  it('is told from the first year held, or the one asked for', () => {
    const middle = { ...before, year: 2020 };
    expect(spendingPage('Here', [before, middle, after], undefined)?.heading).toBe(
      'Here’s spending on children in care rose by £1.2 million from 2016 to 2025, mostly by dearer weeks',
    );
    expect(spendingPage('Here', [before, middle, after], '2020')?.before.year).toBe(2020);
    expect(spendingPage('Here', [after], undefined)).toBeUndefined();
  });
});

describe('values in words', () => {
  it('carry their sign, and stand lower or higher than neighbours', () => {
    expect(formatValue({ style: 'pounds' }, 1234.5)).toBe('£1,235');
    expect(formatValue({ style: 'percent' }, undefined)).toBe('Not known');
    expect(formatApart({ style: 'percent' }, -2.4)).toBe('2.4 points');
    expect(amongWords(5, [6, 7, 4])).toBe('lower than 2 of 3 neighbours');
    expect(amongWords(9, [6, 7, 4])).toBe('higher than all 3 neighbours');
    expect(amongWords(9, [])).toBe('no neighbour’s figure is known');
  });
});

const official = sharedPath('data/official');

describe.skipIf(official === null)(`with the official files (${sharedMissing} otherwise)`, () => {
  it('finds what others found: care and IDACI in 2020 correlate at 0.71 without the City', async () => {
    const { statistics, areas } = publishedOf(await readFolder(official ?? ''));
    const key = { file: 'cla_core', measure: 'cla_31_march_rate_per_10k' };
    const idaci = { file: 'deprivation_2019', measure: 'idaci_2019_average_score' };
    const points = comparedAuthorities(areas).flatMap(({ code }) => {
      const [deprivation, value] = [statistics.value(idaci, code, 2019), statistics.value(key, code, 2020)];
      return deprivation === undefined || value === undefined ? [] : [{ area: code, deprivation, value }];
    });
    // The README of the data, caveat 10.
    expect(Math.sqrt(explainVariation(points)?.explained ?? 0)).toBeCloseTo(0.71, 2);
    // Every measure of the list has values in the files, of nearly every authority.
    for (const one of comparables) {
      const [first] = keysOf(one);
      const years = first ? statistics.all(first).map(({ year }) => year) : [];
      const year = Math.max(...years);
      const known = areas.filter(
        ({ code, level }) => level === 'authority' && valueIn(statistics, one, code, year) !== undefined,
      );
      expect([one.id, known.length > 120]).toEqual([one.id, true]);
    }
    // England spent £3.94 billion on children in care in 2015-16 and £8.96 billion in 2024-25 (sums of the tool).
    const years = spendingYears(statistics, 'E92000001');
    expect([years.at(0)?.year, years.at(-1)?.year]).toEqual([2016, 2025]);
    expect(years.at(-1)?.spend).toBe(8_955_421_269);
  }, 60_000);
});
