import type { StatisticKey } from '../statistics/statistic.ts';

/** A part of a whole that are published apart; `lag`: how many years before the part's the whole's year lies. */
export type Ratio = {
  readonly part: StatisticKey;
  readonly whole: StatisticKey;
  readonly scale: number;
  readonly lag: number;
};

/** A published measure that authorities are compared by. */
export type Comparable = {
  readonly id: string;
  readonly title: string;
  readonly group: ComparableGroup;
  readonly unit: string;
  readonly style: 'rate' | 'percent' | 'pounds' | 'number';
  /** Which way is better; neutral where neither is by itself. */
  readonly polarity: 'high' | 'low' | 'neutral';
  readonly value: StatisticKey | Ratio;
  /** The measure that keeps this one honest, and why. */
  readonly pair: { readonly id: string; readonly why: string };
};

export const comparableGroups = [
  'Coming into and leaving care',
  'Help and protection',
  'Life in care',
  'After care',
  'Social workers',
  'Money',
] as const;
export type ComparableGroup = (typeof comparableGroups)[number];

export type ComparableLine = readonly [
  id: string,
  title: string,
  style: Comparable['style'],
  polarity: Comparable['polarity'],
  value: StatisticKey | Ratio,
  pair: string,
  why: string,
];

const units: Readonly<Record<Comparable['style'], string>> = {
  rate: 'per 10,000 children',
  percent: '%',
  pounds: '£',
  number: 'cases',
};

export function group(name: ComparableGroup, lines: readonly ComparableLine[]): readonly Comparable[] {
  return lines.map(([id, title, style, polarity, value, pair, why]) => {
    return { id, title, group: name, unit: units[style], style, polarity, value, pair: { id: pair, why } };
  });
}

/** The series that a measure is read from. */
export function keysOf({ value }: Comparable): readonly StatisticKey[] {
  return 'part' in value ? [value.part, value.whole] : [value];
}
