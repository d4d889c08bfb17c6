import type { Measure } from './measure.ts';

/** A measure that stands beside another, and why the two keep each other honest. */
export type Pairing = { readonly id: string; readonly why: string };

/** The measure that this one names, and those that name this one: a pair holds both ways. */
export function pairsOf(measure: Measure, all: readonly Measure[]): readonly Pairing[] {
  const named = measure.pair ? [measure.pair] : [];
  const naming = all
    .filter(({ id, pair }) => pair?.id === measure.id && id !== measure.pair?.id)
    .map(({ id, pair }) => ({ id, why: pair?.why ?? '' }));
  return [...named, ...naming];
}
