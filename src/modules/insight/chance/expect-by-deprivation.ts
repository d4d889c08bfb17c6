import type { FunnelObservation } from './funnel-rules.ts';

/**
 * What each authority would have at the value that authorities as deprived as it have: a straight line of the value on the
 * deprivation of children (IDACI), weighted by size. Authorities without a score are left out. Expectations add up to what
 * was observed, so that the target of all stays the same.
 */
export function expectByDeprivation(
  observations: readonly FunnelObservation[],
  scores: ReadonlyMap<string, number>,
): readonly FunnelObservation[] {
  const scored = observations.flatMap((one) => {
    const score = scores.get(one.unit.code);
    return score === undefined ? [] : [{ one, score, value: one.observed / one.size }];
  });
  const weighed = (of: (each: (typeof scored)[number]) => number) =>
    scored.reduce((total, each) => total + each.one.size * of(each), 0);
  const all = weighed(() => 1);
  if (scored.length < 3 || all === 0) return [];
  const [middleScore, middleValue] = [
    weighed(({ score }) => score) / all,
    weighed(({ value }) => value) / all,
  ];
  const spread = weighed(({ score }) => (score - middleScore) ** 2);
  const slope =
    spread === 0 ? 0 : weighed(({ score, value }) => (score - middleScore) * (value - middleValue)) / spread;
  return scored.map(({ one, score }) => ({
    ...one,
    expected: Math.max(0.001 * middleValue, middleValue + slope * (score - middleScore)) * one.size,
  }));
}
