/** Something that takes room along a line, in pixels or days. */
export type Span = { readonly start: number; readonly end: number };

/**
 * Gives each thing the first lane in which it touches nothing before it, in the order given (sort by start first).
 * @returns the lane of each, from 0; undefined where all `limit` lanes are taken
 */
export function assignLanes(spans: readonly Span[], limit = Infinity): readonly (number | undefined)[] {
  const ends: number[] = [];
  return spans.map(({ start, end }) => {
    const free = ends.findIndex((taken) => taken <= start);
    const lane = free === -1 ? ends.length : free;
    if (lane >= limit) return undefined;
    ends[lane] = end;
    return lane;
  });
}
