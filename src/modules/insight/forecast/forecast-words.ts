import type { ForecastPoint } from './forecast.ts';

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** A number of children, no finer than a forecast can be: 43, 680, 2,340, 81,800. */
export function countWords(value: number): string {
  return whole.format(roundTo(value, value >= 10_000 ? 100 : 1));
}

/** Pounds a week: £2,100. */
export function poundWords(value: number): string {
  return `£${whole.format(roundTo(value, value >= 1000 ? 10 : 5))}`;
}

/** Pounds a year, in millions: £54 million, £5.4 million, £11,300 million. */
export function millionWords(value: number): string {
  const millions = value / 1e6;
  return `£${millions < 10 ? millions.toFixed(1) : whole.format(roundTo(millions, millions >= 1000 ? 100 : 1))} million`;
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
