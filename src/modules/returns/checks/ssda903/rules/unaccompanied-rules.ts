import { addYears, pairs, where } from '../../frame/index.ts';
import type { Found, RowTest, Table } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { Return903, YearTables } from '../tables.ts';
import { someFilled } from './conditions/items.ts';

const SHIFTED =
  'In CSV files, once a child is twice in UASC, the tool takes for every later child in the header what holds for the one before.';

/** Unaccompanied asylum-seeking children (UASC), and the day on which they ceased to be that (DUC). */
export const unaccompaniedRules: readonly Rule[] = [
  {
    code: '104',
    needs: ['UASC'],
    fields: ['DUC'],
    years: allYears,
    meaning: 'DUC is given, but is not a real date or is before CS.',
    fails: ({ uasc: { DUC }, uasc, start }) =>
      where(uasc, (row) => DUC.isNoDate(row) || DUC.day(row) < start),
  },
  {
    code: '105',
    needs: ['Header'],
    fields: ['UASC'],
    years: allYears,
    meaning: 'UASC in the header is not 0 or 1. Only an XML file says it there.',
    fails: ({ header, form }) => {
      const isFlag = header.UASC.among(['0', '1']);
      return where(header, (row) => form === 'xml' && !isFlag(row));
    },
  },
  {
    code: '205A',
    needs: ['UASC', 'UASC_last', 'Header', 'Header_last'],
    fields: ['CHILD', 'UASC'],
    years: allYears,
    meaning:
      'The child was UASC last year and is not this year, but DUC is filled this year, or last year’s DUC is not within last year.',
    differs: SHIFTED,
    fails: (all) => {
      const { uasc, last } = all;
      const [lastStart, lastEnd] = [addYears(all.start, -1), addYears(all.end, -1)];
      return findStatus(all, ({ is, was, row, old }) => {
        if (is || !was) return false;
        const ended = last.uasc.DUC.day(old);
        return uasc.DUC.isFilled(row) || !(lastStart <= ended && ended <= lastEnd);
      });
    },
  },
  {
    code: '205B',
    needs: ['UASC', 'UASC_last', 'Header', 'Header_last'],
    fields: ['DUC', 'UASC'],
    years: allYears,
    meaning:
      'The child is UASC in both years, but DUC is neither within the year nor what it was last year, or last year’s DUC is not the 18th birthday.',
    differs: SHIFTED,
    fails: (all) => {
      const { uasc, last, start, end } = all;
      return findStatus(all, ({ is, was, row, old }) => {
        if (!is || !was) return false;
        const [ended, endedBefore] = [uasc.DUC.day(row), last.uasc.DUC.day(old)];
        const isSupported = (start <= ended && ended <= end) || ended === endedBefore;
        return !isSupported || endedBefore !== addYears(last.uasc.DOB.day(old), 18);
      });
    },
  },
  {
    code: '205C',
    needs: ['UASC', 'UASC_last', 'Header', 'Header_last'],
    fields: ['DUC', 'UASC'],
    years: allYears,
    meaning: 'The child is UASC in neither year, but a DUC is filled.',
    differs: SHIFTED,
    fails: (all) =>
      findStatus(
        all,
        ({ is, was, row, old }) =>
          !is && !was && (all.uasc.DUC.isFilled(row) || all.last.uasc.DUC.isFilled(old)),
      ),
  },
  {
    code: '205D',
    needs: ['UASC', 'UASC_last'],
    uses: ['Header', 'Header_last'],
    fields: ['UASC', 'CHILD'],
    years: allYears,
    meaning: 'The child is UASC this year and was in last year’s return, but not as UASC.',
    differs: SHIFTED,
    fails: (all) => {
      const [now, before] = [whoIs(all), whoIs(all.last)];
      return pairs(now.table, before.table, (row, old) => now.is(row) && !before.is(old))[0];
    },
  },
  {
    code: '231',
    needs: ['Header'],
    fields: ['DOB', 'UASC'],
    years: [2025, 2027],
    meaning: 'The child is UASC and under 11 at CE. It may be so: look whether DOB is right.',
    differs: 'The tool looks for a column that no file has, and never runs.',
    isQuery: true,
    fails: ({ header, end }) => {
      const isUasc = header.UASC.is('1');
      return where(header, (row) => isUasc(row) && addYears(header.DOB.day(row), 11) > end);
    },
  },
  {
    code: '303',
    needs: ['UASC', 'Header'],
    fields: ['DUC', 'UASC'],
    years: allYears,
    meaning: 'DUC is filled, but the header does not say that the child is UASC.',
    differs: SHIFTED,
    fails: ({ uasc, header }) => {
      const isUasc = header.UASC.is('1');
      return pairs(uasc, header, (row, other) => uasc.DUC.isFilled(row) && !isUasc(other));
    },
  },
  {
    code: '304',
    needs: ['UASC'],
    fields: ['DUC'],
    years: allYears,
    meaning: 'DUC is after the 18th birthday.',
    fails: ({ uasc: { DUC, DOB }, uasc }) => where(uasc, (row) => DUC.day(row) > addYears(DOB.day(row), 18)),
  },
];

/** The rows that say of a year who is UASC: the header's; without one those of UASC that say anything but who it is. */
function whoIs({ header, uasc }: YearTables): { readonly table: Table; readonly is: RowTest } {
  if (header.isGiven) return { table: header, is: header.UASC.is('1') };
  return { table: uasc, is: someFilled([uasc.SEX, uasc.DUC]) };
}

/** What is said of a child with a row in UASC: by the headers whether they are and were UASC, and last year's row or -1. */
type Status = { readonly is: boolean; readonly was: boolean; readonly row: number; readonly old: number };

/** Looks at the children in UASC this year beside last year; gives their rows in UASC and the header. */
function findStatus(all: Return903, test: (status: Status) => boolean): readonly Found[] {
  const { uasc, header, last } = all;
  const [isFlagged, wasFlagged] = [header.UASC.is('1'), last.header.UASC.is('1')];
  const fails = (row: number): boolean => {
    const child = uasc.child[row] ?? 0;
    const [is, was] = [
      header.someOf(child, isFlagged),
      last.uasc.has(child) && last.header.someOf(child, wasFlagged),
    ];
    const olds = last.uasc.has(child) ? last.uasc.rowsOf(child) : [-1];
    for (const old of olds) if (test({ is, was, row, old })) return true;
    return false;
  };
  return [where(uasc, fails), pairs(uasc, header, fails)[1]];
}
