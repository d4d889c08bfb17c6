import { where } from '../../frame/index.ts';
import type { RowTest } from '../../frame/index.ts';
import { isCode } from '../../../../../formats/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { TableOf } from '../tables.ts';
import { once } from './conditions/once.ts';
import { rowRule } from './row-rule.ts';

/** A test of an episode beside the child's one before it; an episode without one passes none. */
type BesidePrevious = (row: number, previous: number) => boolean;

function afterPrevious(
  episodes: TableOf<'Episodes'>,
  test: BesidePrevious,
  order = episodes.by(episodes.DECOM),
): RowTest {
  return (row) => {
    const previous = order.previous(row);
    return previous >= 0 && test(row, previous);
  };
}

/** By start, and of two that began on the same day the one first that ended first, open ones last. */
const byStartAndEnd = once((episodes: TableOf<'Episodes'>) => {
  const { DECOM, DEC } = episodes;
  return episodes.by({
    rows: episodes.rows,
    day: (row) =>
      DECOM.day(row) + (Number.isNaN(DEC.day(row)) ? LATER : (DEC.day(row) - DECOM.day(row)) / MANY_DAYS),
  });
});

/** Parts of a day: any stay is less than so many days, and an open one comes after it. */
const MANY_DAYS = 1_000_000;
const LATER = 0.5;

/** What a placement is made of. */
function placementColumns({ PLACE, PL_POST, URN, PLACE_PROVIDER }: TableOf<'Episodes'>) {
  return [PLACE, PL_POST, URN, PLACE_PROVIDER];
}

/** Why an episode began, beside the one before it. */
export const episodeStartRules: readonly Rule[] = [
  {
    code: '357',
    needs: ['Episodes'],
    fields: ['RNE', 'DECOM'],
    years: allYears,
    meaning: 'The child’s first episode began in the year, but RNE is not S.',
    fails: ({ episodes, start }) => {
      const [order, isStart] = [episodes.by(episodes.DECOM), episodes.RNE.is('S')];
      return where(episodes, (row) => {
        if (isStart(row) || !(episodes.DECOM.day(row) >= start)) return false;
        return order.first(episodes.child[row] ?? 0) === row;
      });
    },
  },
  rowRule('episodes', {
    code: '431',
    fields: ['RNE', 'DECOM'],
    meaning: 'RNE is S, but the child was in care until this day or longer.',
    fails: ({ episodes }) => {
      const isStart = episodes.RNE.is('S');
      return afterPrevious(
        episodes,
        (row, previous) => isStart(row) && episodes.DECOM.day(row) <= episodes.DEC.day(previous),
      );
    },
  }),
  rowRule('episodes', {
    code: '432',
    fields: ['RNE', 'REC'],
    meaning: 'Care had ended with the episode before, but RNE is not S.',
    fails: ({ episodes, year }) => {
      const isStart = episodes.RNE.is('S');
      const isEnd = episodes.REC.matching((text) => text !== 'X1' && isCode('rec', text, year));
      return afterPrevious(episodes, (row, previous) => !isStart(row) && isEnd(previous));
    },
  }),
  rowRule('episodes', {
    code: '433',
    fields: ['RNE', 'DECOM', 'DEC'],
    meaning: 'RNE says that care went on, but the episode before did not end on this day.',
    fails: ({ episodes }) => {
      const isChange = episodes.RNE.among(['P', 'L', 'T', 'U', 'B']);
      return afterPrevious(
        episodes,
        (row, previous) => isChange(row) && episodes.DECOM.day(row) !== episodes.DEC.day(previous),
        byStartAndEnd(episodes),
      );
    },
  }),
  rowRule('episodes', {
    code: '434',
    fields: ['RNE', 'LS', 'PLACE', 'PL_POST', 'URN', 'PLACE_PROVIDER'],
    meaning: 'RNE says that just the legal status changed (L), but it did not, or the placement did.',
    fails: ({ episodes }) => {
      const [isLegal, placement] = [episodes.RNE.is('L'), placementColumns(episodes)];
      return afterPrevious(episodes, (row, previous) => {
        if (!isLegal(row)) return false;
        const isSame = episodes.LS.isFilled(row) && episodes.LS.code(row) === episodes.LS.code(previous);
        return isSame || placement.some((column) => column.code(row) !== column.code(previous));
      });
    },
  }),
  rowRule('episodes', {
    code: '435',
    fields: ['RNE', 'LS', 'PLACE', 'PL_POST', 'URN', 'PLACE_PROVIDER'],
    meaning: 'RNE says that just the placement changed (P or T), but it did not, or the legal status did.',
    fails: ({ episodes }) => {
      const [isMove, placement] = [episodes.RNE.among(['P', 'T']), placementColumns(episodes)];
      return afterPrevious(episodes, (row, previous) => {
        if (!isMove(row)) return false;
        if (episodes.LS.code(row) !== episodes.LS.code(previous)) return true;
        return placement.every(
          (column) => column.isFilled(row) && column.code(row) === column.code(previous),
        );
      });
    },
  }),
  rowRule('episodes', {
    code: '436',
    fields: ['RNE', 'LS', 'PLACE', 'PL_POST', 'URN', 'PLACE_PROVIDER'],
    meaning: 'RNE says that legal status and placement changed (U or B), but one of them did not.',
    fails: ({ episodes }) => {
      const [isBoth, placement] = [episodes.RNE.among(['U', 'B']), placementColumns(episodes)];
      return afterPrevious(episodes, (row, previous) => {
        if (!isBoth(row)) return false;
        if (episodes.LS.isFilled(row) && episodes.LS.code(row) === episodes.LS.code(previous)) return true;
        return placement.every((column) => column.code(row) === column.code(previous));
      });
    },
  }),
  rowRule('episodes', {
    code: '504',
    fields: ['CIN'],
    meaning: 'The category of need changed within one stay in care.',
    fails: ({ episodes }) => {
      const isGoingOn = episodes.REC.is('X1');
      return afterPrevious(
        episodes,
        (row, previous) =>
          isGoingOn(previous) &&
          episodes.DEC.day(previous) === episodes.DECOM.day(row) &&
          episodes.CIN.code(row) !== episodes.CIN.code(previous),
      );
    },
  }),
];
