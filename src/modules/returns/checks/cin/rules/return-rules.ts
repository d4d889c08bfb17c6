import { listCinCodes } from '../../../../../formats/cin/codes.ts';
import { where } from '../../frame/index.ts';
import type { Found, Table } from '../../frame/index.ts';
import type { CinRule } from '../rule.ts';
import { isDated, isWithin, lacksDate, rowsWhere, under } from './conditions.ts';

/** What must be right of the return as a whole. Their findings show what was counted. */
export const returnRules: readonly CinRule[] = [
  {
    code: '100',
    module: 'Header',
    fields: ['ReferenceDate'],
    level: 'return',
    meaning: 'ReferenceDate is missing or is not 31 March of the collection Year.',
    fails: ({ header }) => {
      const { ReferenceDate, Year } = header;
      const isRight = (row: number): boolean => ReferenceDate.text(row) === `${Year.text(row) ?? ''}-03-31`;
      return rowsWhere(header, (row) => !isRight(row), 'ReferenceDate');
    },
  },
  {
    code: '2883',
    module: 'ChildProtectionPlans',
    fields: ['CPPstartDate', 'DateOfInitialCPC'],
    level: 'return',
    meaning:
      'More child protection plans start in the period than there are initial conferences in it, on episodes and section 47 enquiries together.',
    fails: (all) => {
      const { protection, details, section47 } = all;
      const plans = where(protection, (row) => isWithin(protection.CPPstartDate.day(row), all));
      const conferences =
        where(details, (row) => isWithin(details.DateOfInitialCPC.day(row), all)).rows.length +
        where(section47, (row) => isWithin(section47.DateOfInitialCPC.day(row), all)).rows.length;
      return plans.rows.length > conferences ? under(plans, ['CPPstartDate']) : [];
    },
  },
  {
    code: '2886Q',
    module: 'ChildIdentifiers',
    fields: ['Sex', 'ExpectedPersonBirthDate'],
    level: 'return',
    meaning: 'Sex is missing or U for more than 2% of the children who are born.',
    changed: { year: 2025, how: 'Sex instead of GenderCurrent, in which 0 was not recorded.' },
    fails: ({ identifiers, sex, year }) => {
      const { ExpectedPersonBirthDate, PersonBirthDate } = identifiers;
      const isUnborn = (row: number): boolean =>
        isDated(ExpectedPersonBirthDate, row) && lacksDate(PersonBirthDate, row);
      const isUnknown = sex.is(year >= 2025 ? 'U' : '0');
      const born = where(identifiers, (row) => !isUnborn(row)).rows;
      const unknown = born.filter((row) => sex.isBlank(row) || isUnknown(row));
      return unknown.length > born.length * 0.02 ? [{ table: identifiers, rows: unknown, field: 'Sex' }] : [];
    },
  },
  {
    code: '2887Q',
    module: 'Disabilities',
    fields: ['Disability'],
    level: 'return',
    meaning: 'Fewer than 8 different disabilities other than NONE are in the return.',
    differs:
      'The tool counts rows coded NONE instead of different codes, so it says so of returns that have all twelve.',
    fails: ({ disabilities, header }) => {
      const isDisability = disabilities.Disability.among(disabilityCodes);
      const found = where(disabilities, isDisability).rows.map((row) => disabilities.Disability.code(row));
      return new Set(found).size < 8 ? [wholeReturn(header)] : [];
    },
  },
  {
    code: '2888Q',
    module: 'Disabilities',
    fields: ['Disability'],
    level: 'return',
    meaning: 'No child with a disability other than NONE has more than one.',
    fails: ({ disabilities, header }) => {
      const { Disability } = disabilities;
      const isDisability = Disability.among(disabilityCodes);
      const { rows } = where(disabilities, isDisability);
      const first = new Map<number, number>();
      const hasAnother = rows.some((row) => {
        const child = disabilities.child[row] ?? 0;
        const known = first.get(child) ?? Disability.code(row);
        first.set(child, known);
        return known !== Disability.code(row);
      });
      return rows.length > 0 && !hasAnother ? [wholeReturn(header)] : [];
    },
  },
];

const disabilityCodes = listCinCodes('disability').filter((code) => code !== 'NONE');

/** Nothing in particular is wrong: the header stands for the return. */
function wholeReturn(header: Table): Found {
  return { table: header, rows: [0], field: 'Year' };
}
