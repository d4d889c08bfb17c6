/**
 * The least of an authority's own value and its neighbours'. Neighbours without a value are passed over; undefined where
 * the authority has none itself. Method of *The Future of Children's Social Care* (2022), Appendix.
 */
export function bestNeighbour(
  area: string,
  neighbours: readonly string[],
  values: ReadonlyMap<string, number>,
): { readonly area: string; readonly value: number } | undefined {
  const own = values.get(area);
  if (own === undefined) return undefined;
  return neighbours
    .flatMap((one) => {
      const value = values.get(one);
      return value === undefined ? [] : [{ area: one, value }];
    })
    .reduce((best, one) => (one.value < best.value ? one : best), { area, value: own });
}
