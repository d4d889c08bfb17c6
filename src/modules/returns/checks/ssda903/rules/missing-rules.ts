import { where } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { Return903 } from '../tables.ts';
import { overlapsOneBefore } from './conditions/spells.ts';
import { codeRule, dateRule } from './families.ts';

const missing = ({ missing }: Return903) => missing;

/** What a period missing or away without authorisation says of itself, beside the others, and beside last year's. */
export const missingRules: readonly Rule[] = [
  {
    code: '564',
    needs: ['Missing'],
    fields: ['MISSING', 'MIS_START'],
    years: allYears,
    meaning: 'MISSING is M or A, but MIS_START is blank.',
    fails: ({ missing: table }) => {
      const isAway = table.MISSING.among(['M', 'A']);
      return where(table, (row) => isAway(row) && table.MIS_START.isBlank(row));
    },
  },
  {
    code: '565',
    needs: ['Missing'],
    fields: ['MISSING', 'MIS_START'],
    years: allYears,
    meaning: 'MIS_START is given, but MISSING is blank.',
    fails: ({ missing: table }) =>
      where(table, (row) => table.MIS_START.isFilled(row) && table.MISSING.isBlank(row)),
  },
  {
    code: '566',
    needs: ['Missing'],
    fields: ['MISSING', 'MIS_END'],
    years: allYears,
    meaning: 'MIS_END is given, but MISSING is blank.',
    fails: ({ missing: table }) =>
      where(table, (row) => table.MIS_END.isFilled(row) && table.MISSING.isBlank(row)),
  },
  {
    code: '567',
    needs: ['Missing'],
    fields: ['MIS_START', 'MIS_END'],
    years: allYears,
    meaning: 'MIS_END is before MIS_START.',
    fails: ({ missing: table }) => where(table, (row) => table.MIS_END.day(row) < table.MIS_START.day(row)),
  },
  {
    code: '570',
    needs: ['Missing'],
    fields: ['MIS_START'],
    years: allYears,
    meaning: 'MIS_START is after CE.',
    fails: ({ missing: table, end }) => where(table, (row) => table.MIS_START.day(row) > end),
  },
  {
    code: '571',
    needs: ['Missing'],
    fields: ['MIS_END'],
    years: allYears,
    meaning: 'MIS_END is before CS or after CE.',
    fails: ({ missing: table, start, end }) =>
      where(table, (row) => table.MIS_END.day(row) < start || table.MIS_END.day(row) > end),
  },
  {
    code: '574',
    needs: ['Missing'],
    fields: ['MIS_START', 'MIS_END'],
    years: allYears,
    meaning: 'The period before this one has no end, or ends after this one starts.',
    fails: ({ missing: table }) =>
      where(table, overlapsOneBefore({ table, start: table.MIS_START, end: table.MIS_END })),
  },
  {
    code: '576',
    needs: ['Missing', 'Missing_last'],
    fields: ['CHILD'],
    years: allYears,
    meaning: "The child's first period this year is not the one that was open at the end of last year.",
    fails: findOtherThanOpenLastYear,
  },
  {
    code: '586',
    needs: ['Missing'],
    fields: ['MIS_START'],
    years: allYears,
    meaning: 'MIS_START is on or before the date of birth.',
    fails: ({ missing: table }) => where(table, (row) => table.MIS_START.day(row) <= table.DOB.day(row)),
  },
  {
    code: '1004',
    needs: ['Missing'],
    fields: ['MIS_START'],
    years: allYears,
    meaning: 'MIS_START is blank or not a real date (dd/mm/yyyy).',
    fails: ({ missing: table }) => where(table, (row) => Number.isNaN(table.MIS_START.day(row))),
  },
  dateRule({ code: '1005', source: 'Missing', field: 'MIS_END', table: missing }),
  codeRule({ code: '1006', source: 'Missing', field: 'MISSING', table: missing }, ['M', 'A']),
];

/** A child whose periods have no readable start has the first of them in the file as first. */
function findOtherThanOpenLastYear({ missing: table, last }: Return903) {
  const order = table.by(table.MIS_START);
  const { MIS_START, MIS_END } = last.missing;
  return where(table, (row) => {
    const child = table.child[row] ?? 0;
    const first = order.first(child);
    if (row !== (first < 0 ? table.rowOf(child) : first)) return false;
    return last.missing.someOf(child, (before) => {
      const began = MIS_START.day(before);
      return MIS_END.isBlank(before) && !Number.isNaN(began) && began !== table.MIS_START.day(row);
    });
  });
}
