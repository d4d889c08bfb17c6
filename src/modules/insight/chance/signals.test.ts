import { randomLcg, randomNormal, randomPoisson } from 'd3-random';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { monthEndsTo } from '../figures/day-rules.ts';
import type { Measure } from '../measures/measure.ts';
import { makeSeries } from './series-rules.ts';
import type { CountedAt, MeasureSeries } from './series-rules.ts';
import { falseAlarmShare } from './false-alarms.ts';
import { formatFinding } from './signal-words.ts';
import { listSignals, mostListed, verdictOf } from './signals.ts';

const months = monthEndsTo(plainDate('2026-10-31'), 37);

const measure = (about: Partial<Measure> & { readonly id: string }): Measure => ({
  title: `Measure ${about.id}`,
  family: 'front door',
  question: '',
  numerator: '',
  denominator: '',
  exclusions: '',
  counted: '',
  about: 'children',
  period: '1 April to the day',
  unit: 'children',
  kind: 'sum',
  population: undefined,
  polarity: 'lower is better',
  parts: undefined,
  pair: undefined,
  source: '',
  basis: '',
  inForce: '',
  sql: '',
  ...about,
});

/** Counts that add up from 1 April, out of what each month has of its own by part. */
function addUp(
  own: (month: number) => Readonly<Record<string, readonly [number, number | null]>>,
): CountedAt[] {
  let so: Record<string, [number, number | null]> = {};
  return months.map((day, month) => {
    if (day.slice(5, 7) === '04') so = {};
    for (const [part, [n, d]] of Object.entries(own(month))) {
      const [a, b] = so[part] ?? [0, null];
      so[part] = [a + n, d === null ? b : (b ?? 0) + d];
    }
    return {
      day,
      counts: Object.entries(so).map(([part, [numerator, denominator]]) => ({
        part: part === '' ? null : part,
        numerator,
        denominator,
      })),
    };
  });
}

function series(
  about: Partial<Measure> & { readonly id: string },
  counted: readonly CountedAt[],
): MeasureSeries {
  const made = makeSeries({
    measure: measure(about),
    counted,
    populations: [],
    step: 'month',
    countsOnly: false,
  });
  if (!made) throw new Error('no series');
  return made;
}

const ripple = [0, 4, -3, 2, -4, 3, -2];
const steady = (month: number) => 20 + (ripple[month % ripple.length] ?? 0);
const risen = (month: number) => steady(month) + (month >= 24 ? 15 : 0);

describe('a series of months', () => {
  it('takes what each month had of its own out of counts that add up from 1 April', () => {
    const made = series(
      { id: 'M-A' },
      addUp((month) => ({ '': [steady(month), null] })),
    );
    expect(made.kind).toBe('separate');
    expect(made.values).toEqual(months.slice(1).map((_, index) => steady(index + 1)));
  });

  it('makes a month’s share of that month’s own numbers, and none of fewer than five', () => {
    const made = series(
      { id: 'M-A', kind: 'share', unit: '%' },
      addUp((month) => ({ '': month === 5 ? [1, 4] : [5, 20] })),
    );
    expect(new Set(made.values)).toEqual(new Set([25, null]));
    expect(made.values[4]).toBeNull();
  });

  it('takes what stands on a day as it stands, carried from month to month', () => {
    const counted = months.map((day) => ({
      day,
      counts: [{ part: null, numerator: 500, denominator: null }],
    }));
    const made = series({ id: 'M-A', period: 'on the day' }, counted);
    expect([made.kind, new Set(made.values)]).toEqual(['carried', new Set([500])]);
  });

  it('hides numbers from 1 to 5, and parts, from those who see counts only', () => {
    const input = {
      measure: measure({ id: 'M-A' }),
      counted: addUp((month) => ({ a: [month === 3 ? 4 : 10, null], b: [0, null] })),
      populations: [],
      step: 'quarter',
    } as const;
    expect(makeSeries({ ...input, countsOnly: true })?.values[2]).toBeNull();
    expect(makeSeries({ ...input, countsOnly: true })?.parts).toEqual([]);
    expect(makeSeries({ ...input, countsOnly: false })?.values[2]).toBe(4);
  });

  it('takes noughts at the beginning for a record that begins later', () => {
    const made = series(
      { id: 'M-A' },
      addUp((month) => ({ '': [month < 10 ? 0 : 7, null] })),
    );
    expect(made.values.slice(7, 11)).toEqual([null, null, 7, 7]);
  });

  it('knows no month’s own median of a year so far', () => {
    const counted = months.map((day) => ({ day, counts: [] }));
    expect(
      makeSeries({
        measure: measure({ id: 'M', kind: 'median' }),
        counted,
        populations: [],
        step: 'month',
        countsOnly: false,
      }),
    ).toBeUndefined();
  });
});

describe('the list of signals', () => {
  it('says what changed, since when, which way that is, and what moved beneath it', () => {
    const [signal] = listSignals([
      series(
        {
          id: 'M-A',
          parts: new Map([
            ['school', 'Schools'],
            ['police', 'Police'],
          ]),
        },
        addUp((month) => ({ school: [steady(month), null], police: [risen(month), null] })),
      ),
    ]).signals;
    expect(signal).toMatchObject({ verdict: 'worse', direction: 'up', since: '2025-10-31' });
    expect(signal?.beneath[0]).toMatchObject({ title: 'Police', beyondChance: true });
    expect(signal?.beneath.find(({ title }) => title === 'Schools')?.beyondChance ?? false).toBe(false);
  });

  it('puts what got worse first, then what only changed, then what got better; ten at most', () => {
    const all = (['higher is better', 'neutral', 'lower is better'] as const).map((polarity, index) =>
      series(
        { id: `M-${index}`, polarity },
        addUp((month) => ({ '': [risen(month), null] })),
      ),
    );
    expect(listSignals(all).signals.map(({ verdict }) => verdict)).toEqual(['worse', 'changed', 'better']);
    const many = Array.from({ length: 14 }, (_, index) =>
      series(
        { id: `M-${index}` },
        addUp((month) => ({ '': [risen(month), null] })),
      ),
    );
    expect(listSignals(many)).toMatchObject({ found: 14 });
    expect(listSignals(many).signals).toHaveLength(mostListed);
  });

  it('shows paired measures that moved together as one', () => {
    const up = addUp((month) => ({ '': [risen(month), null] }));
    const { signals } = listSignals([
      series({ id: 'M-A', pair: { id: 'M-B', why: '' } }, up),
      series({ id: 'M-B' }, up),
      series({ id: 'M-C' }, up),
    ]);
    expect(signals.map((one) => [one.measure.id, one.beside.map(({ id }) => id)])).toEqual([
      ['M-A', ['M-B']],
      ['M-C', []],
    ]);
  });

  it('forgets a month beyond the limits that is more than half a year ago', () => {
    const once = (at: number) => addUp((month) => ({ '': [month === at ? 60 : steady(month), null] }));
    expect(listSignals([series({ id: 'M-A' }, once(20))]).signals).toEqual([]);
    expect(listSignals([series({ id: 'M-A' }, once(35))]).signals).toHaveLength(1);
  });

  it('says since when: what several rules saw one after another is one change', () => {
    const late = addUp((month) => ({ '': [steady(month) + (month >= 31 ? 14 : 0), null] }));
    const [signal] = listSignals([series({ id: 'M-A' }, late)]).signals;
    expect(signal).toMatchObject({ direction: 'up', since: '2026-05-31' });
  });

  it('says until when, where months have come back to the usual since', () => {
    const over = addUp((month) => ({ '': [month >= 31 && month < 34 ? 45 : steady(month), null] }));
    const [signal] = listSignals([series({ id: 'M-A' }, over)]).signals;
    expect(signal).toMatchObject({ since: '2026-05-31', until: '2026-07-31' });
    expect(signal && formatFinding(signal)).toBe('Higher than chance explains from May 2026 to July 2026');
  });

  it('counts measures with too few months apart', () => {
    const few = series(
      { id: 'M-A', kind: 'share' },
      addUp((month) => ({ '': [month > 28 ? 3 : 0, month > 28 ? 10 : 0] })),
    );
    expect(listSignals([few])).toMatchObject({ signals: [], watched: 0, tooFew: 1, byChance: 0 });
  });

  it('gives no more signals on pure chance than it says: counts of a month, and a number that wanders', () => {
    const source = randomLcg(0.7);
    const draw = randomPoisson.source(source)(24);
    const step = randomNormal.source(source)(0, 3);
    let alarms = 0;
    const tries = 600;
    for (let index = 0; index < tries; index += 1) {
      let level = 700;
      const separate = series(
        { id: 'M-A' },
        addUp(() => ({ '': [draw(), null] })),
      );
      const carried = series(
        { id: 'M-B', period: 'on the day' },
        months.map((day) => ({
          day,
          counts: [{ part: null, numerator: (level += Math.round(step())), denominator: null }],
        })),
      );
      alarms += listSignals([separate, carried]).signals.length;
    }
    expect(alarms / (2 * tries)).toBeLessThanOrEqual(falseAlarmShare);
  });

  it('reads a change by the measure’s polarity', () => {
    expect(verdictOf('up', 'higher is better')).toBe('better');
    expect(verdictOf('down', 'higher is better')).toBe('worse');
    expect(verdictOf('down', 'lower is better')).toBe('better');
    expect(verdictOf('down', 'neutral')).toBe('changed');
  });
});
