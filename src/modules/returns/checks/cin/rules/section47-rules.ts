import { addWorkingDays } from '../../../../../platform/dates/england-working-days.ts';
import { fromDayNumber } from '../../../../../platform/dates/plain-date.ts';
import { toDay } from '../../frame/index.ts';
import type { CinRule } from '../rule.ts';
import type { TableOf } from '../tables.ts';
import {
  isDated,
  isNo,
  isOutside,
  isWeekend,
  isYes,
  joined,
  lacksDate,
  overlaps,
  repeatedRows,
  rowsWhere,
  under,
} from './conditions.ts';

const START = 'S47ActualStartDate';
const CONFERENCE = 'DateOfInitialCPC';
const NOT_NEEDED = 'ICPCnotRequired';

/** Section 47 enquiries and the initial conferences that follow from them. */
export const section47Rules: readonly CinRule[] = [
  {
    code: '1104',
    module: 'Section47',
    fields: ['CINreferralDate', CONFERENCE],
    meaning: 'The conference of the enquiry is before the referral of its episode.',
    fails: ({ section47, details }) =>
      joined(
        { rows: section47.byEpisode, fields: [CONFERENCE] },
        { rows: details.byEpisode, fields: ['CINreferralDate'] },
        (row, episode) => section47[CONFERENCE].day(row) < details.CINreferralDate.day(episode),
      ),
  },
  {
    code: '2884',
    module: 'Section47',
    fields: [CONFERENCE],
    meaning: 'The same conference date is on an episode of the child and on an enquiry.',
    fails: ({ section47, details }) =>
      joined(
        { rows: section47, fields: [CONFERENCE] },
        { rows: details, fields: [CONFERENCE] },
        (row, episode) => section47[CONFERENCE].day(row) === details[CONFERENCE].day(episode),
      ),
  },
  {
    code: '2889',
    module: 'Section47',
    fields: [START, 'CINreferralDate'],
    meaning: 'The enquiry starts before the referral of its episode.',
    fails: ({ section47, details }) =>
      joined(
        { rows: section47.byEpisode, fields: [START] },
        { rows: details.byEpisode, fields: ['CINreferralDate'] },
        (row, episode) => section47[START].day(row) < details.CINreferralDate.day(episode),
      ),
  },
  {
    code: '2991Q',
    module: 'CINdetails',
    fields: ['CINdetailsID'],
    meaning: 'There is an enquiry on an episode that has no assessment.',
    fails: ({ section47, assessments }) =>
      rowsWhere(
        section47,
        (row) => !assessments.byEpisode.has(section47.byEpisode.child[row] ?? 0),
        'LAchildID',
      ),
  },
  {
    code: '8615',
    module: 'Section47',
    fields: [START, CONFERENCE],
    meaning: 'The enquiry has a conference, but its start is missing or later than the conference.',
    fails: ({ section47 }) => {
      const fails = (row: number): boolean =>
        isDated(section47[CONFERENCE], row) && !(section47[START].day(row) <= section47[CONFERENCE].day(row));
      return rowsWhere(section47, fails, START, CONFERENCE);
    },
  },
  {
    code: '8675Q',
    module: 'Section47',
    fields: [CONFERENCE, START, NOT_NEEDED],
    meaning:
      'The enquiry started more than 15 working days before the reference date, a conference is needed (ICPCnotRequired false or 0) and has not been held.',
    fails: ({ section47, end }) => {
      const earliest = toDay(addWorkingDays(fromDayNumber(end), -14));
      const isAwaited = awaitsConference(section47);
      const fails = (row: number): boolean => isAwaited(row) && section47[START].day(row) < earliest;
      return rowsWhere(section47, fails, START, CONFERENCE, NOT_NEEDED);
    },
  },
  {
    code: '8715',
    module: 'Section47',
    fields: [CONFERENCE, 'ReferenceDate'],
    meaning: 'The conference of the enquiry is not in the period.',
    fails: (all) =>
      rowsWhere(all.section47, (row) => isOutside(all.section47[CONFERENCE].day(row), all), CONFERENCE),
  },
  {
    code: '8740',
    module: 'Section47',
    fields: [START, CONFERENCE, NOT_NEEDED],
    meaning:
      'A conference is needed (ICPCnotRequired false or 0) and has not been held, and the enquiry did not start in the period.',
    differs: 'The tool does not take the word false for 0 here, though it does everywhere else.',
    fails: (all) => {
      const { section47 } = all;
      const isAwaited = awaitsConference(section47);
      const fails = (row: number): boolean => isAwaited(row) && isOutside(section47[START].day(row), all);
      return rowsWhere(section47, fails, START, CONFERENCE, NOT_NEEDED);
    },
  },
  {
    code: '8839',
    module: 'Section47',
    fields: [CONFERENCE],
    meaning:
      'The episode has more than one enquiry without a conference for which ICPCnotRequired is not true or 1.',
    fails: ({ section47 }) => {
      const isNotNeeded = isYes(section47[NOT_NEEDED]);
      const found = repeatedRows(
        section47.byEpisode,
        (row) => lacksDate(section47[CONFERENCE], row) && !isNotNeeded(row),
      );
      return under(found, [CONFERENCE]);
    },
  },
  {
    code: '8868',
    module: 'CINdetails',
    fields: [NOT_NEEDED, 'CINclosureDate', CONFERENCE],
    meaning:
      'The episode is closed, but has an enquiry with neither a conference nor the word that none is needed (ICPCnotRequired true or 1), or with both.',
    fails: ({ section47, details }) => {
      const isNotNeeded = isYes(section47[NOT_NEEDED]);
      return joined(
        { rows: section47.byEpisode, fields: [CONFERENCE, NOT_NEEDED] },
        { rows: details.byEpisode, fields: ['CINclosureDate'] },
        (row, episode) =>
          isDated(details.CINclosureDate, episode) &&
          isDated(section47[CONFERENCE], row) === isNotNeeded(row),
      );
    },
  },
  {
    code: '8870Q',
    module: 'Section47',
    fields: ['InitialCPCtarget'],
    meaning: 'The target date of the conference is a Saturday or a Sunday.',
    differs: 'The tool reads the date in the wrong order, so it never finds one.',
    fails: ({ section47 }) =>
      rowsWhere(section47, (row) => isWeekend(section47.InitialCPCtarget.day(row)), 'InitialCPCtarget'),
  },
  {
    code: '8875',
    module: 'Section47',
    fields: [CONFERENCE],
    meaning: 'The conference of the enquiry is on a Saturday or a Sunday.',
    fails: ({ section47 }) =>
      rowsWhere(section47, (row) => isWeekend(section47[CONFERENCE].day(row)), CONFERENCE),
  },
  {
    code: '8890',
    module: 'CINdetails',
    fields: [START],
    meaning:
      'An enquiry starts while another of the episode goes on (to its conference, or the reference date while a conference may be needed); those with the same two dates are left out.',
    fails: ({ section47, end }) => {
      const isNotNeeded = isYes(section47[NOT_NEEDED]);
      const endOf = (row: number): number =>
        lacksDate(section47[CONFERENCE], row) && !isNotNeeded(row) ? end : section47[CONFERENCE].day(row);
      return overlaps(
        { rows: section47.byEpisode, start: section47[START], end: endOf },
        [START, CONFERENCE],
        (one, other) =>
          section47[START].code(one) !== section47[START].code(other) ||
          section47[CONFERENCE].code(one) !== section47[CONFERENCE].code(other),
      );
    },
  },
];

/** A conference is needed and has not been held. */
function awaitsConference(section47: TableOf<'Section47'>): (row: number) => boolean {
  const isNeeded = isNo(section47[NOT_NEEDED]);
  return (row) => lacksDate(section47[CONFERENCE], row) && isNeeded(row);
}
