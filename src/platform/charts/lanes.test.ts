import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignLanes } from './lanes.ts';

describe('lanes', () => {
  it('puts what follows on one lane and what overlaps on the next', () => {
    expect(
      assignLanes([
        { start: 0, end: 5 },
        { start: 5, end: 9 },
        { start: 7, end: 8 },
        { start: 8, end: 12 },
      ]),
    ).toEqual([0, 0, 1, 1]);
  });

  it('gives no lane when all are taken', () => {
    const together = { start: 0, end: 5 };
    expect(assignLanes([together, together, together], 2)).toEqual([0, 1, undefined]);
  });

  it('never lets two things touch on one lane', () => {
    const span = fc
      .tuple(fc.nat(500), fc.integer({ min: 1, max: 90 }))
      .map(([start, days]) => ({ start, end: start + days }));
    fc.assert(
      fc.property(fc.array(span), (spans) => {
        const sorted = [...spans].sort((a, b) => a.start - b.start);
        const lanes = assignLanes(sorted);
        for (const [i, a] of sorted.entries()) {
          for (const [j, b] of sorted.entries()) {
            if (i < j && lanes[i] === lanes[j]) expect(a.end).toBeLessThanOrEqual(b.start);
          }
        }
      }),
    );
  });
});
