import type { ForecastPoint } from './forecast.ts';

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** A number of children that is expected, no finer than can be expected: 43, 680, 2,340, 81,800. */
export function countWords(value: number): string {
  if (value >= 10_000) return whole.format(roundTo(value, 100));
  return whole.format(roundTo(value, value >= 200 ? 10 : 1));
}

/** A number of children that was counted: 1,141. */
export function exactWords(value: number): string {
  return whole.format(value);
}

/** Pounds a week: £2,100. */
export function poundWords(value: number): string {
  return `£${whole.format(roundTo(value, value >= 1000 ? 10 : 5))}`;
}

/** Pounds a year, in millions: £54m, £5.4m, £13,400m. */
export function millionWords(value: number): string {
  const millions = value / 1e6;
  if (millions > 0 && millions < 10) return `£${millions.toFixed(1)}m`;
  return `£${whole.format(roundTo(millions, millions >= 1000 ? 100 : 1))}m`;
}

const roundTo = (value: number, step: number) => Math.round(value / step) * step;

/** 'between 610 and 760' */
export function rangeWords({ p05, p95 }: ForecastPoint, words: (value: number) => string): string {
  return `between ${words(p05)} and ${words(p95)}`;
}

/** 7.4%, or 'Not known'. */
export function percentWords(value: number | null, digits = 1): string {
  return value === null ? 'Not known' : `${value.toFixed(digits)}%`;
}
