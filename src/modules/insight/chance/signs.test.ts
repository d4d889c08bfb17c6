import { describe, expect, it } from 'vitest';
import type { Published } from '../statistics/published.ts';
import { StatisticTable } from '../statistics/statistic-table.ts';
import type { Area, Judgement, Statistic } from '../statistics/statistic.ts';
import { publicSigns } from './early-signs.ts';
import type { PublicSign } from './early-signs.ts';
import { findEvidence, fisher } from './sign-evidence.ts';
import { standOwn, standPublic } from './stand-signs.ts';

const found = publicSigns.filter(({ key }) => key === 'agency');
const [agency] = [...found, ...publicSigns] as [PublicSign];

const codes = Array.from({ length: 40 }, (_, index) => String(300 + index));

const area = (code: string): Area => ({
  ...{ code, name: code, level: 'authority', regionCode: '', regionName: '', kind: '', assumedCounty: false },
  ...{ current: true, firstYear: 2017, lastYear: 2025, boundaryNote: '' },
});

const rate = (code: string, year: number, value: number): Statistic => ({
  ...{ ...agency.numerator, category: '', year, area: code, vintage: '', source: '', flag: '' },
  value,
});

const judged = (code: string, overall: string): Judgement => ({
  ...{ area: code, inspected: '2025-06-01', published: '', kind: 'ILACS', overall },
  ...{ leaders: '', helpAndProtection: '', inCare: '', careLeavers: '' },
});

function published(values: readonly Statistic[], judgements: readonly Judgement[] = []): Published {
  return {
    statistics: new StatisticTable(values),
    areas: codes.map(area),
    neighbours: codes
      .slice(1, 11)
      .map((neighbour, index) => ({ edition: 2025, area: '300', rank: index + 1, neighbour })),
    judgements,
  };
}

/** Ten neighbours at 10 to 19 percent, unchanged for three years. */
const others = codes
  .slice(1, 11)
  .flatMap((code, index) => [rate(code, 2021, 10 + index), rate(code, 2024, 10 + index)]);

describe('a sign in public figures', () => {
  it.each([
    [30, 10, 'signal'],
    [30, 30, 'watch'],
    [14, 5, 'watch'],
    [14, 14, 'quiet'],
    [14, 20, 'quiet'],
  ])('at %i percent, %i three years before, is: %s', (now, before, state) => {
    const figures = published([...others, rate('300', 2021, before), rate('300', 2024, now)]);
    expect(standPublic(figures, agency, '300').state).toBe(state);
  });

  it('says beside whom: the middle of the neighbours, and what moved over three years', () => {
    const figures = published([...others, rate('300', 2021, 10), rate('300', 2024, 30)]);
    expect(standPublic(figures, agency, '300')).toMatchObject({
      own: 30,
      change: 20,
      neighboursMiddle: 14.5,
      neighboursChange: 0,
      neighbours: 10,
    });
  });

  it('is not known without an authority of our own, its value, or neighbours', () => {
    expect(standPublic(published(others), agency, undefined).state).toBe('not known');
    expect(standPublic(published(others), agency, '300').state).toBe('not known');
    expect(standPublic(published([rate('300', 2024, 30)]), agency, '300').state).toBe('not known');
  });
});

describe('what supports a sign', () => {
  const values = codes.flatMap((code, index) => [rate(code, 2024, index), rate(code, 2023, 0)]);
  // The highest quarter was judged twice and always below good; the rest once, and always good.
  const judgements = codes.flatMap((code, index) =>
    index >= 30
      ? [judged(code, 'Inadequate'), judged(code, 'Requires improvement to be good')]
      : [judged(code, 'Good')],
  );

  it('is how often inspections judged below good where it was high the year before, and elsewhere', () => {
    const evidence = findEvidence(published(values, judgements), agency);
    expect(evidence).toMatchObject({
      high: { inspections: 20, belowGood: 20 },
      other: { inspections: 30, belowGood: 0 },
    });
    expect(evidence?.probability).toBeLessThan(1e-12);
  });

  it('is silent where there are few inspections', () => {
    expect(findEvidence(published(values, judgements.slice(0, 30)), agency)).toBeUndefined();
  });

  it('is judged by Fisher’s exact test: his lady tasting tea, four of four right, one in seventy', () => {
    expect(fisher([4, 4], [0, 4])).toBeCloseTo(1 / 70, 12);
    expect(fisher([3, 4], [1, 4])).toBeCloseTo(17 / 70, 12);
    expect(fisher([0, 4], [4, 4])).toBeCloseTo(1, 12);
  });
});

it('a sign in the record that has no series is not known', () => {
  expect(standOwn(undefined, 'up')).toEqual({ state: 'not known', signal: undefined });
});
