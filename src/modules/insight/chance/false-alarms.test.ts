import { randomLcg, randomNormal } from 'd3-random';
import { describe, expect, it } from 'vitest';
import { expectFalseAlarms, falseAlarmShare, recentMonths } from './false-alarms.ts';
import type { SeriesKind } from './process-chart-rules.ts';
import { makeProcessChart } from './process-chart-rules.ts';

const noise = randomNormal.source(randomLcg(0.42))(0, 1);

/** Noise of which a share is carried into the next value; all of it makes a random walk. */
function makeNoise(share: number, months: number): readonly number[] {
  let value = share < 1 ? noise() / Math.sqrt(1 - share * share) : 0;
  return Array.from({ length: months }, () => (value = share * value + noise()));
}

const tries = 1000;

function shareOfAlarms(kind: SeriesKind, share: number, months: number): number {
  let alarms = 0;
  for (let index = 0; index < tries; index += 1) {
    const { signals } = makeProcessChart({ values: makeNoise(share, months), kind });
    if (signals.some(({ to }) => to >= months - recentMonths)) alarms += 1;
  }
  return alarms / tries;
}

describe.each([24, 36])('on %i months of nothing but noise', (months) => {
  it('at most the stated share of measures has a new signal when months are counted each anew', () => {
    expect(shareOfAlarms('separate', 0, months)).toBeLessThanOrEqual(falseAlarmShare);
  });

  it.each([0, 0.5, 0.9, 1])('nor when %f of a value is carried into the next month', (share) => {
    expect(shareOfAlarms('carried', share, months)).toBeLessThanOrEqual(falseAlarmShare);
  });
});

it('a plain chart of what is carried would signal most of the time: that is why it has limits of its own', () => {
  expect(shareOfAlarms('separate', 0.95, 36)).toBeGreaterThan(0.5);
});

it('a lasting step of two standard deviations is seen four times in five', () => {
  let seen = 0;
  for (let index = 0; index < tries; index += 1) {
    const values = Array.from({ length: 36 }, (_, month) => noise() + (month >= 26 ? 2 : 0));
    const { signals } = makeProcessChart({ values, kind: 'separate' });
    if (signals.some(({ direction, to }) => direction === 'up' && to >= 30)) seen += 1;
  }
  expect(seen / tries).toBeGreaterThan(0.75);
});

it('says how many signals chance alone would give', () => {
  expect(expectFalseAlarms(30)).toBe(3);
  expect(expectFalseAlarms(5)).toBe(1);
});
