import { listCinCodes } from '../../../../../formats/cin/codes.ts';
import { rowsAt } from '../../frame/index.ts';
import type { Found } from '../../frame/index.ts';
import type { CinRule } from '../rule.ts';
import type { CinReturn } from '../tables.ts';
import {
  endOr,
  isOutside,
  isWithin,
  joined,
  lacksCode,
  lacksDate,
  overlaps,
  repeatedRows,
  rowsWhere,
  under,
} from './conditions.ts';

const START = 'CPPstartDate';
const END = 'CPPendDate';

/** Child protection plans, the conferences that they start from, and their reviews. */
export const protectionRules: readonly CinRule[] = [
  {
    code: '1105',
    module: 'ChildProtectionPlans',
    fields: [START, 'CINreferralDate'],
    meaning: 'The plan starts before the referral of its episode.',
    fails: ({ protection, details }) =>
      joined(
        { rows: protection.byEpisode, fields: [START] },
        { rows: details.byEpisode, fields: ['CINreferralDate'] },
        (row, episode) => protection[START].day(row) < details.CINreferralDate.day(episode),
      ),
  },
  {
    code: '2885',
    module: 'ChildProtectionPlans',
    fields: [START, 'DateOfInitialCPC'],
    meaning:
      'The plan starts in the period on a day on which the episode has no initial conference. Conferences are looked for on the enquiries of the episode for which one is needed and, when it has none, on the episode; they are told when no plan of the episode starts on one.',
    fails: findPlansWithoutConference,
  },
  {
    code: '8720',
    module: 'ChildProtectionPlans',
    fields: [START, 'ReferenceDate'],
    meaning: 'The start of the plan is missing or after the reference date.',
    fails: ({ protection, end }) =>
      rowsWhere(protection, (row) => !(protection[START].day(row) <= end), START),
  },
  {
    code: '8730',
    module: 'ChildProtectionPlans',
    fields: ['NumberOfPreviousCPP'],
    meaning: 'NumberOfPreviousCPP is missing, no number or less than 0.',
    fails: ({ protection }) =>
      rowsWhere(
        protection,
        (row) => !(protection.NumberOfPreviousCPP.number(row) >= 0),
        'NumberOfPreviousCPP',
      ),
  },
  {
    code: '8840',
    module: 'ChildProtectionPlans',
    fields: [START, END],
    meaning: 'The plan ends on the day on which it starts.',
    fails: ({ protection }) =>
      rowsWhere(protection, (row) => protection[START].day(row) === protection[END].day(row), START, END),
  },
  {
    code: '8841',
    module: 'ChildProtectionPlans',
    fields: [START, 'CPPreviewDate'],
    meaning: 'The plan was reviewed on or before the day on which it starts.',
    fails: ({ protection, reviews }) =>
      joined(
        { rows: protection.byPart, fields: [START] },
        { rows: reviews.byPart, fields: ['CPPreviewDate'] },
        (row, review) => reviews.CPPreviewDate.day(review) <= protection[START].day(row),
      ),
  },
  {
    code: '8842Q',
    module: 'Reviews',
    fields: ['CPPreviewDate'],
    meaning: 'There is a review without a date.',
    fails: ({ reviews }) =>
      rowsWhere(reviews, (row) => lacksDate(reviews.CPPreviewDate, row), 'CPPreviewDate'),
  },
  {
    code: '8905',
    module: 'ChildProtectionPlans',
    fields: ['InitialCategoryOfAbuse'],
    meaning: 'InitialCategoryOfAbuse is missing or not one of NEG, PHY, SAB, EMO and MUL.',
    fails: (all) => findUnknownCategories(all, 'InitialCategoryOfAbuse'),
  },
  {
    code: '8910',
    module: 'ChildProtectionPlans',
    fields: ['LatestCategoryOfAbuse'],
    meaning: 'LatestCategoryOfAbuse is missing or not one of NEG, PHY, SAB, EMO and MUL.',
    fails: (all) => findUnknownCategories(all, 'LatestCategoryOfAbuse'),
  },
  {
    code: '8915',
    module: 'ChildProtectionPlans',
    fields: [START, 'PersonDeathDate'],
    meaning: 'The plan starts after the date of death.',
    fails: (all) => findAfterDeath(all, START),
  },
  {
    code: '8920',
    module: 'ChildProtectionPlans',
    fields: ['PersonDeathDate', END],
    meaning: 'The plan ends after the date of death.',
    fails: (all) => findAfterDeath(all, END),
  },
  {
    code: '8925',
    module: 'ChildProtectionPlans',
    fields: [START, END],
    meaning: 'The plan ends before it starts.',
    fails: ({ protection }) =>
      rowsWhere(protection, (row) => protection[END].day(row) < protection[START].day(row), START, END),
  },
  {
    code: '8930',
    module: 'ChildProtectionPlans',
    fields: [END, 'ReferenceDate'],
    meaning: 'The end of the plan is not in the period.',
    fails: (all) => rowsWhere(all.protection, (row) => isOutside(all.protection[END].day(row), all), END),
  },
  {
    code: '8935',
    module: 'ChildProtectionPlans',
    fields: [END],
    meaning: 'The child has more than one plan without an end.',
    differs:
      'The tool looks at plans with the same number within their episode, so it finds two only when both are the first of different episodes, both the second, and so on.',
    fails: ({ protection }) =>
      under(
        repeatedRows(protection, (row) => lacksDate(protection[END], row)),
        [END],
      ),
  },
  {
    code: '8940',
    module: 'ChildProtectionPlans',
    fields: [START, END],
    meaning:
      'A plan starts while another of the child, with another number within its episode, goes on (to its end, or the reference date while it is open).',
    fails: ({ protection, end }) =>
      overlaps(
        { rows: protection, start: protection[START], end: (row) => endOr(protection[END], row, end) },
        [START, END],
        (one, other) => protection.CPPID.code(one) !== protection.CPPID.code(other),
      ),
  },
];

function findUnknownCategories(
  { protection }: CinReturn,
  field: 'InitialCategoryOfAbuse' | 'LatestCategoryOfAbuse',
): readonly Found[] {
  return rowsWhere(protection, lacksCode(protection[field], listCinCodes('abuseCategory')), field);
}

function findAfterDeath(
  { identifiers, protection }: CinReturn,
  field: typeof START | typeof END,
): readonly Found[] {
  return joined(
    { rows: identifiers, fields: ['PersonDeathDate'] },
    { rows: protection, fields: [field] },
    (row, plan) => protection[field].day(plan) > identifiers.PersonDeathDate.day(row),
  );
}

/** 2885: the plans, and the conferences of episodes none of whose plans starts on one. */
function findPlansWithoutConference(all: CinReturn): readonly Found[] {
  const { protection, section47, details } = all;
  const isNotNeeded = section47.ICPCnotRequired.is('1');
  const plans: number[] = [];
  const enquiries: number[] = [];
  const episodes: number[] = [];
  for (let episode = 1; episode < protection.byEpisode.children.count; episode++) {
    const started = Array.from(protection.byEpisode.rowsOf(episode)).filter((row) =>
      isWithin(protection[START].day(row), all),
    );
    if (started.length === 0) continue;
    const asked = Array.from(section47.byEpisode.rowsOf(episode)).filter((row) => !isNotNeeded(row));
    const own = Array.from(details.byEpisode.rowsOf(episode));
    const held =
      asked.length > 0
        ? asked.map((row) => section47.DateOfInitialCPC.day(row))
        : own.map((row) => details.DateOfInitialCPC.day(row));
    const without = started.filter((row) => !held.includes(protection[START].day(row)));
    plans.push(...without);
    if (without.length < started.length) continue;
    if (asked.length > 0) enquiries.push(...asked);
    else episodes.push(...own);
  }
  return [
    { ...rowsAt(protection, plans), field: START },
    { ...rowsAt(section47, enquiries), field: 'DateOfInitialCPC' },
    { ...rowsAt(details, episodes), field: 'DateOfInitialCPC' },
  ];
}
