import { median } from 'simple-statistics';
import type { Area, Neighbour } from '../statistics/statistic.ts';
import { tooSmallForRates } from '../statistics/statistic.ts';
import type { StatisticTable } from '../statistics/statistic-table.ts';
import type { Comparable } from './comparable.ts';

/** Who is compared with whom. */
export type Picked = {
  readonly area: Area;
  readonly region: Area | undefined;
  readonly country: Area | undefined;
  /** Ten neighbours by an edition of the publisher's model; none where the edition has none. */
  readonly neighbours: readonly Area[];
  readonly edition: number | undefined;
};

/** A measure's value of an area in a year; undefined where it is not known. */
export function valueIn(
  table: StatisticTable,
  { value }: Comparable,
  area: string,
  year: number,
): number | undefined {
  if (!('part' in value)) return table.value(value, area, year);
  const part = table.value(value.part, area, year);
  const whole = table.value(value.whole, area, year - value.lag);
  return part === undefined || whole === undefined || whole === 0 ? undefined : (part / whole) * value.scale;
}

/** The years in which an area has a value, oldest first. */
export function yearsOf(table: StatisticTable, comparable: Comparable, area: string): readonly number[] {
  const { value } = comparable;
  return table
    .series('part' in value ? value.part : value, area)
    .map(({ year }) => year)
    .filter((year) => valueIn(table, comparable, area, year) !== undefined);
}

/** Values of areas in a year, by area. */
export function valuesIn(
  table: StatisticTable,
  comparable: Comparable,
  year: number,
  areas: readonly Area[],
): ReadonlyMap<string, number> {
  return new Map(
    areas.flatMap(({ code }) => {
      const value = valueIn(table, comparable, code, year);
      return value === undefined ? [] : [[code, value] as const];
    }),
  );
}

/** The middle value, or undefined of none. */
export function middleOf(values: Iterable<number>): number | undefined {
  const list = [...values];
  return list.length === 0 ? undefined : median(list);
}

/** Whether a value is better than another by a measure's polarity: 0 when alike, or when neither way is better. */
export function betterBy({ polarity }: Comparable, value: number, other: number): number {
  if (polarity === 'neutral' || value === other) return 0;
  return value > other === (polarity === 'high') ? 1 : -1;
}

/** The best of neighbours by polarity; of a neutral measure the lowest, as the 2022 report takes it. */
export function bestOf(
  { polarity }: Comparable,
  values: ReadonlyMap<string, number>,
): { readonly area: string; readonly value: number } | undefined {
  const sign = polarity === 'high' ? -1 : 1;
  let best: { area: string; value: number } | undefined;
  for (const [area, value] of values) if (!best || sign * value < sign * best.value) best = { area, value };
  return best;
}

/** The editions of the neighbours' model that an authority has neighbours in, newest first. */
export function editionsOf(neighbours: readonly Neighbour[], area: string): readonly number[] {
  const editions = new Set(neighbours.filter((one) => one.area === area).map(({ edition }) => edition));
  return [...editions].sort((a, b) => b - a);
}

/** Authorities with enough children for a rate, also those of before: they have values in their own years only. */
export function comparedAuthorities(areas: readonly Area[]): readonly Area[] {
  return areas.filter(({ level, code }) => level === 'authority' && !tooSmallForRates.includes(code));
}
