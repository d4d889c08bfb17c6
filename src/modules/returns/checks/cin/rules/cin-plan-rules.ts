import { where } from '../../frame/index.ts';
import type { CinRule } from '../rule.ts';
import type { CinReturn } from '../tables.ts';
import {
  endOr,
  isOutside,
  isYes,
  joined,
  lacksDate,
  overlaps,
  repeatedRows,
  rowsWhere,
} from './conditions.ts';

const START = 'CINPlanStartDate';
const END = 'CINPlanEndDate';

/** Child in need plans: their dates, and what else cannot be at the same time. */
export const cinPlanRules: readonly CinRule[] = [
  {
    code: '4000',
    module: 'CINplanDates',
    fields: ['ReferralNFA'],
    meaning: 'There was no further action (ReferralNFA true or 1), but the episode has a child in need plan.',
    fails: ({ cinPlans, details }) => {
      const isNoAction = isYes(details.ReferralNFA);
      return joined(
        { rows: cinPlans.byEpisode, fields: ['LAchildID'] },
        { rows: details.byEpisode, fields: ['ReferralNFA'] },
        (_, episode) => isNoAction(episode),
      );
    },
  },
  {
    code: '4001',
    module: 'CINplanDates',
    fields: [END, 'CPPendDate'],
    meaning: 'The episode has an open child protection plan and an open child in need plan.',
    fails: ({ cinPlans, protection }) =>
      joined(
        { rows: cinPlans.byEpisode, fields: [END] },
        { rows: protection.byEpisode, fields: ['CPPendDate'] },
        (row, plan) => lacksDate(cinPlans[END], row) && lacksDate(protection.CPPendDate, plan),
      ),
  },
  {
    code: '4003',
    module: 'Reviews',
    fields: [START, END, 'CPPreviewDate'],
    meaning:
      'A child protection plan was reviewed during a child in need plan of the child, on a day other than that on which the child protection plan ended.',
    differs: 'The tool looks only at child protection plans that have ended.',
    fails: findReviewsDuringPlans,
  },
  {
    code: '4004',
    module: 'CINplanDates',
    fields: [END],
    meaning: 'The episode has more than one child in need plan without an end; all its plans are told.',
    fails: ({ cinPlans }) => {
      const open = repeatedRows(cinPlans.byEpisode, (row) => lacksDate(cinPlans[END], row));
      const episodes = new Set(open.rows.map((row) => cinPlans.byEpisode.child[row] ?? 0));
      return rowsWhere(cinPlans, (row) => episodes.has(cinPlans.byEpisode.child[row] ?? 0), END);
    },
  },
  {
    code: '4008',
    module: 'ChildIdentifiers',
    fields: ['PersonDeathDate', START],
    meaning: 'The plan starts after the date of death.',
    fails: (all) => findAfterDeath(all, START),
  },
  {
    code: '4009Q',
    module: 'ChildIdentifiers',
    fields: ['PersonDeathDate', END],
    meaning: 'The plan ends after the date of death.',
    fails: (all) => findAfterDeath(all, END),
  },
  {
    code: '4010',
    module: 'CINplanDates',
    fields: [START],
    meaning: 'The start of the plan is missing or after the reference date.',
    fails: ({ cinPlans, end }) => rowsWhere(cinPlans, (row) => !(cinPlans[START].day(row) <= end), START),
  },
  {
    code: '4011',
    module: 'CINplanDates',
    fields: [END, START],
    meaning: 'The plan ends before it starts.',
    fails: ({ cinPlans }) =>
      rowsWhere(cinPlans, (row) => cinPlans[END].day(row) < cinPlans[START].day(row), START, END),
  },
  {
    code: '4012Q',
    module: 'CINplanDates',
    fields: [START, END],
    meaning: 'The plan ends on the day on which it starts.',
    fails: ({ cinPlans }) =>
      rowsWhere(cinPlans, (row) => cinPlans[END].day(row) === cinPlans[START].day(row), START, END),
  },
  {
    code: '4013',
    module: 'CINplanDates',
    fields: [END, 'ReferenceDate'],
    meaning: 'The end of the plan is not in the period.',
    fails: (all) => rowsWhere(all.cinPlans, (row) => isOutside(all.cinPlans[END].day(row), all), END),
  },
  {
    code: '4014',
    module: 'CINplanDates',
    fields: [START, END],
    meaning:
      'A plan starts while another of the child goes on (to its end, or the reference date while it is open).',
    fails: ({ cinPlans, end }) =>
      overlaps({ rows: cinPlans, start: cinPlans[START], end: (row) => endOr(cinPlans[END], row, end) }, [
        START,
        END,
      ]),
  },
  {
    code: '4015',
    module: 'CINplanDates',
    fields: [START, 'CINreferralDate'],
    meaning: 'The plan starts before the referral of its episode.',
    fails: ({ cinPlans, details }) =>
      joined(
        { rows: cinPlans.byEpisode, fields: [START] },
        { rows: details.byEpisode, fields: ['CINreferralDate'] },
        (row, episode) => cinPlans[START].day(row) < details.CINreferralDate.day(episode),
      ),
  },
  {
    code: '4016',
    module: 'CINplanDates',
    fields: [START, 'CPPstartDate', 'CPPendDate'],
    meaning:
      'A child in need plan starts during a child protection plan of the child: on or after its start and before its end, or up to the reference date while it is open.',
    fails: ({ cinPlans, protection, end }) =>
      joined(
        { rows: cinPlans, fields: [START] },
        { rows: protection, fields: ['CPPstartDate', 'CPPendDate'] },
        (row, plan) =>
          cinPlans[START].day(row) >= protection.CPPstartDate.day(plan) &&
          cinPlans[START].day(row) < endOr(protection.CPPendDate, plan, end + 1),
      ),
  },
  {
    code: '4017',
    module: 'CINplanDates',
    fields: [START, END, 'CPPstartDate'],
    meaning:
      'A child protection plan starts during a child in need plan of the child: on or after its start and before its end, or up to the reference date while it is open.',
    fails: ({ cinPlans, protection, end }) =>
      joined(
        { rows: cinPlans, fields: [START, END] },
        { rows: protection, fields: ['CPPstartDate'] },
        (row, plan) =>
          protection.CPPstartDate.day(plan) >= cinPlans[START].day(row) &&
          protection.CPPstartDate.day(plan) < endOr(cinPlans[END], row, end + 1),
      ),
  },
];

function findAfterDeath(
  { identifiers, cinPlans }: CinReturn,
  field: typeof START | typeof END,
): ReturnType<CinRule['fails']> {
  return joined(
    { rows: identifiers, fields: ['PersonDeathDate'] },
    { rows: cinPlans, fields: [field] },
    (row, plan) => cinPlans[field].day(plan) > identifiers.PersonDeathDate.day(row),
  );
}

/** 4003: the review, the child in need plan that it falls into, and the child protection plan that was reviewed. */
function findReviewsDuringPlans({ reviews, cinPlans, protection }: CinReturn): ReturnType<CinRule['fails']> {
  const { CPPreviewDate: reviewed } = reviews;
  const planOf = (row: number): number => protection.byPart.rowOf(reviews.byPart.child[row] ?? 0);
  const found = joined(
    { rows: reviews, fields: ['CPPreviewDate'] },
    { rows: cinPlans, fields: [START] },
    (row, plan) => {
      const date = reviewed.day(row);
      const isDuring = date >= cinPlans[START].day(plan) && date < cinPlans[END].day(plan);
      return isDuring && planOf(row) >= 0 && protection.CPPendDate.day(planOf(row)) !== date;
    },
  );
  const plans = new Set((found[0]?.rows ?? []).map(planOf));
  return [...found, { ...where(protection, (row) => plans.has(row)), field: 'CPPendDate' }];
}
