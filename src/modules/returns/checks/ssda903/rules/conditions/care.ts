import type { RowTest } from '../../../frame/index.ts';
import type { Return903, TableOf } from '../../tables.ts';
import { once } from './once.ts';
import type { ChildTest } from './once.ts';

/** A test for episodes that are short breaks: legal status V3 or V4. */
export const shortBreak = once((episodes: TableOf<'Episodes'>): RowTest =>
  episodes.LS.matching((text) => /^V[34]$/i.test(text)),
);

/** A test for episodes in the year: begun by CE, and open or ended on or after CS. An end that is no date counts as open. */
export function inYear({ episodes: { DECOM, DEC }, start, end }: Return903): RowTest {
  return (row) => DECOM.day(row) <= end && !(DEC.day(row) < start);
}

/** A test for children with an episode in the year. */
export const hasEpisodeInYear = once((all: Return903): ChildTest => {
  const isInYear = inYear(all);
  const has = new Uint8Array(all.episodes.children.count);
  all.episodes.child.forEach((child, row) => {
    if (isInYear(row)) has[child] = 1;
  });
  return (child) => child > 0 && has[child] === 1;
});

/**
 * A test for children who were looked after all year long: an episode in the year, and none that began care after CS,
 * ended otherwise than by a move (X1) from CS to before CE, or was a short break in the year.
 */
export const continuouslyLookedAfter = once((all: Return903): ChildTest => {
  const isBreaking = breaksTheYear(all);
  const broken = new Uint8Array(all.episodes.children.count);
  all.episodes.child.forEach((child, row) => {
    if (isBreaking(row)) broken[child] = 1;
  });
  const isInCare = hasEpisodeInYear(all);
  return (child) => isInCare(child) && broken[child] === 0;
});

function breaksTheYear(all: Return903): RowTest {
  const { episodes, start, end } = all;
  const { DECOM, DEC, REC } = episodes;
  const [isInYear, isShortBreak] = [inYear(all), shortBreak(episodes)];
  const [isStart, isMove] = [episodes.RNE.is('S'), REC.is('X1')];
  return (row) => {
    const [began, ended] = [DECOM.day(row), DEC.day(row)];
    if (isStart(row) && start < began && began <= end) return true;
    if (!isMove(row) && start <= ended && ended < end) return true;
    return isShortBreak(row) && isInYear(row);
  };
}

/** A test for OC2 rows of children who were looked after all year long. */
export function oc2AllYear(all: Return903): RowTest {
  const isLookedAfter = continuouslyLookedAfter(all);
  return (row) => isLookedAfter(all.oc2.child[row] ?? 0);
}
