import { addAt, valueAt } from './cells.ts';
import type { DoubtLayer } from './flow-model.ts';

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

/** However alike groups look by chance, rates of unlike groups are taken to differ by a twentieth or so. */
const LEAST_VARIANCE = 0.0025;

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
    const seen = sumGroups(grouping, (cell) => valueAt(events, cell));
    const expected = sumGroups(grouping, (cell) => valueAt(exposure, cell) * valueAt(rates, cell));
    const weight = noise / findVariance(seen, expected, noise);
    for (let cell = 0; cell < rates.length; cell++) {
      const group = valueAt(grouping.groups, cell);
      const factor = (valueAt(seen, group) + weight) / (valueAt(expected, group) + weight);
      rates[cell] = valueAt(rates, cell) * factor;
    }
    return { groups: grouping.groups, shapes: expected.map((number) => (number + weight) / noise) };
  });
  return { rates, layers };
}

function sumGroups({ groups, count }: Grouping, valueOf: (cell: number) => number): Float64Array {
  const sums = new Float64Array(count);
  for (let cell = 0; cell < groups.length; cell++) addAt(sums, valueAt(groups, cell), valueOf(cell));
  return sums;
}

/** The variance between groups' factors that is left when chance is taken off. */
function findVariance(seen: Float64Array, expected: Float64Array, noise: number): number {
  let [squares, groups, total] = [0, 0, 0];
  for (let group = 0; group < seen.length; group++) {
    const mean = valueAt(expected, group);
    if (mean < 1e-6) continue;
    squares += (valueAt(seen, group) - mean) ** 2 / mean;
    groups++;
    total += mean;
  }
  return total > 0 ? Math.max((squares - groups * noise) / total, LEAST_VARIANCE) : LEAST_VARIANCE;
}
