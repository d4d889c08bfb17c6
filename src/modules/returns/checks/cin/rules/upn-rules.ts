import { listUpnAuthorities } from '../../../../../formats/cin/upn-authorities.ts';
import { findUpnCheckLetter } from '../../../../../formats/identifiers/upn.ts';
import { fromDayNumber, partsOf } from '../../../../../platform/dates/plain-date.ts';
import { addYears, day, where } from '../../frame/index.ts';
import type { Day } from '../../frame/index.ts';
import type { CinRule } from '../rule.ts';
import type { CinReturn } from '../tables.ts';
import { isNo, isYes, joined, rowsWhere, under } from './conditions.ts';

/** Who the child is: the authority's own number and the unique pupil number. */
export const upnRules: readonly CinRule[] = [
  {
    code: '1510',
    module: 'ChildIdentifiers',
    fields: ['UPN'],
    meaning:
      'The UPN is a character and twelve digits, and the check letter is not the one that the digits give.',
    fails: (all) =>
      upnsThat(all, (upn) => /^.\d{12}$/s.test(upn) && findUpnCheckLetter(upn.slice(1)) !== upn.charAt(0)),
  },
  {
    code: '1520',
    module: 'ChildIdentifiers',
    fields: ['UPN'],
    meaning: 'More than one child has the same UPN.',
    fails: (all) => heldTwice(all, 'UPN'),
  },
  {
    code: '1530',
    module: 'ChildIdentifiers',
    fields: ['UPN'],
    meaning: 'Characters 2 to 4 of a UPN of 13 characters are no authority.',
    changed: { year: 2024, how: '942 and 943 are authorities too.' },
    fails: (all) => {
      const authorities = new Set(listUpnAuthorities(all.year));
      return upnsThat(all, (upn) => upn.length === 13 && !authorities.has(upn.slice(1, 4)));
    },
  },
  {
    code: '1540',
    module: 'ChildIdentifiers',
    fields: ['UPN'],
    meaning: 'Characters 5 to 12 of the UPN are not all digits.',
    fails: (all) => upnsThat(all, (upn) => !/^\d{8}$/.test(upn.slice(4, 12))),
  },
  {
    code: '1550',
    module: 'ChildIdentifiers',
    fields: ['UPN'],
    meaning:
      'The last character of a UPN of 13 characters is neither a digit nor a letter other than I, O and S.',
    fails: (all) => upnsThat(all, (upn) => upn.length === 13 && !/[\dA-HJ-NP-RT-Z]$/.test(upn)),
  },
  {
    code: '1560Q',
    module: 'ChildIdentifiers',
    fields: ['FormerUPN'],
    meaning: 'FormerUPN is not a letter and twelve digits.',
    fails: ({ identifiers }) =>
      rowsWhere(
        identifiers,
        identifiers.FormerUPN.matching((upn) => !/^[A-Za-z]\d{12}$/.test(upn)),
        'FormerUPN',
      ),
  },
  {
    code: '1570',
    module: 'ChildIdentifiers',
    fields: ['LAchildID'],
    firstYear: 2025,
    meaning: 'LAchildID is longer than 20 characters.',
    fails: ({ identifiers }) =>
      rowsWhere(
        identifiers,
        identifiers.LAchildID.matching((id) => id.length > 20),
        'LAchildID',
      ),
  },
  {
    code: '1580',
    module: 'ChildIdentifiers',
    fields: ['LAchildID'],
    firstYear: 2025,
    meaning: 'LAchildID has a character that is neither a letter nor a digit.',
    fails: ({ identifiers }) =>
      rowsWhere(
        identifiers,
        identifiers.LAchildID.matching((id) => /[^A-Za-z0-9]/.test(id)),
        'LAchildID',
      ),
  },
  {
    code: '8500',
    module: 'ChildIdentifiers',
    fields: ['LAchildID'],
    meaning: 'LAchildID is missing.',
    fails: ({ identifiers }) =>
      rowsWhere(identifiers, (row) => identifiers.LAchildID.isBlank(row), 'LAchildID'),
  },
  {
    code: '8510',
    module: 'ChildIdentifiers',
    fields: ['LAchildID'],
    meaning: 'More than one child has the same LAchildID.',
    fails: (all) => heldTwice(all, 'LAchildID'),
  },
  {
    code: '8770Q',
    module: 'ChildIdentifiers',
    fields: ['UPN', 'UPNunknown'],
    meaning:
      'A child who was referred for more than no further action, is old enough for school and has no UPN, and no reason from UN2 to UN7 why not.',
    changed: {
      year: 2025,
      how: 'Old enough is born on or before the 31 August that follows the day six years before the reference date; it was six years old on that date.',
    },
    fails: (all) => {
      const { identifiers, details } = all;
      const isReason = identifiers.UPNunknown.among(['UN2', 'UN3', 'UN4', 'UN5', 'UN6', 'UN7']);
      const isForAction = isNo(details.ReferralNFA);
      const lastBirth = findLastBirthOfSchoolAge(all);
      const fails = (row: number): boolean =>
        identifiers.UPN.isBlank(row) &&
        !isReason(row) &&
        identifiers.PersonBirthDate.day(row) <= lastBirth &&
        details.someOf(identifiers.child[row] ?? 0, isForAction);
      return rowsWhere(identifiers, fails, 'UPN', 'UPNunknown');
    },
  },
  {
    code: '8772',
    module: 'ChildIdentifiers',
    fields: ['UPNunknown', 'ReferralNFA'],
    meaning: 'UPNunknown says UN7 (no further action), but an episode is not of that kind.',
    fails: ({ identifiers, details }) => {
      const isNoAction = isYes(details.ReferralNFA);
      const saysNoAction = identifiers.UPNunknown.is('UN7');
      return joined(
        { rows: identifiers, fields: ['UPNunknown'] },
        { rows: details, fields: ['ReferralNFA'] },
        (row, episode) => saysNoAction(row) && !isNoAction(episode),
      );
    },
  },
];

function upnsThat({ identifiers }: CinReturn, test: (upn: string) => boolean): ReturnType<CinRule['fails']> {
  return rowsWhere(identifiers, identifiers.UPN.matching(test), 'UPN');
}

/** Rows whose text another child's row has too. */
function heldTwice({ identifiers }: CinReturn, field: 'UPN' | 'LAchildID'): ReturnType<CinRule['fails']> {
  const column = identifiers[field];
  const count = new Int32Array(column.values.length);
  for (const code of column.codes) count[code] = (count[code] ?? 0) + 1;
  const found = where(identifiers, (row) => column.isFilled(row) && (count[column.code(row)] ?? 0) > 1);
  return under(found, [field]);
}

/** The latest day of birth of a child who is old enough for school in the census of a year. */
function findLastBirthOfSchoolAge({ end, year }: CinReturn): Day {
  const sixYearsAgo = addYears(end, -6);
  return year >= 2025 ? findNextEndOfAugust(sixYearsAgo) : sixYearsAgo;
}

function findNextEndOfAugust(from: Day): Day {
  const { year } = partsOf(fromDayNumber(from));
  const thisYear = day(`${year}-08-31`);
  return thisYear > from ? thisYear : day(`${year + 1}-08-31`);
}
