import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Behind } from './group-suppression-rules.ts';
import { hideGroups } from './group-suppression-rules.ts';

const isSmall = (number: number) => number > 0 && number < 6;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('groups shown to those who see counts only', () => {
  it.each<[Behind[], boolean[], string]>([
    [
      [
        [10, 20],
        [7, 9],
      ],
      [false, false],
      'nothing is small',
    ],
    [
      [
        [3, 20],
        [7, 9],
        [30, 40],
      ],
      [true, true, false],
      'a small numerator takes the smallest other group with it',
    ],
    [
      [
        [30, 2],
        [50, 60],
        [7, 9],
      ],
      [true, false, true],
      'all but a few in it is as small',
    ],
    [
      [
        [3, 20],
        [4, 21],
        [30, 40],
      ],
      [true, true, false],
      'two small ones hide each other',
    ],
    [
      [
        [1, 20],
        [2, 21],
        [7, 9],
        [30, 40],
      ],
      [true, true, true, false],
      'two that make less than six take a third',
    ],
    [
      [
        [3, 20],
        [0, 6],
        [9, 30],
      ],
      [true, true, true],
      'nought beside it hides nothing, so that another goes too',
    ],
    [
      [
        [0, 20],
        [0, 7],
      ],
      [false, false],
      'nought is shown',
    ],
    [[[3]], [true], 'one alone is hidden'],
    [[], [], 'no groups'],
  ])('%j are hidden %j: %s', (groups, hidden) => {
    expect(hideGroups(groups)).toEqual(hidden);
  });

  const tables = fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 9 }))
    .chain(([width, rows]) =>
      fc.array(fc.array(fc.oneof(fc.nat(8), fc.nat(60)), { minLength: width, maxLength: width }), {
        minLength: rows,
        maxLength: rows,
      }),
    );

  it('never show a small number, nor let one be worked out of totals, of the other groups and of percentages', () => {
    fc.assert(
      fc.property(tables, (groups) => {
        const hidden = hideGroups(groups);
        const shown = groups.filter((_, index) => !hidden[index]);
        expect(shown.flat().some(isSmall)).toBe(false);
        // Where all are hidden, not even their names are shown.
        if (shown.length === 0) return;
        const totals = groups[0]?.map((_, at) => sum(groups.map((group) => group[at] ?? 0))) ?? [];
        expect(foundOut(groups, hidden).filter(isSmall)).toEqual([]);
        // Nor may what the hidden ones come to together be small.
        for (const at of totals.keys())
          expect(
            isSmall(sum(groups.filter((_, index) => hidden[index]).map((group) => group[at] ?? 0))),
          ).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

/**
 * The hidden numbers that a reader can be certain of. What they know: every number is nought or more; for each column the sum
 * of the hidden ones (total less shown); and how large each group is, from another measure, where that is no small number
 * itself. The range of one number follows from what the others can take.
 */
function foundOut(groups: readonly Behind[], hidden: readonly boolean[]): number[] {
  const unknown = groups.filter((_, index) => hidden[index]);
  return unknown.flatMap((group, index) =>
    group.filter((number, at) => {
      const left = sum(unknown.map((one) => one[at] ?? 0));
      const others = unknown.filter((_, other) => other !== index);
      const lowest = Math.max(0, left - sum(others.map(mostOf)));
      const highest = Math.min(left, mostOf(group));
      return lowest === highest && number === lowest;
    }),
  );
}

/** The most that any number of a group can be, as far as a reader knows. */
function mostOf(group: Behind): number {
  return isSmall(sum(group)) ? 5 : sum(group);
}
