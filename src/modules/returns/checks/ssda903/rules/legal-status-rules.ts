import { day, rowsAt, where } from '../../frame/index.ts';
import type { Column, Day, RowTest } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { Return903 } from '../tables.ts';
import { birthday } from './conditions/birthday.ts';
import { episodeAndHeaderRule } from './episode-beside-header.ts';
import { rowRule } from './row-rule.ts';

/** Episodes of one legal status of a child that make one stay, in the order in which they began. */
type Stay = { rows: number[]; began: Day; ended: Day; days: number };

/** How stays are made up and measured. */
type Measure = {
  /** Whether the stay goes on with the child's next episode of this status. */
  readonly goesOn: (all: Return903) => (row: number, next: number) => boolean;
  readonly days: (stay: Stay) => number;
};

/** The episode is followed by another of the child on the day it ends; the days from the first start to the last end. */
const fromStartToEnd: Measure = {
  goesOn: ({ episodes, end }) => {
    const order = episodes.by(episodes.DECOM);
    return (row) => dayOr(episodes.DEC.day(row), end) === episodes.DECOM.day(order.next(row));
  },
  days: ({ began, ended }) => ended - began,
};

/** There is no gap between the two episodes; the sum of their days. */
const sumOfDays: Measure = {
  goesOn: ({ episodes, end }) => {
    return (row, next) => !(episodes.DECOM.day(next) > endOf(episodes.DEC, row, end));
  },
  days: ({ days }) => days,
};

/** The longest that a legal status may last. */
type Limit = { readonly status: string; readonly most: number; readonly measure: Measure };

/** A rule that a legal status lasts no longer than the law allows. */
function longestStayRule(code: string, limit: Limit, words: { meaning: string; differs?: string }): Rule {
  return {
    code,
    needs: ['Episodes'],
    fields: ['LS', 'DECOM', 'DEC'],
    years: allYears,
    ...words,
    fails: (all) => findLongStays(all, limit),
  };
}

const fileOrder =
  'The tool joins episodes in the order of the file; we do by date, so that the order of rows is no error.';

/** The law on each legal status: how long, from what age, until when. */
export const legalStatusRules: readonly Rule[] = [
  longestStayRule(
    '361',
    { status: 'L1', most: 3, measure: fromStartToEnd },
    { meaning: 'Police protection (L1) lasted longer than 72 hours.' },
  ),
  longestStayRule(
    '362',
    { status: 'L2', most: 21, measure: fromStartToEnd },
    { meaning: 'An emergency protection order (L2) lasted longer than 21 days.' },
  ),
  longestStayRule(
    '363',
    { status: 'L3', most: 7, measure: sumOfDays },
    { meaning: 'A child assessment order (L3) lasted longer than 7 days.', differs: fileOrder },
  ),
  longestStayRule(
    '364',
    { status: 'J2', most: 21, measure: sumOfDays },
    { meaning: 'Detention under PACE (J2) lasted longer than 21 days.', differs: fileOrder },
  ),
  rowRule('episodes', {
    code: '365',
    fields: ['LS', 'DECOM', 'DEC'],
    meaning: 'A short break (V3) lasted longer than 17 days.',
    fails: ({ episodes: { LS, DECOM, DEC }, end }) => {
      const isBreak = LS.is('V3');
      return (row) => isBreak(row) && endOf(DEC, row, end) - DECOM.day(row) > 17;
    },
  }),
  rowRule('episodes', {
    code: '366',
    fields: ['LS', 'RNE'],
    meaning: 'A short break (V3) cannot follow another episode: RNE is not S.',
    fails: ({ episodes: { LS, RNE } }) => {
      const [isBreak, isStart] = [LS.is('V3'), RNE.is('S')];
      return (row) => isBreak(row) && !isStart(row);
    },
  }),
  {
    code: '367',
    needs: ['Episodes'],
    fields: ['LS', 'DECOM', 'DEC'],
    years: allYears,
    meaning: 'The child’s short breaks (V3) come to more than 75 days in the year.',
    fails: findManyBreakDays,
  },
  {
    code: '426',
    needs: ['Episodes'],
    fields: ['LS'],
    years: allYears,
    meaning: 'The child has short breaks recorded one by one (V3) and as an agreement (V4).',
    fails: ({ episodes }) => {
      const [isSingle, isAgreed] = [episodes.LS.is('V3'), episodes.LS.is('V4')];
      return where(episodes, (row) => {
        const child = episodes.child[row] ?? 0;
        if (isSingle(row)) return episodes.someOf(child, isAgreed);
        return isAgreed(row) && episodes.someOf(child, isSingle);
      });
    },
  },
  episodeAndHeaderRule({
    code: '358',
    fields: ['DECOM', 'DOB', 'LS'],
    meaning: 'A youth justice status (J1, J2, J3) began on or before the 10th birthday.',
    of: ({ episodes }) => episodes.LS.among(['J1', 'J2', 'J3']),
    fails: ({ episodes, header }) => {
      const ten = birthday(header.DOB, 10);
      return (row, beside) => episodes.DECOM.day(row) <= ten(beside);
    },
  }),
  rowRule('episodes', {
    code: '445',
    fields: ['LS', 'DECOM'],
    years: [2023, 2024],
    meaning: 'A freeing order (D1) began after 31 December 2005, when there were none any more.',
    fails: ({ episodes: { LS, DECOM } }) => {
      const [isFreed, lastDay] = [LS.is('D1'), day('2005-12-31')];
      return (row) => isFreed(row) && DECOM.day(row) > lastDay;
    },
  }),
  rowRule('episodes', {
    code: '446',
    fields: ['LS', 'DECOM'],
    meaning: 'A placement order (E1) began before 1 December 2005, when there were none yet.',
    fails: ({ episodes: { LS, DECOM } }) => {
      const [isOrdered, firstDay] = [LS.is('E1'), day('2005-12-01')];
      return (row) => isOrdered(row) && DECOM.day(row) < firstDay;
    },
  }),
  rowRule('episodes', {
    code: '451',
    fields: ['DEC', 'REC', 'LS'],
    years: [2023, 2024],
    meaning: 'A freeing order (D1) is still open; there are none any more.',
    fails: ({ episodes: { LS, DEC, REC } }) => {
      const isFreed = LS.is('D1');
      return (row) => isFreed(row) && DEC.isBlank(row) && REC.isBlank(row);
    },
  }),
];

function dayOr(value: number, otherwise: number): number {
  return Number.isNaN(value) ? otherwise : value;
}

/** The day an episode ended, CE while it is open; NaN when that cannot be read, which no rule on length goes by. */
function endOf(DEC: Column, row: number, end: Day): Day {
  return DEC.isBlank(row) ? end : DEC.day(row);
}

function findLongStays(all: Return903, { status, most, measure }: Limit) {
  const parts = { isStatus: all.episodes.LS.is(status), goesOn: measure.goesOn(all) };
  const found: number[] = [];
  for (let child = 1; child < all.episodes.children.count; child++) {
    if (!all.episodes.someOf(child, parts.isStatus)) continue;
    for (const stay of listStays(all, child, parts)) {
      if (measure.days(stay) > most) found.push(...stay.rows);
    }
  }
  return rowsAt(all.episodes, found);
}

type Parts = { readonly isStatus: RowTest; readonly goesOn: (row: number, next: number) => boolean };

function listStays({ episodes, end }: Return903, child: number, { isStatus, goesOn }: Parts): Stay[] {
  const stays: Stay[] = [];
  let before = -1;
  for (const row of episodes.by(episodes.DECOM).rowsOf(child)) {
    const began = episodes.DECOM.day(row);
    if (!isStatus(row) || Number.isNaN(began)) continue;
    const ended = dayOr(episodes.DEC.day(row), end);
    const days = dayOr(endOf(episodes.DEC, row, end) - began, 0);
    const stay = before >= 0 && goesOn(before, row) ? stays.at(-1) : undefined;
    if (stay) {
      stay.rows.push(row);
      stay.ended = Math.max(stay.ended, ended);
      stay.days += days;
    } else stays.push({ rows: [row], began, ended, days });
    before = row;
  }
  return stays;
}

function findManyBreakDays({ episodes, start, end }: Return903) {
  const { LS, DECOM, DEC } = episodes;
  const isBreak = LS.is('V3');
  const inYear = (row: number) => {
    if (!isBreak(row)) return 0;
    const days = Math.min(endOf(DEC, row, end), end) - Math.max(DECOM.day(row), start);
    return days > 0 ? days : 0;
  };
  const total = new Float64Array(episodes.children.count);
  episodes.child.forEach((child, row) => {
    total[child] = (total[child] ?? 0) + inYear(row);
  });
  return where(episodes, (row) => {
    const child = episodes.child[row] ?? 0;
    return child > 0 && (total[child] ?? 0) > 75 && inYear(row) > 0;
  });
}
