import type { Publication } from '../statistics/published-file.ts';
import type { Statistic } from '../statistics/statistic.ts';
import type { Comparable } from './comparable.ts';

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** A value as people read it: 9%, £1,234, 62. */
export function formatValue({ style }: Pick<Comparable, 'style'>, value: number | undefined): string {
  if (value === undefined) return 'Not known';
  if (style === 'pounds') return `£${whole.format(value)}`;
  return style === 'percent' ? `${tenths.format(value)}%` : tenths.format(value);
}

/** With its unit where the number does not carry it: 62 per 10,000 children. */
export function formatWithUnit(
  comparable: Pick<Comparable, 'style' | 'unit'>,
  value: number | undefined,
): string {
  const text = formatValue(comparable, value);
  return value === undefined || comparable.style !== 'rate' ? text : `${text} ${comparable.unit}`;
}

/** How far two values lie apart: of percentages in points. */
export function formatApart(comparable: Pick<Comparable, 'style'>, apart: number): string {
  const text = formatValue(comparable, Math.abs(apart));
  return comparable.style === 'percent' ? `${text.replace('%', '')} points` : text;
}

/** How many millions of pounds, to one digit. */
export function formatMillions(amount: number): string {
  return `£${tenths.format(Math.abs(amount) / 1e6)} million`;
}

/** How many of the neighbours with a value are lower or higher: "lower than 7 of 10 neighbours". */
export function amongWords(own: number, others: readonly number[]): string {
  const [lower, higher] = [
    others.filter((one) => one < own).length,
    others.filter((one) => one > own).length,
  ];
  const of = `of ${others.length} neighbours`;
  if (others.length === 0) return 'no neighbour’s figure is known';
  const all = [lower, higher].find((count) => count === others.length);
  if (lower === 0 && higher === 0) return `like all ${others.length} neighbours`;
  if (all !== undefined) return `${higher > lower ? 'lower' : 'higher'} than all ${all} neighbours`;
  return higher > lower ? `lower than ${higher} ${of}` : `higher than ${lower} ${of}`;
}

/** The publication of a value by its title, as far as the list of publications has it. */
export function sourceOf(statistic: Statistic | undefined, publications: readonly Publication[]): string {
  if (!statistic) return 'published statistics';
  const known = publications.find(({ key }) => key === statistic.source);
  return known ? (known.title.split(',')[0] ?? known.title) : statistic.source;
}
