import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Calendar } from './calendar-rules.ts';

const day = (n: number) => `2026-01-${String(n).padStart(2, '0')}`;
const anyStretch = fc
  .tuple(fc.integer({ min: 1, max: 28 }), fc.option(fc.integer({ min: 0, max: 9 })))
  .map(([from, days]) => ({
    starts: day(from),
    ends: days === null ? null : day(Math.min(from + days, 28)),
  }));

type Stretch = { starts: string; ends: string | null };
/** The definition, day by day: '[)', an open one goes on for ever, one that ends on the day it began takes no room. */
const overlap = (a: Stretch, b: Stretch) =>
  a.starts !== a.ends && b.starts !== b.ends && a.starts < (b.ends ?? '9') && b.starts < (a.ends ?? '9');

describe('Calendar', () => {
  it('lets one begin on the day on which another ends', () => {
    const calendar = new Calendar();
    calendar.take('a', day(1), day(5));
    expect(calendar.findClash(day(5), null)).toBeUndefined();
    expect(calendar.findClash(day(4), null)).toBe('a');
  });

  it('finds a clash exactly when there is one', () => {
    fc.assert(
      fc.property(fc.array(anyStretch, { maxLength: 12 }), (stretches) => {
        const calendar = new Calendar();
        const taken: Stretch[] = [];
        for (const stretch of stretches) {
          const clash = calendar.findClash(stretch.starts, stretch.ends);
          expect(clash !== undefined).toBe(taken.some((other) => overlap(stretch, other)));
          if (clash !== undefined) continue;
          calendar.take('x', stretch.starts, stretch.ends);
          taken.push(stretch);
        }
      }),
    );
  });
});
