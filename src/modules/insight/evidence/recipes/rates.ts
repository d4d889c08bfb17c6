import { countOf } from './arithmetic.ts';

/** Rates by area. */
export type Rates = ReadonlyMap<string, number>;

export const lowest = (rates: Rates): number => Math.min(...rates.values());
export const highest = (rates: Rates): number => Math.max(...rates.values());
export const times = (rates: Rates): number => highest(rates) / lowest(rates);
export const above = (rates: Rates, limit: number): number => countOf(rates, (rate) => rate > limit);
export const below = (rates: Rates, limit: number): number => countOf(rates, (rate) => rate < limit);
