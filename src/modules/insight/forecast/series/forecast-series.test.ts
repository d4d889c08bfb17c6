import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../../platform/dates/plain-date.ts';
import type { ForecastPoint } from '../forecast.ts';
import type { SeriesForecast } from './forecast-series.ts';
import { forecastSeries, yearEndUpTo } from './forecast-series.ts';
import type { Panel, PanelValue } from './panel-rules.ts';
import { makePanel } from './panel-rules.ts';

const origin = plainDate('2018-03-31');

/** Up to 20 authorities over 2008 to 2023 with gaps, noughts and sizes from one to thousands. */
const values = fc
  .array(
    fc.record({
      size: fc.integer({ min: 1, max: 3000 }),
      years: fc.array(
        fc.record({ kept: fc.boolean(), change: fc.double({ min: -0.4, max: 0.5, noNaN: true }) }),
        {
          minLength: 16,
          maxLength: 16,
        },
      ),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((authorities) =>
    authorities.flatMap(({ size, years }, index) => lifeOf(String(200 + index), size, years)),
  );

function lifeOf(
  laCode: string,
  size: number,
  years: readonly { kept: boolean; change: number }[],
): PanelValue[] {
  let value = size;
  return years.flatMap(({ kept, change }, index) => {
    value = Math.round(value * (1 + change));
    return kept ? [{ laCode, year: 2008 + index, value }] : [];
  });
}

/** The same growth for everybody, with a wobble of their own. */
function madePanel(authorities: number, from = 2010, to = 2018): Panel {
  const wobble = (place: number, year: number) => Math.sin(place * 7 + year * 3) * 0.05;
  const all = Array.from({ length: authorities }, (_, place) =>
    Array.from({ length: to - from + 1 }, (_, index) => ({
      laCode: String(300 + place),
      year: from + index,
      value: 100 * (place + 1) * 1.03 ** index * Math.exp(wobble(place, from + index)),
    })),
  );
  return makePanel(all.flat());
}

/** As `madePanel`, but the smaller an authority the more it wobbles. */
function unsteadyPanel(): Panel {
  const wobble = (place: number, year: number) => Math.sin(place * 5 + year * 11) / Math.sqrt(place + 1) / 4;
  return new Map(
    [...madePanel(30)].map(([laCode, series], place) => [
      laCode,
      series.map(({ year, value }) => ({ year, value: value * Math.exp(wobble(place, year)) })),
    ]),
  );
}

const widthOf = ({ p05, p95 }: ForecastPoint) => p95 / p05;

const quantiles = ({ points }: SeriesForecast) =>
  points.map(({ p05, p25, p50, p75, p95 }) => [p05, p25, p50, p75, p95]);

describe('a forecast from yearly values', () => {
  it('has quantiles in order, a mean between them and nothing below nought', () => {
    fc.assert(
      fc.property(values, (all) => {
        for (const { points } of forecastSeries(makePanel(all), origin, 10)) {
          expect(points).toHaveLength(10);
          for (const { mean, p05, p25, p50, p75, p95 } of points) {
            expect(p05).toBeGreaterThanOrEqual(0);
            expect([p05, p25, p50, p75, p95].every(Number.isFinite)).toBe(true);
            expect([p05, p25, p50, p75, p95]).toEqual([p05, p25, p50, p75, p95].sort((a, b) => a - b));
            expect(mean >= p05 && mean <= p95).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('reads nothing after the origin: whatever happened then changes nothing', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 9 }), (all, times) => {
        const changed = all.map((one) => (one.year > 2018 ? { ...one, value: one.value * times + 7 } : one));
        const without = all.filter(({ year }) => year <= 2018);
        const said = forecastSeries(makePanel(all), origin, 5);
        expect(forecastSeries(makePanel(changed), origin, 5)).toEqual(said);
        expect(forecastSeries(makePanel(without), origin, 5)).toEqual(said);
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on the order of authorities', () => {
    fc.assert(
      fc.property(values, (all) => {
        const said = forecastSeries(makePanel(all), origin, 5);
        const turned = forecastSeries(makePanel([...all].reverse()), origin, 5);
        expect(turned.map(({ laCode }) => laCode)).toEqual(said.map(({ laCode }) => laCode));
        turned.forEach((one, index) => {
          quantiles(one)
            .flat()
            .forEach((value, place) => {
              expect(value).toBeCloseTo(said[index] ? (quantiles(said[index]).flat()[place] ?? -1) : -1, 4);
            });
        });
      }),
      { numRuns: 40 },
    );
  });

  it('says ten times as much of values ten times as large', () => {
    fc.assert(
      fc.property(values, (all) => {
        const said = forecastSeries(makePanel(all), origin, 5);
        const larger = forecastSeries(
          makePanel(all.map((one) => ({ ...one, value: one.value * 10 }))),
          origin,
          5,
        );
        larger.forEach((one, index) => {
          quantiles(one)
            .flat()
            .forEach((value, place) => {
              const before = said[index] ? quantiles(said[index]).flat()[place] : undefined;
              expect(value / 10).toBeCloseTo(before ?? -1, 4);
            });
        });
      }),
      { numRuns: 40 },
    );
  });

  it('follows the growth of all, less each year', () => {
    const said = forecastSeries(madePanel(30), origin, 5);
    const [first, , , , last] = said.map(({ points }) => points.map(({ p50 }) => p50))[3] ?? [];
    const now = madePanel(30).get('303')?.at(-1)?.value ?? 0;
    expect((first ?? 0) / now).toBeGreaterThan(1.015);
    expect((last ?? 0) / now).toBeGreaterThan(1.09);
    expect((last ?? 0) / now).toBeLessThan(1.03 ** 5);
  });

  it('is surer of the next year than of the fifth, and of a large authority than of a small one', () => {
    const widths = forecastSeries(unsteadyPanel(), origin, 5).map((one) => one.points.map(widthOf));
    for (const own of widths) expect(own[4]).toBeGreaterThan(own[0] ?? Infinity);
    expect(widths[0]?.[0]).toBeGreaterThan(1.2 * (widths[29]?.[0] ?? Infinity));
  });
});

describe('a forecast with little to go on', () => {
  const one = (...series: number[]) =>
    makePanel(
      series.map((value, index) => ({ laCode: '300', year: 2018 - series.length + 1 + index, value })),
    );
  const only = (panel: Panel) => forecastSeries(panel, origin, 5)[0];

  it('carries an authority on its own forward when its changes have no direction', () => {
    const said = only(one(400, 420, 398, 415, 401, 409));
    expect(said?.points[4]?.p50).toBeCloseTo(409, 0);
    expect(said?.method).toContain('fewer than 8 authorities');
  });

  it('follows an authority on its own that grew steadily', () => {
    const said = only(one(400, 420, 440, 463, 485, 510));
    expect(said?.points[4]?.p50).toBeGreaterThan(600);
  });

  it('works from three years, with a wide interval and no back-test', () => {
    const said = only(one(400, 430, 420));
    expect(said?.points).toHaveLength(5);
    expect(said?.points[4]?.p95).toBeGreaterThan(480);
    expect(said?.backtest).toEqual({
      origins: [],
      mape: null,
      coverage90: null,
      baselines: { last: null, linear: null, growth: null },
    });
  });

  it('expects an authority at nought where it was in its own past', () => {
    const said = only(one(0, 3, 0, 1, 0));
    expect(said?.points[0]).toMatchObject({ p05: 0, p50: 0, p95: 3 });
    expect(said?.method).toContain('stands at nought');
    expect(only(one(0, 0, 0))?.points[4]).toMatchObject({ mean: 0, p05: 0, p95: 0 });
  });

  it('goes on from the last value before a gap, and says so', () => {
    const panel = new Map(madePanel(12));
    panel.set(
      '300',
      (panel.get('300') ?? []).filter(({ year }) => year <= 2016),
    );
    const said = forecastSeries(panel, origin, 5);
    expect(said[0]?.method).toContain('from that of 31 March 2016');
    const [gap, full] = said.map(({ points }) => points.slice(0, 1).map(widthOf)[0]);
    expect(gap).toBeGreaterThan(full ?? Infinity);
  });

  it('makes no forecast of an authority without a value in the last five years', () => {
    const panel = new Map(madePanel(12));
    panel.set(
      '300',
      (panel.get('300') ?? []).filter(({ year }) => year <= 2012),
    );
    expect(forecastSeries(panel, origin, 5).map(({ laCode }) => laCode)).not.toContain('300');
  });

  it('shows the back-test of all where an authority has too little of its own, and says so', () => {
    const panel = new Map(madePanel(12));
    panel.set('300', (panel.get('300') ?? []).slice(-3));
    const [short, long] = forecastSeries(panel, origin, 5);
    expect(short?.method).toContain('back-test of all authorities');
    expect(long?.method).not.toContain('back-test of all authorities');
    expect(short?.backtest.origins.length).toBeGreaterThan(0);
    expect(long?.backtest.baselines.last).toBeGreaterThan(0);
  });
});

describe('the day asked from', () => {
  it('counts on from the last 31 March up to it', () => {
    expect(yearEndUpTo(plainDate('2020-03-31'))).toBe(2020);
    expect(yearEndUpTo(plainDate('2020-03-30'))).toBe(2019);
    expect(yearEndUpTo(plainDate('2020-12-01'))).toBe(2020);
  });
});
