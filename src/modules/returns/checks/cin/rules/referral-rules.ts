import { listCinCodes } from '../../../../../formats/cin/codes.ts';
import { addWorkingDays } from '../../../../../platform/dates/england-working-days.ts';
import { fromDayNumber } from '../../../../../platform/dates/plain-date.ts';
import { day, rowsAt, toDay } from '../../frame/index.ts';
import type { CinRule } from '../rule.ts';
import { isNo, isUnknownCode, joined, lacksCode, lacksDate, rowsWhere } from './conditions.ts';

/** How an episode begins: the referral. */
export const referralRules: readonly CinRule[] = [
  {
    code: '8555Q',
    module: 'CINdetails',
    fields: ['PersonDeathDate', 'CINreferralDate'],
    meaning: 'The referral is after the date of death.',
    fails: ({ identifiers, details }) =>
      joined(
        { rows: identifiers, fields: ['PersonDeathDate'] },
        { rows: details, fields: ['CINreferralDate'] },
        (row, episode) => details.CINreferralDate.day(episode) > identifiers.PersonDeathDate.day(row),
      ),
  },
  {
    code: '8568',
    module: 'CINdetails',
    fields: ['ReferralNFA'],
    meaning: 'ReferralNFA is missing or not one of 0, 1, true and false.',
    fails: ({ details }) =>
      rowsWhere(details, lacksCode(details.ReferralNFA, ['0', '1', 'true', 'false']), 'ReferralNFA'),
  },
  {
    code: '8569Q',
    module: 'CINdetails',
    fields: ['CINreferralDate', 'ReferralNFA'],
    meaning:
      'The referral is more than one working day before the period, and ReferralNFA does not say that there was further action.',
    differs:
      'The tool leaves out the working day, and so tells of referrals on the last working day before the period too.',
    fails: ({ details, start }) => {
      const isForAction = isNo(details.ReferralNFA);
      const earliest = toDay(addWorkingDays(fromDayNumber(start), -1));
      const fails = (row: number): boolean =>
        details.CINreferralDate.day(row) < earliest && !isForAction(row);
      return rowsWhere(details, fails, 'CINreferralDate');
    },
  },
  {
    code: '8600',
    module: 'CINdetails',
    fields: ['CINreferralDate'],
    meaning: 'CINreferralDate is missing or after the reference date.',
    fails: ({ details, end }) =>
      rowsWhere(details, (row) => !(details.CINreferralDate.day(row) <= end), 'CINreferralDate'),
  },
  {
    code: '8606',
    module: 'CINdetails',
    fields: ['CINreferralDate', 'PersonBirthDate', 'ExpectedPersonBirthDate'],
    meaning: 'The referral is more than 280 days before the date of birth or the expected one.',
    fails: ({ identifiers, details }) => {
      const { PersonBirthDate: born, ExpectedPersonBirthDate: expected } = identifiers;
      return joined(
        { rows: identifiers, fields: ['PersonBirthDate', 'ExpectedPersonBirthDate'] },
        { rows: details, fields: ['CINreferralDate'] },
        (row, episode) => {
          const referred = details.CINreferralDate.day(episode) + 280;
          return referred < born.day(row) || referred < expected.day(row);
        },
      );
    },
  },
  {
    code: '8610',
    module: 'CINdetails',
    fields: ['ReferralNFA', 'PrimaryNeedCode'],
    meaning: 'There was further action (ReferralNFA false or 0), but PrimaryNeedCode is missing.',
    fails: ({ details }) => {
      const isForAction = isNo(details.ReferralNFA);
      const fails = (row: number): boolean => isForAction(row) && details.PrimaryNeedCode.isBlank(row);
      return rowsWhere(details, fails, 'ReferralNFA', 'PrimaryNeedCode');
    },
  },
  {
    code: '8650',
    module: 'CINdetails',
    fields: ['PrimaryNeedCode'],
    meaning: 'PrimaryNeedCode is not one of N0 to N9.',
    fails: ({ details }) =>
      rowsWhere(
        details,
        isUnknownCode(details.PrimaryNeedCode, listCinCodes('primaryNeed')),
        'PrimaryNeedCode',
      ),
  },
  {
    code: '8866',
    module: 'CINdetails',
    fields: ['CINreferralDate', 'ReferralSource'],
    meaning:
      'The referral is on or after 1 April 2013 and ReferralSource is missing or not a code of the list.',
    fails: ({ details }) => {
      const lacksSource = lacksCode(details.ReferralSource, listCinCodes('referralSource'));
      const firstDay = day('2013-04-01');
      const fails = (row: number): boolean =>
        details.CINreferralDate.day(row) >= firstDay && lacksSource(row);
      return rowsWhere(details, fails, 'CINreferralDate', 'ReferralSource');
    },
  },
  {
    code: '8815',
    module: 'CINdetails',
    fields: ['ReferralNFA', 'CINclosureDate'],
    meaning:
      'The child has more than one open episode with further action (ReferralNFA false or 0); all its open episodes are told.',
    fails: ({ details }) => {
      const isForAction = isNo(details.ReferralNFA);
      const isOpen = (row: number): boolean => lacksDate(details.CINclosureDate, row);
      const several = new Set<number>();
      const seen = new Set<number>();
      for (let row = 0; row < details.rows; row++) {
        if (!isOpen(row) || !isForAction(row)) continue;
        const child = details.child[row] ?? 0;
        if (seen.has(child)) several.add(child);
        seen.add(child);
      }
      const fails = (row: number): boolean => isOpen(row) && several.has(details.child[row] ?? 0);
      return rowsWhere(details, fails, 'CINclosureDate');
    },
  },
  {
    code: '8816',
    module: 'CINdetails',
    fields: ['CINreferralDate', 'ReferralNFA'],
    meaning:
      'An episode is open with further action (ReferralNFA false or 0), but it is not the one with the latest referral of the child; both are told.',
    fails: ({ details }) => {
      const isForAction = isNo(details.ReferralNFA);
      const { CINreferralDate: referred, CINclosureDate: closed } = details;
      const order = details.by(referred);
      const rows: number[] = [];
      for (let row = 0; row < details.rows; row++) {
        const latest = order.last(details.child[row] ?? 0);
        const isEarlier = referred.day(row) < referred.day(latest);
        if (isEarlier && lacksDate(closed, row) && isForAction(row)) rows.push(row, latest);
      }
      return [{ ...rowsAt(details, rows), field: 'CINreferralDate' }];
    },
  },
  {
    code: '8820',
    module: 'CINdetails',
    fields: ['CINreferralDate', 'CINclosureDate'],
    meaning:
      'A referral falls into another episode of the child: on or after its referral and before its closure, or before the reference date while it is open with further action.',
    fails: ({ details, end }) => {
      const isForAction = isNo(details.ReferralNFA);
      const { CINreferralDate: referred, CINclosureDate: closed } = details;
      const endOf = (row: number): number => {
        const isOpen = lacksDate(closed, row);
        return isOpen && isForAction(row) ? end : closed.day(row);
      };
      const [inside, , around] = joined(
        { rows: details, fields: ['CINreferralDate'] },
        { rows: details, fields: ['CINreferralDate', 'CINclosureDate'] },
        (row, other) =>
          row !== other && referred.day(row) >= referred.day(other) && referred.day(row) < endOf(other),
      );
      const both = [...(inside?.rows ?? []), ...(around?.rows ?? [])];
      return [
        { ...rowsAt(details, both), field: 'CINreferralDate' },
        { ...rowsAt(details, around?.rows ?? []), field: 'CINclosureDate' },
      ];
    },
  },
];
