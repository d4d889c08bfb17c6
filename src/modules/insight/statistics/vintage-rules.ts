import type { Statistic } from './statistic.ts';

/** The last year that an edition names ('2025 release', 'CLA-2022'); one that names none is older than all that do. */
export function releaseYear(vintage: string): number {
  return Number(vintage.match(/\d{4}/g)?.at(-1) ?? 0);
}

/**
 * Puts values in an order in which the last of a place is the one that stands: editions from the oldest to the newest
 * release, then what names no edition, as given.
 */
export function orderByVintage(statistics: readonly Statistic[]): Statistic[] {
  const several = statistics.filter(({ vintage }) => vintage !== '');
  const order = [...new Set(several.map(({ vintage }) => vintage))].sort(
    (a, b) => releaseYear(a) - releaseYear(b) || (a < b ? -1 : 1),
  );
  const rank = new Map(order.map((vintage, index) => [vintage, index]));
  several.sort((a, b) => (rank.get(a.vintage) ?? 0) - (rank.get(b.vintage) ?? 0));
  return [...several, ...statistics.filter(({ vintage }) => vintage === '')];
}
