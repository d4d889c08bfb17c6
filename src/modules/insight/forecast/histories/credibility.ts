import { gammaln } from 'simple-statistics';
import { addAt, floatAt } from './cells.ts';
import type { DoubtLayer } from './flow.ts';

/** Which group each cell of a table belongs to, and how many groups there are. */
export type Grouping = { readonly groups: Uint16Array; readonly count: number };

/** A grouping from a rule that names each cell's group with a number. */
export function groupBy(cells: number, nameOf: (cell: number) => number): Grouping {
  const numbers = new Map<number, number>();
  const groups = new Uint16Array(cells);
  for (let cell = 0; cell < cells; cell++) {
    const name = nameOf(cell);
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    groups[cell] = number;
  }
  return { groups, count: numbers.size };
}

export type Credible = { readonly rates: Float64Array; readonly layers: readonly DoubtLayer[] };

/**
 * Rates of many cells of which most have seen little. Starts from one rate for all and goes through the groupings, broad
 * ones first: each group's events against what is expected so far, drawn towards 1 as far as the differences between
 * groups can be chance (Bühlmann and Straub's credibility, with a gamma distribution of rates and Poisson events).
 * @param noise variance of a count as a multiple of its mean: below 1 for counts in which old events weigh less
 */
export function fitCredibleRates(
  events: Float64Array,
  exposure: Float64Array,
  { groupings, noise }: { groupings: readonly Grouping[]; noise: number },
): Credible {
  const total = exposure.reduce((sum, amount) => sum + amount, 0);
  const all = events.reduce((sum, number) => sum + number, 0);
  const rates = new Float64Array(events.length).fill(total > 0 ? all / total : 0);
  const layers = groupings.map((grouping) => {
    const seen = sumGroups(grouping, (cell) => floatAt(events, cell));
    const expected = sumGroups(grouping, (cell) => floatAt(exposure, cell) * floatAt(rates, cell));
    const weight = chooseWeight(seen, expected, noise);
    for (let cell = 0; cell < rates.length; cell++) {
      const group = grouping.groups[cell] ?? 0;
      const factor = (floatAt(seen, group) + weight) / (floatAt(expected, group) + weight);
      rates[cell] = floatAt(rates, cell) * factor;
    }
    return { groups: grouping.groups, shapes: expected.map((number) => (number + weight) / noise) };
  });
  return { rates, layers };
}

function sumGroups({ groups, count }: Grouping, valueOf: (cell: number) => number): Float64Array {
  const sums = new Float64Array(count);
  for (let cell = 0; cell < groups.length; cell++) addAt(sums, groups[cell] ?? 0, valueOf(cell));
  return sums;
}

/** Weights tried, in events: how many a group has to show before its own count says as much as the others do. */
const weights = [0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 400];

/**
 * The weight under which the groups' counts are likeliest: a gamma distribution of factors makes them negative binomial.
 * Counts and expectations are divided by the noise, which leaves a variance like that of plain counts.
 */
function chooseWeight(seen: Float64Array, expected: Float64Array, noise: number): number {
  let best = { weight: 400, likelihood: -Infinity };
  for (const weight of weights) {
    let likelihood = 0;
    for (let group = 0; group < seen.length; group++)
      likelihood += likelihoodOf(floatAt(seen, group) / noise, floatAt(expected, group) / noise, weight);
    if (likelihood > best.likelihood) best = { weight, likelihood };
  }
  return best.weight * noise;
}

/** Log likelihood of a negative binomial count, without the term that no weight changes. */
function likelihoodOf(seen: number, mean: number, shape: number): number {
  if (mean <= 0) return 0;
  const share =
    seen === 0 ? 0 : gammaln(seen + shape) - gammaln(shape) + seen * Math.log(mean / (mean + shape));
  return share + shape * Math.log(shape / (mean + shape));
}
