import type { FactValue } from '../../../platform/facts/index.ts';

type Stretch = { readonly id: string; readonly starts: string; readonly ends: FactValue };

/**
 * Stretches of time that do not overlap; the last day does not belong to a stretch ('[)'), so one may begin on the day on
 * which another ends, and a stretch that ends on the day it began takes no room.
 */
export class Calendar {
  /** In order of their start. */
  private readonly taken: Stretch[] = [];

  /** The id of a stretch that overlaps this one. */
  findClash(starts: string, ends: FactValue): string | undefined {
    if (starts === ends) return undefined;
    const last = this.taken[this.countBefore(ends) - 1];
    return last && (last.ends === null || last.ends > starts) ? last.id : undefined;
  }

  /** Takes room that is free (`findClash`). */
  take(id: string, starts: string, ends: FactValue): void {
    if (starts !== ends) this.taken.splice(this.countBefore(starts), 0, { id, starts, ends });
  }

  /** How many stretches begin before a day; all when the day is null. */
  private countBefore(day: FactValue): number {
    if (day === null) return this.taken.length;
    let [low, high] = [0, this.taken.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.taken[middle]?.starts ?? '') < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
