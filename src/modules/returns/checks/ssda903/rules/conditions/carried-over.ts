import type { Column, TableOf, Return903 } from '../../tables.ts';
import { once } from './once.ts';

/** A child in care at the end of last year: the first episode of this year, and last year's latest, which was open. */
export type CarriedOver = { readonly row: number; readonly last: number };

/**
 * Every child whose latest episode of last year was open, or has an end that cannot be read, and who has an episode this
 * year.
 */
export const carriedOver = once(({ episodes, last }: Return903): readonly CarriedOver[] => {
  const [order, lastOrder] = [episodes.by(episodes.DECOM), last.episodes.by(last.episodes.DECOM)];
  const found: CarriedOver[] = [];
  for (let child = 1; child < episodes.children.count; child++) {
    const row = order.first(child);
    const before = row < 0 ? -1 : lastOrder.last(child);
    if (before >= 0 && Number.isNaN(last.episodes.DEC.day(before))) found.push({ row, last: before });
  }
  return found;
});

/** Whether a column says something else this year than last year; blank both times is the same. */
export function differs(name: EpisodeColumn, { episodes, last }: Return903): (one: CarriedOver) => boolean {
  const [now, before]: readonly Column[] = [episodes[name], last.episodes[name]];
  return (one) => now?.text(one.row) !== before?.text(one.last);
}

/** The columns of episodes. */
export type EpisodeColumn = {
  [Name in keyof TableOf<'Episodes'>]: TableOf<'Episodes'>[Name] extends Column ? Name : never;
}[keyof TableOf<'Episodes'>];
