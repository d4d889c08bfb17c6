import { gammaln } from 'simple-statistics';

/** How likely each count is, from nought on: its own share, made from the one before it so that no factorial grows. */
type Distribution = { readonly most: number; readonly logOf: (count: number) => number };

/** Of `size`, each with the same chance `share`. */
function binomial(size: number, share: number): Distribution {
  const all = gammaln(size + 1);
  const [yes, no] = [Math.log(share), Math.log1p(-share)];
  return {
    most: size,
    logOf: (count) =>
      all - gammaln(count + 1) - gammaln(size - count + 1) + count * yes + (size - count) * no,
  };
}

/** Events of which `expected` happen on average. */
function poisson(expected: number): Distribution {
  const log = Math.log(expected);
  return { most: Infinity, logOf: (count) => count * log - expected - gammaln(count + 1) };
}

/**
 * The count below which a share `p` of outcomes lies, interpolated between whole counts: with r the least count at which the
 * distribution reaches p, it is r less (F(r) − p) / (F(r) − F(r − 1)). Spiegelhalter (2005), *Funnel plots for comparing
 * institutional performance*, Statistics in Medicine 24, appendix A.1.1.
 */
function interpolatedQuantile(distribution: Distribution, p: number, middle: number): number {
  let count = startOfSum(distribution, middle);
  let reached = 0;
  for (; count <= distribution.most; count += 1) {
    const here = Math.exp(distribution.logOf(count));
    if (reached + here >= p) return count - (reached + here - p) / here;
    reached += here;
  }
  return distribution.most;
}

/** Counts so far below the middle that they have no share worth adding (less than 1e-15 in all) are passed over. */
function startOfSum({ logOf }: Distribution, middle: number): number {
  let count = Math.floor(middle);
  while (count > 0 && logOf(count) > -50) count -= Math.max(1, Math.floor(Math.sqrt(middle) / 4));
  return Math.max(0, count);
}

/**
 * The proportion below which a share `p` of places of a size would lie by chance alone if all had the same proportion.
 * Exact binomial, interpolated; from 0 to 1.
 */
export function exactProportionLimit(size: number, target: number, p: number): number {
  if (target <= 0 || target >= 1) return target;
  return Math.max(0, interpolatedQuantile(binomial(size, target), p, size * target)) / size;
}

/** The number below which a share `p` of places would lie by chance alone where so many are expected. Exact Poisson, interpolated. */
export function exactCountLimit(expected: number, p: number): number {
  if (expected <= 0) return 0;
  return Math.max(0, interpolatedQuantile(poisson(expected), p, expected));
}
