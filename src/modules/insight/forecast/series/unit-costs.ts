import type { ForecastPoint } from '../forecast.ts';
import type { Try } from './backtest-series.ts';
import type { Expected } from './series-model-rules.ts';

/**
 * Weekly costs are forecast from yearly values by `forecastAndTry`, as numbers are, and never together with them: spend is
 * what both say. The publisher's unit cost of all children in care is a year's spend by the number at its end, so that
 * number × weekly cost × 365 / 7 is a year's spend again.
 */
export const weeksInYear = 365 / 7;

/** A year's spend where both a number and a weekly cost are expected, in the unit of the cost. */
export function forecastSpend(
  numbers: readonly ForecastPoint[],
  costs: readonly ForecastPoint[],
): readonly ForecastPoint[] {
  return numbers.flatMap((number) => {
    const cost = costs.find(({ date }) => date === number.date);
    return cost ? [{ date: number.date, ...multiply(number, cost) }] : [];
  });
}

/**
 * The product of two that err each on its own: medians and means multiply, and how far a quantile lies from the median,
 * as a ratio, is put together as the sides of a right angle are.
 */
export function multiply(number: Expected, cost: Expected): Expected {
  const p50 = number.p50 * cost.p50 * weeksInYear;
  const at = (share: 'p05' | 'p25' | 'p75' | 'p95') => {
    const distance = Math.hypot(distanceOf(number, share), distanceOf(cost, share));
    return p50 * Math.exp(share === 'p05' || share === 'p25' ? -distance : distance);
  };
  const quantiles = { p05: at('p05'), p25: at('p25'), p50, p75: at('p75'), p95: at('p95') };
  const mean = number.mean * cost.mean * weeksInYear;
  return { mean: Math.min(quantiles.p95, Math.max(quantiles.p05, mean)), ...quantiles };
}

/** How far a quantile is from the median, in logarithms; of nought none, since nothing times anything is nothing. */
function distanceOf(expected: Expected, share: 'p05' | 'p25' | 'p75' | 'p95'): number {
  const ratio = expected[share] / expected.p50;
  return Number.isFinite(ratio) && ratio > 0 ? Math.abs(Math.log(ratio)) : 0;
}

/** Earlier forecasts of spend: those of numbers and of costs asked in the same year, beside what both came to. */
export function trySpend(numbers: readonly Try[], costs: readonly Try[]): readonly Try[] {
  const byPlace = new Map(costs.map((one) => [placeOf(one), one]));
  return numbers.flatMap((number) => {
    const cost = byPlace.get(placeOf(number));
    if (!cost) return [];
    const times = (a: number | undefined, b: number | undefined) =>
      a === undefined || b === undefined ? undefined : a * b * weeksInYear;
    return [
      {
        ...number,
        expected: multiply(number.expected, cost.expected),
        happened: number.happened * cost.happened * weeksInYear,
        simple: {
          last: times(number.simple.last, cost.simple.last),
          linear: times(number.simple.linear, cost.simple.linear),
          growth: times(number.simple.growth, cost.simple.growth),
        },
      },
    ];
  });
}

const placeOf = ({ laCode, origin, year }: Try) => `${laCode} ${origin} ${year}`;
