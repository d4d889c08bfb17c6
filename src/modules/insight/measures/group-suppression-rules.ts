import { smallest } from '../figures/suppression-rules.ts';

/** The numbers behind one group's value, each from nought up: those in the numerator, and those that are not. */
export type Behind = readonly number[];

const isSmall = (number: number) => number > 0 && number < smallest;

/**
 * Which groups of a measure are left out for those who see counts only. The groups add up, number by number, to a total
 * that is shown, so that a table of groups by numbers is guarded both ways:
 *   - a group is shown whole or not at all: of numerator, denominator and percentage, two give away the third;
 *   - a group with a number from 1 to 5 is hidden;
 *   - the smallest other groups follow, until at least two are hidden and each number that they hide adds up to nought or
 *     to six or more: else the total less what is shown would give a small number away;
 *   - when even that is not enough, all are hidden; whoever draws the table then draws none.
 */
export function hideGroups(groups: readonly Behind[]): readonly boolean[] {
  const hidden = new Set(groups.flatMap((group, index) => (group.some(isSmall) ? [index] : [])));
  if (hidden.size === 0) return groups.map(() => false);
  const rest = groups
    .map((group, index) => ({ index, size: sum(group) }))
    .filter(({ index }) => !hidden.has(index))
    .sort((a, b) => a.size - b.size || a.index - b.index);
  for (const { index } of rest) {
    if (isSafe(groups.filter((_, one) => hidden.has(one)))) break;
    hidden.add(index);
  }
  return groups.map((_, index) => hidden.has(index));
}

/**
 * Hidden numbers cannot be worked out where each that is more than nought shares its sum with another's, and the sum is not
 * the most that they can be: two of at most five that make ten are five each.
 */
function isSafe(hidden: readonly Behind[]): boolean {
  const width = Math.max(0, ...hidden.map((group) => group.length));
  const sums = Array.from({ length: width }, (_, at) => sum(hidden.map((group) => group[at] ?? 0)));
  const most = sum(hidden.map(mostOf));
  return sums.every((one) => one === 0 || (one >= smallest && one < most));
}

/** The most that a number of a group can be for those who know its size, or that it is too small to be shown. */
function mostOf(group: Behind): number {
  return isSmall(sum(group)) ? smallest - 1 : sum(group);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
