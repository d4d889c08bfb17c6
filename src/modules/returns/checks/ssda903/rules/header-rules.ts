import { where } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';

/** What the header says of the child. */
export const headerRules: readonly Rule[] = [
  {
    code: '101',
    needs: ['Header'],
    fields: ['SEX'],
    years: allYears,
    meaning: 'SEX is not one of M, F and U (1 or 2 up to 2023/24), or is blank.',
    changed: 'From 2024/25 M, F and U instead of 1 and 2.',
    fails: ({ header, year }) => {
      const isSex = header.SEX.among(year >= 2025 ? ['M', 'F', 'U'] : ['1', '2']);
      return where(header, (row) => !isSex(row));
    },
  },
  {
    code: '102',
    needs: ['Header'],
    fields: ['DOB'],
    years: allYears,
    meaning: 'DOB in the header is blank or not a real date.',
    fails: ({ header }) => where(header, (row) => Number.isNaN(header.DOB.day(row))),
  },
];
