import { careComparables } from './care-comparables.ts';
import type { Comparable } from './comparable.ts';
import { serviceComparables } from './service-comparables.ts';

/**
 * What authorities are compared by. Polarity follows the dictionary of the interactive tool, except where a count can be
 * low because less is recorded or less is done: those are neutral.
 */
export const comparables: readonly Comparable[] = [...careComparables, ...serviceComparables];

export function findComparable(id: string): Comparable | undefined {
  return comparables.find((one) => one.id === id);
}
