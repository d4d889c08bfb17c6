import { gammaln, quantile } from 'simple-statistics';
import type { Published } from '../statistics/published.ts';
import { tooSmallForRates } from '../statistics/statistic.ts';
import type { PublicSign } from './early-signs.ts';
import { signValue } from './stand-signs.ts';

/** What inspections found later, where a sign stood among the highest quarter of authorities and where it did not. */
export type SignEvidence = {
  readonly high: { readonly inspections: number; readonly belowGood: number };
  readonly other: { readonly inspections: number; readonly belowGood: number };
  /** How likely so great a difference would be if the sign told nothing: Fisher's exact test, one way. */
  readonly probability: number;
};

/** Fewer inspections than this tell nothing. */
const fewest = 20;

/**
 * Of all inspections of the loaded judgements: how often an authority was judged below good when the sign, in the last year
 * that had ended before the inspection, was in the highest quarter of all authorities, and how often otherwise. Undefined
 * where there are too few. It says what went together, not what caused it.
 */
export function findEvidence(published: Published, sign: PublicSign): SignEvidence | undefined {
  const tops = new Map<number, number | undefined>();
  const found = published.judgements.flatMap(({ area, inspected, overall }) => {
    const grade = gradeOf(overall);
    const year = yearBefore(inspected, sign);
    const value = signValue(published, sign, { area, year });
    if (!tops.has(year)) tops.set(year, topQuarter(published, sign, year));
    const top = tops.get(year);
    return grade === undefined || value === undefined || top === undefined
      ? []
      : [{ belowGood: grade === 'below', high: value >= top }];
  });
  const [high, other] = [true, false].map((side) => found.filter((one) => one.high === side));
  if (!high || !other || high.length < fewest || other.length < fewest) return undefined;
  const below = (of: typeof found) => of.filter(({ belowGood }) => belowGood).length;
  return {
    high: { inspections: high.length, belowGood: below(high) },
    other: { inspections: other.length, belowGood: below(other) },
    probability: fisher([below(high), high.length], [below(other), other.length]),
  };
}

function gradeOf(overall: string): 'good' | 'below' | undefined {
  if (/^(good|outstanding)$/i.test(overall)) return 'good';
  return /^(requires improvement|inadequate)/i.test(overall) ? 'below' : undefined;
}

/** The last year of the series that had ended before an inspection. */
function yearBefore(inspected: string, { yearEnds }: PublicSign): number {
  const year = Number(inspected.slice(0, 4));
  return inspected > `${year}${yearEnds}` ? year : year - 1;
}

function topQuarter(published: Published, sign: PublicSign, year: number): number | undefined {
  const values = published.areas.flatMap(({ code, level }) =>
    level === 'authority' && !tooSmallForRates.includes(code)
      ? (signValue(published, sign, { area: code, year }) ?? [])
      : [],
  );
  return values.length < fewest ? undefined : quantile(values, 0.75);
}

type Side = readonly [below: number, all: number];

/** The chance of at least so many below good on the first side, all of both sides being drawn alike (hypergeometric). */
export function fisher([a, n]: Side, [b, m]: Side): number {
  const below = a + b;
  const choose = (of: number, some: number) => gammaln(of + 1) - gammaln(some + 1) - gammaln(of - some + 1);
  let chance = 0;
  for (let count = a; count <= Math.min(n, below); count += 1) {
    if (below - count > m) continue;
    chance += Math.exp(choose(n, count) + choose(m, below - count) - choose(n + m, below));
  }
  return Math.min(1, chance);
}
