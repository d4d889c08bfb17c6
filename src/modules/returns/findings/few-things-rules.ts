import type { Instant } from '../../../platform/dates/plain-date.ts';

/** As far as the order of a worker's few things depends on it. */
export type Thing = {
  readonly id: string;
  readonly isQuery: boolean;
  /** Whether there is one fact to open and change; else something has to be looked for first. */
  readonly isQuick: boolean;
  readonly firstFoundAt: Instant;
  /** Things on the same fact are put right together. */
  readonly mendAt: string;
};

/** How many things are asked of one person on one day. */
export const aHandful = 5;

/**
 * The most important and quickest first: what is wrong before what may be wrong, quick before slow, old before new. What is
 * alike in all of it stays in the order in which it came, which is by rule: a finding's id says nothing and differs from one
 * check to the next.
 */
export function orderThings<T extends Thing>(things: readonly T[]): readonly T[] {
  return [...things].sort(
    (a, b) =>
      Number(a.isQuery) - Number(b.isQuery) ||
      Number(b.isQuick) - Number(a.isQuick) ||
      compareText(a.firstFoundAt, b.firstFoundAt) ||
      compareText(a.mendAt, b.mendAt),
  );
}

/** The day's handful, less what was done today; the rest comes on other days. */
export function takeHandful<T extends Thing>(
  things: readonly T[],
  doneToday: number,
): { readonly today: readonly T[]; readonly later: readonly T[] } {
  const places = [...new Set(orderThings(things).map(({ mendAt }) => mendAt))];
  const taken = new Set(places.slice(0, Math.max(0, aHandful - doneToday)));
  const ordered = orderThings(things);
  return {
    today: ordered.filter(({ mendAt }) => taken.has(mendAt)),
    later: ordered.filter(({ mendAt }) => !taken.has(mendAt)),
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
