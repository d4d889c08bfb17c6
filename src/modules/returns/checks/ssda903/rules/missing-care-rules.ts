import { addYears, pairs, where } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { TableOf } from '../tables.ts';
import { periodsOfCare } from './conditions/periods-of-care.ts';
import { outsideCare } from './conditions/spells.ts';

const needs = ['Episodes', 'Missing'] as const;

/** What a period missing or away without authorisation says beside the child's care. */
export const missingCareRules: readonly Rule[] = [
  {
    code: '575',
    needs,
    fields: ['MIS_END'],
    years: allYears,
    meaning: 'The period starts within an episode that has ended, but has no end itself.',
    fails: ({ episodes, missing: table }) =>
      where(table, (row) => {
        if (table.MIS_END.isFilled(row)) return false;
        return episodes.someOf(table.child[row] ?? 0, isAround(episodes, table.MIS_START.day(row)));
      }),
  },
  {
    code: '577',
    needs,
    fields: ['MIS_END'],
    years: allYears,
    meaning:
      "The period fits none of the child's times in care: it goes on after the child left, or ends before the child " +
      'came or after the child left.',
    fails: (all) => {
      const { missing: table } = all;
      return where(table, outsideCare(all, { table, start: table.MIS_START, end: table.MIS_END }));
    },
  },
  {
    code: '578',
    needs,
    fields: ['MIS_START'],
    years: allYears,
    meaning: "MIS_START is in none of the child's times in care.",
    fails: (all) => {
      const [{ missing: table }, periods] = [all, periodsOfCare(all)];
      return where(table, (row) => {
        const [child, began] = [table.child[row] ?? 0, table.MIS_START.day(row)];
        if (Number.isNaN(began) || !periods.has(child)) return false;
        return !periods.some(child, (from, to) => began >= from && !(began > to));
      });
    },
  },
  {
    code: '580',
    needs,
    fields: ['REC'],
    years: allYears,
    meaning:
      'The child was missing on leaving care at 18 (birthday, MIS_END and DEC are one day), but REC is not E8.',
    fails: ({ episodes, missing: table }) => {
      const isExpected = episodes.REC.is('E8');
      const [, found] = pairs(table, episodes, (row, episode) => {
        const ended = table.MIS_END.day(row);
        if (isExpected(episode) || ended !== episodes.DEC.day(episode)) return false;
        return ended === addYears(table.DOB.day(row), 18);
      });
      return found;
    },
  },
  {
    code: '581',
    needs,
    fields: ['MIS_START'],
    years: allYears,
    meaning: "MIS_START is in none of the child's episodes.",
    fails: ({ episodes, missing: table }) =>
      where(table, (row) => {
        const [child, began] = [table.child[row] ?? 0, table.MIS_START.day(row)];
        if (!episodes.has(child)) return false;
        return !episodes.someOf(
          child,
          (one) => episodes.DECOM.day(one) <= began && !(began > episodes.DEC.day(one)),
        );
      }),
  },
];

/** A test for episodes that have ended and in which the day lies. */
function isAround({ DECOM, DEC }: TableOf<'Episodes'>, day: number): (row: number) => boolean {
  return (row) => DECOM.day(row) <= day && day <= DEC.day(row);
}
