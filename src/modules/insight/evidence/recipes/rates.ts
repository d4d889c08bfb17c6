import type { Given } from '../given.ts';
import { everywhere, inEngland, series } from '../series.ts';
import { countOf, ratios } from './arithmetic.ts';

/** Rates by area. */
export type Rates = ReadonlyMap<string, number>;

export const lowest = (rates: Rates): number => Math.min(...rates.values());
export const highest = (rates: Rates): number => Math.max(...rates.values());
export const times = (rates: Rates): number => highest(rates) / lowest(rates);
export const above = (rates: Rates, limit: number): number => countOf(rates, (rate) => rate > limit);
export const below = (rates: Rates, limit: number): number => countOf(rates, (rate) => rate < limit);

/** How many children there were in 2015, by authority and in England. */
export const children = {
  population: inEngland(series.population, [2015]),
  populations: everywhere(series.population, [2015]),
};

/** England's rate and every authority's, for 10,000 children of mid-2015. */
export const ratesOf = (given: Given, counts: Rates, count: number) => ({
  england: (count / given.value('population')) * 10_000,
  rates: ratios(counts, given.rates('populations'), 10_000),
});
