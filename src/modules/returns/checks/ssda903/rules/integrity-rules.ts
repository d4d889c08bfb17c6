import { pairs, where } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { YearTables } from '../tables.ts';
import { rowRule, sourceOf } from './row-rule.ts';

/** The files whose children must be in the header, with the rules that say so of the child and of its date of birth. */
const files = [
  { table: 'ad1', child: 'INT01', birth: 'INT11' },
  { table: 'placedAdoption', child: 'INT02', birth: 'INT12' },
  { table: 'missing', child: 'INT04', birth: 'INT13' },
  { table: 'oc2', child: 'INT05', birth: 'INT14' },
  { table: 'oc3', child: 'INT06', birth: 'INT15' },
  { table: 'prevPerm', child: 'INT07', birth: 'INT16' },
  { table: 'reviews', child: 'INT08', birth: 'INT17' },
  { table: 'uasc', child: 'INT09', birth: 'INT18' },
] as const;

/** The files in which a child has one row at most. */
const singles = [
  ['INT31', 'ad1'],
  ['INT32', 'header'],
  ['INT33', 'oc2'],
  ['INT34', 'oc3'],
  ['INT35', 'prevPerm'],
  ['INT36', 'uasc'],
] as const;

/** Whether the files of a return fit together. */
export const integrityRules: readonly Rule[] = [
  notInHeader('INT03', 'episodes'),
  ...files.map(({ table, child }) => notInHeader(child, table)),
  ...files.map(({ table, birth }) => otherBirth(birth, table)),
  {
    code: 'INT21',
    needs: ['UASC', 'Header'],
    fields: ['SEX'],
    years: allYears,
    meaning: 'SEX in UASC is not SEX in the header.',
    fails: ({ uasc, header }) =>
      pairs(
        uasc,
        header,
        (row, h) =>
          uasc.SEX.isFilled(row) && header.SEX.isFilled(h) && uasc.SEX.text(row) !== header.SEX.text(h),
      )[0],
  },
  ...singles.map(([code, table]) => moreThanOnce(code, table)),
  rowRule('header', {
    code: 'EPI',
    also: ['Episodes'],
    uses: ['OC3'],
    fields: ['CHILD'],
    isQuery: true,
    meaning: 'The child has neither an episode nor a row in OC3.',
    fails:
      ({ header, episodes, oc3 }) =>
      (row) => {
        const child = header.child[row] ?? 0;
        return !episodes.has(child) && !oc3.has(child);
      },
  }),
  {
    code: '1012',
    needs: ['Episodes'],
    uses: ['PlacedAdoption', 'Missing', 'Reviews', 'AD1', 'PrevPerm', 'OC2'],
    fields: ['CHILD'],
    years: allYears,
    meaning: 'The child has no episode this year, so this file must have no row for the child.',
    fails: ({ episodes, placedAdoption, missing, reviews, ad1, prevPerm, oc2 }) =>
      [placedAdoption, missing, reviews, ad1, prevPerm, oc2].map((table) =>
        where(table, (row) => !episodes.has(table.child[row] ?? 0)),
      ),
  },
];

function notInHeader(code: string, table: keyof YearTables): Rule {
  return rowRule(table, {
    code,
    also: ['Header'],
    fields: ['CHILD'],
    meaning: `CHILD in ${sourceOf[table]} is not in the header.`,
    fails: (all) => (row) => !all.header.has(all[table].child[row] ?? 0),
  });
}

function otherBirth(code: string, table: (typeof files)[number]['table']): Rule {
  return {
    code,
    needs: [sourceOf[table], 'Header'],
    fields: ['DOB'],
    years: allYears,
    meaning: `DOB in ${sourceOf[table]} is not DOB in the header.`,
    fails: (all) => {
      const [own, inHeader] = [all[table].DOB, all.header.DOB];
      const isOther = (a: number, b: number) => a < b || a > b;
      return pairs(all[table], all.header, (row, h) => isOther(own.day(row), inHeader.day(h)))[0];
    },
  };
}

function moreThanOnce(code: string, table: (typeof singles)[number][1]): Rule {
  return rowRule(table, {
    code,
    fields: ['CHILD'],
    meaning: `CHILD is more than once in ${sourceOf[table]}.`,
    fails: (all) => (row) => all[table].countOf(all[table].child[row] ?? 0) > 1,
  });
}
