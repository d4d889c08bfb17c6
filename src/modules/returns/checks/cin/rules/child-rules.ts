import { listCinCodes } from '../../../../../formats/cin/codes.ts';
import { addMonths, fromDayNumber } from '../../../../../platform/dates/plain-date.ts';
import { addYears, rowsAt, toDay, where } from '../../frame/index.ts';
import type { CinRule } from '../rule.ts';
import type { CinReturn } from '../tables.ts';
import {
  isDated,
  isNo,
  isOutside,
  joined,
  lacksCode,
  lacksDate,
  rowsWhere,
  sameTextRows,
  under,
} from './conditions.ts';

/** What is said of the child: birth, death, sex, ethnicity and disability. */
export const childRules: readonly CinRule[] = [
  {
    code: '4180',
    module: 'ChildIdentifiers',
    fields: ['Sex'],
    meaning: 'Sex is missing or not M, F or U.',
    changed: { year: 2025, how: 'Sex instead of GenderCurrent with 1, 2, 0 and 9.' },
    fails: ({ identifiers, sex, year }) =>
      rowsWhere(identifiers, lacksCode(sex, listCinCodes(year >= 2025 ? 'sex' : 'gender')), sexField(year)),
  },
  {
    code: '4220',
    module: 'ChildCharacteristics',
    fields: ['Ethnicity'],
    meaning: 'Ethnicity is missing or not a code of the list.',
    fails: ({ characteristics }) =>
      rowsWhere(
        characteristics,
        lacksCode(characteristics.Ethnicity, listCinCodes('ethnicity')),
        'Ethnicity',
      ),
  },
  {
    code: '8520',
    module: 'ChildIdentifiers',
    fields: ['PersonBirthDate', 'ReferenceDate'],
    meaning: 'The child is born after the reference date.',
    fails: ({ identifiers, end }) =>
      rowsWhere(identifiers, (row) => identifiers.PersonBirthDate.day(row) > end, 'PersonBirthDate'),
  },
  {
    code: '8525Q',
    module: 'ChildIdentifiers',
    fields: ['PersonBirthDate', 'ExpectedPersonBirthDate'],
    meaning: 'There is both a date of birth and an expected one, or neither.',
    fails: ({ identifiers }) => {
      const { PersonBirthDate: born, ExpectedPersonBirthDate: expected } = identifiers;
      const fails = (row: number): boolean => isDated(born, row) === isDated(expected, row);
      return rowsWhere(identifiers, fails, 'PersonBirthDate', 'ExpectedPersonBirthDate');
    },
  },
  {
    code: '8530Q',
    module: 'ChildIdentifiers',
    fields: ['ExpectedPersonBirthDate'],
    meaning:
      'The expected date of birth is 30 days or more before the reference date, or nine months or more after it.',
    fails: ({ identifiers, end }) => {
      const { ExpectedPersonBirthDate: expected } = identifiers;
      const latest = toDay(addMonths(fromDayNumber(end), 9));
      const fails = (row: number): boolean => expected.day(row) <= end - 30 || expected.day(row) >= latest;
      return rowsWhere(identifiers, fails, 'ExpectedPersonBirthDate');
    },
  },
  {
    code: '8535Q',
    module: 'ChildIdentifiers',
    fields: ['PersonDeathDate', 'PersonBirthDate'],
    meaning: 'There is a date of death that is before the date of birth, or no date of birth.',
    fails: ({ identifiers }) => {
      const { PersonDeathDate: died, PersonBirthDate: born } = identifiers;
      const fails = (row: number): boolean => isDated(died, row) && !(died.day(row) >= born.day(row));
      return rowsWhere(identifiers, fails, 'PersonDeathDate', 'PersonBirthDate');
    },
  },
  {
    code: '8540',
    module: 'ChildCharacteristics',
    fields: ['Disability', 'PersonBirthDate', 'ReferralNFA'],
    meaning:
      'A child who is born and was referred for more than no further action has no disability code (NONE is one), or one that is not of the list.',
    differs:
      'The tool looks up rows of one table by the row numbers of another, so it loses most of what it finds.',
    fails: findMissingDisability,
  },
  {
    code: '8545Q',
    module: 'ChildIdentifiers',
    fields: ['PersonDeathDate'],
    meaning: 'The date of death is not in the period.',
    fails: (all) => {
      const { identifiers } = all;
      const fails = (row: number): boolean => isOutside(identifiers.PersonDeathDate.day(row), all);
      return rowsWhere(identifiers, fails, 'PersonDeathDate');
    },
  },
  {
    code: '8585Q',
    module: 'CINdetails',
    fields: ['ReasonForClosure', 'PersonDeathDate'],
    meaning: 'An episode closed because the child died, but there is no date of death.',
    fails: ({ identifiers, details }) => {
      const isDeath = details.ReasonForClosure.is('RC2');
      return joined(
        { rows: identifiers, fields: ['PersonDeathDate'] },
        { rows: details, fields: ['ReasonForClosure'] },
        (row, episode) => isDeath(episode) && lacksDate(identifiers.PersonDeathDate, row),
      );
    },
  },
  {
    code: '8590',
    module: 'ChildIdentifiers',
    fields: ['LAchildID'],
    meaning: 'The child has no episode (CINdetails).',
    fails: ({ identifiers, details }) =>
      rowsWhere(identifiers, (row) => !details.has(identifiers.child[row] ?? 0), 'LAchildID'),
  },
  {
    code: '8750',
    module: 'ChildIdentifiers',
    fields: ['Sex', 'PersonBirthDate', 'ExpectedPersonBirthDate'],
    meaning: 'The sex of a child who is not born (expected date, no date of birth) is not U.',
    changed: { year: 2025, how: 'Sex instead of GenderCurrent, in which 0 was unborn.' },
    fails: ({ identifiers, sex, year }) => {
      const { PersonBirthDate: born, ExpectedPersonBirthDate: expected } = identifiers;
      const isUnknown = sex.is(year >= 2025 ? 'U' : '0');
      const fails = (row: number): boolean =>
        isDated(expected, row) && lacksDate(born, row) && sex.isFilled(row) && !isUnknown(row);
      return rowsWhere(identifiers, fails, sexField(year), 'PersonBirthDate', 'ExpectedPersonBirthDate');
    },
  },
  {
    code: '8775Q',
    module: 'ChildIdentifiers',
    fields: ['PersonBirthDate', 'CINclosureDate'],
    meaning:
      'The child was born more than 25 years before the reference date, and an episode is open or closed after the 25th birthday.',
    fails: ({ identifiers, details, end }) => {
      const { PersonBirthDate: born } = identifiers;
      const latestBirth = addYears(end, -25);
      return joined(
        { rows: identifiers, fields: ['PersonBirthDate'] },
        { rows: details, fields: ['CINclosureDate'] },
        (row, episode) =>
          born.day(row) < latestBirth &&
          !(details.CINclosureDate.day(episode) <= addYears(born.day(row), 25)),
      );
    },
  },
  {
    code: '8790',
    module: 'Disabilities',
    fields: ['Disability'],
    meaning: 'The child has NONE and another disability too; the others are told.',
    fails: ({ disabilities }) => {
      const { Disability } = disabilities;
      const isNone = Disability.is('NONE');
      const fails = (row: number): boolean =>
        !isNone(row) && Disability.isFilled(row) && disabilities.someOf(disabilities.child[row] ?? 0, isNone);
      return rowsWhere(disabilities, fails, 'Disability');
    },
  },
  {
    code: '8794',
    module: 'Disabilities',
    fields: ['Disability'],
    meaning: 'The child has the same disability more than once.',
    fails: ({ disabilities }) => under(sameTextRows(disabilities, disabilities.Disability), ['Disability']),
  },
];

function sexField(year: number): string {
  return year >= 2025 ? 'Sex' : 'GenderCurrent';
}

/** 8540: the child, its episodes for more than no further action, and the codes that are not of the list. */
function findMissingDisability({
  identifiers,
  details,
  disabilities,
}: CinReturn): ReturnType<CinRule['fails']> {
  const isForAction = isNo(details.ReferralNFA);
  const lacks = lacksCode(disabilities.Disability, listCinCodes('disability'));
  const children = where(identifiers, (row) => {
    const child = identifiers.child[row] ?? 0;
    const isBorn = isDated(identifiers.PersonBirthDate, row);
    const isAllRight = disabilities.has(child) && !disabilities.someOf(child, lacks);
    return isBorn && !isAllRight && details.someOf(child, isForAction);
  });
  const found = new Set(children.rows.map((row) => identifiers.child[row] ?? 0));
  const episodes = where(details, (row) => isForAction(row) && found.has(details.child[row] ?? 0));
  const codes = where(disabilities, (row) => lacks(row) && found.has(disabilities.child[row] ?? 0));
  return [
    { ...rowsAt(identifiers, children.rows), field: 'PersonBirthDate' },
    { ...episodes, field: 'ReferralNFA' },
    { ...codes, field: 'Disability' },
  ];
}
