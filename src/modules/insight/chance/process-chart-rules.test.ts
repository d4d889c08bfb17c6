import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedShare, makeProcessChart } from './process-chart-rules.ts';
import { conventions } from './convention-rules.ts';

const shown = (value: number | null | undefined, decimals = 2) => Number(value?.toFixed(decimals));

function limitsOf(values: readonly number[]) {
  const { points, stretches } = makeProcessChart({ values, kind: 'separate' });
  const [[first], [stretch]] = [points, stretches];
  return {
    centre: shown(first?.centre),
    lower: shown(first?.lower),
    upper: shown(first?.upper),
    meanRange: shown(stretch?.meanMovingRange),
    rangeLimit: shown(stretch?.rangeLimit, 1),
  };
}

// Wheeler, Making Sense of Data (2003), page 382: the data set to verify software with.
const wheeler = [
  5045, 4350, 4350, 3975, 4290, 4430, 4485, 4285, 3980, 3925, 3645, 3760, 3300, 3685, 3463, 5200,
];

describe('limits agree with published examples', () => {
  it('as Wheeler prints them to verify software with', () => {
    // He multiplies ranges by 3.268 and prints 1163.19; by 3.267 it is 1162.8.
    expect(limitsOf(wheeler)).toEqual({
      centre: 4135.5,
      lower: 3188.72,
      upper: 5082.28,
      meanRange: 355.93,
      rangeLimit: 1162.8,
    });
  });

  it('and as worked out in steps for Wheeler’s in-process inventory (Chin, Xmrit)', () => {
    const inventory = [
      19, 27, 20, 16, 18, 25, 22, 24, 17, 25, 15, 17, 20, 22, 19, 16, 22, 19, 25, 22, 18, 20, 16, 17, 20, 15,
      27, 25, 17, 19, 28,
    ];
    expect(limitsOf(inventory)).toMatchObject({ centre: 20.39, upper: 32.89, meanRange: 4.7 });
  });

  it('takes outlying values along, as the Making Data Count workbook does (NHSRplotthedots, Deviations)', () => {
    const values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
    expect(limitsOf(values)).toMatchObject({ centre: 1.94, lower: -3.06, upper: 6.95 });
    expect(makeProcessChart({ values, kind: 'separate', least: 0 }).points[0]?.lower).toBe(0);
  });
});

const flat = [10, 12, 9, 11, 10, 12, 9, 11, 10, 12, 9, 11, 10, 12, 9, 11];
const signalsOf = (values: readonly (number | null)[], run: 7 | 8 = 8) =>
  makeProcessChart({
    values,
    kind: 'separate',
    convention: run === 8 ? conventions.wheeler : conventions['making data count'],
  }).signals.map(({ rule, direction, from, to }) => ({ rule, direction, from, to }));

describe('what signals', () => {
  it('Wheeler’s last value, beyond its upper limit, and what falls before it', () => {
    const found = signalsOf(wheeler);
    expect(found).toContainEqual({ rule: 'beyond limit', direction: 'up', from: 15, to: 15 });
    expect(found).not.toContainEqual(expect.objectContaining({ rule: 'beyond limit', direction: 'down' }));
  });

  it('nothing in values that come and go', () => {
    expect(signalsOf(flat)).toEqual([]);
  });

  it('eight in a row on one side by Wheeler, seven by Making Data Count', () => {
    const seven = [...flat, 11, 12, 11, 12, 11, 12, 11, 9];
    expect(signalsOf(seven, 8).filter(({ rule }) => rule === 'run')).toHaveLength(1);
    const six = [...flat.slice(0, 15), 11, 12, 11, 12, 11, 12, 11, 9];
    expect(signalsOf(six, 8).filter(({ rule }) => rule === 'run')).toEqual([]);
    expect(signalsOf(six, 7).filter(({ rule }) => rule === 'run')).toEqual([
      { rule: 'run', direction: 'up', from: 15, to: 21 },
    ]);
  });

  it('six values that each rise; not five', () => {
    const rises = (values: readonly number[]) => signalsOf(values).filter(({ rule }) => rule === 'trend');
    expect(rises([...flat, 9, 10, 11, 12, 13, 14, 9])).toEqual([
      { rule: 'trend', direction: 'up', from: 16, to: 21 },
    ]);
    expect(rises([...flat, 9, 10, 11, 12, 13, 9])).toEqual([]);
  });

  it('two of three in the outer third of the way to the same limit; not on both sides', () => {
    const near = (values: readonly number[]) => signalsOf(values).filter(({ rule }) => rule === 'near limit');
    const wide = [...flat, ...flat];
    expect(near([...wide, 15, 10, 15, 10])).toEqual([
      { rule: 'near limit', direction: 'up', from: 32, to: 34 },
    ]);
    expect(near([...wide, 15, 10, 6, 10])).toEqual([]);
  });

  it('a value not known neither makes nor breaks a run', () => {
    const run = [...flat, 12, null, 12, 11, 12, 12, 11, 12, 11];
    expect(signalsOf(run).filter(({ rule }) => rule === 'run')).toHaveLength(1);
  });
});

describe('when too little is known', () => {
  it('eleven values have no limits and no signals, and say so; twelve have', () => {
    const few = makeProcessChart({ values: [...flat.slice(0, 10), 500], kind: 'separate' });
    expect(few.stretches[0]?.tooFew).toBe(true);
    expect(few.points.every(({ centre }) => centre === null)).toBe(true);
    expect(few.signals).toEqual([]);
    expect(makeProcessChart({ values: flat.slice(0, 12), kind: 'separate' }).stretches[0]?.tooFew).toBe(
      false,
    );
  });

  it('a chart of nothing is empty', () => {
    expect(makeProcessChart({ values: [], kind: 'carried' })).toMatchObject({ points: [], signals: [] });
  });
});

describe('re-basing at a stated change', () => {
  const stepped = [...flat, ...flat.map((value) => value + 20)];

  it('works the limits out anew from there on, so that the step itself is no signal', () => {
    expect(signalsOf(stepped).length).toBeGreaterThan(0);
    const chart = makeProcessChart({ values: stepped, kind: 'separate', rebaseAt: [16] });
    expect(chart.stretches.map(({ centre }) => centre)).toEqual([10.5, 30.5]);
    expect(chart.signals).toEqual([]);
  });

  it('says too few for the time after where it is short, and passes over places outside', () => {
    const chart = makeProcessChart({ values: stepped, kind: 'separate', rebaseAt: [28, 0, 99] });
    expect(chart.stretches.map(({ from, to, tooFew }) => [from, to, tooFew])).toEqual([
      [0, 27, false],
      [28, 31, true],
    ]);
  });
});

describe('values that are carried from month to month', () => {
  it('are judged against what the month before leads to expect', () => {
    const walk = [100, 102, 103, 101, 102, 104, 103, 105, 104, 106, 105, 107, 106, 104, 105, 130, 131, 130];
    const chart = makeProcessChart({ values: walk, kind: 'carried' });
    expect(chart.points[0]?.centre).toBeNull();
    expect(chart.signals).toContainEqual(
      expect.objectContaining({ rule: 'beyond limit', direction: 'up', from: 15, to: 15 }),
    );
    expect(chart.signals.filter(({ rule, to }) => rule === 'beyond limit' && to > 15)).toEqual([]);
  });

  it('are said to drift when they rise all along', () => {
    const rising = Array.from({ length: 30 }, (_, month) => 500 + 3 * month + (month % 3));
    const chart = makeProcessChart({ values: rising, kind: 'carried' });
    expect(chart.signals.map(({ rule, direction }) => `${rule} ${direction}`)).toContain('drift up');
  });

  it('a share carried is none for noise that alternates and all for a straight line', () => {
    expect(carriedShare(flat)).toBe(0);
    expect(carriedShare([1, 2, 4, 7, 11, 16, 22, 29])).toBe(1);
  });
});

it('limits move along when everything is shifted or stretched, and the signals stay', () => {
  const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 12, maxLength: 30 });
  fc.assert(
    fc.property(values, fc.integer({ min: -9, max: 9 }), fc.constantFrom(2, 4, 8), (list, shift, times) => {
      const before = makeProcessChart({ values: list, kind: 'separate' });
      const after = makeProcessChart({
        values: list.map((value) => times * value + shift),
        kind: 'separate',
      });
      expect(after.stretches[0]?.meanMovingRange).toBeCloseTo(
        times * (before.stretches[0]?.meanMovingRange ?? NaN),
        8,
      );
      expect(after.points[0]?.upper).toBeCloseTo(times * (before.points[0]?.upper ?? NaN) + shift, 6);
    }),
  );
});
