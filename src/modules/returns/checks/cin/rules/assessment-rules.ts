import { listCinCodes } from '../../../../../formats/cin/codes.ts';
import { addWorkingDays } from '../../../../../platform/dates/england-working-days.ts';
import { fromDayNumber } from '../../../../../platform/dates/plain-date.ts';
import { toDay, where } from '../../frame/index.ts';
import type { Found, RowTest } from '../../frame/index.ts';
import type { CinRule } from '../rule.ts';
import type { CinReturn } from '../tables.ts';
import {
  endOr,
  isDated,
  isOutside,
  isWithin,
  joined,
  lacksCode,
  lacksDate,
  overlaps,
  repeatedRows,
  rowsWhere,
  sameTextRows,
  under,
} from './conditions.ts';

const START = 'AssessmentActualStartDate';
const END = 'AssessmentAuthorisationDate';
const FACTORS = 'AssessmentFactors';

/** When assessments begin and end, and the factors that they identify. */
export const assessmentRules: readonly CinRule[] = [
  {
    code: '1103',
    module: 'Assessments',
    fields: [START, 'CINreferralDate'],
    meaning: 'The assessment starts before the referral of its episode.',
    fails: ({ assessments, details }) =>
      joined(
        { rows: assessments.byEpisode, fields: [START] },
        { rows: details.byEpisode, fields: ['CINreferralDate'] },
        (row, episode) => assessments[START].day(row) < details.CINreferralDate.day(episode),
      ),
  },
  {
    code: '8608',
    module: 'Assessments',
    fields: [START, END],
    meaning: 'The assessment starts after it was authorised.',
    fails: ({ assessments }) =>
      rowsWhere(assessments, (row) => assessments[START].day(row) > assessments[END].day(row), START, END),
  },
  {
    code: '8614',
    module: 'Assessments',
    fields: [END, FACTORS],
    meaning: 'The assessment has factors, but no date of authorisation.',
    differs: 'The tool stops with a fault whenever it finds one in a file.',
    fails: ({ assessments, factors }) => {
      const fails = (row: number): boolean =>
        lacksDate(assessments[END], row) &&
        factors.byPart.someOf(assessments.byPart.child[row] ?? 0, (factor) =>
          factors[FACTORS].isFilled(factor),
        );
      return rowsWhere(assessments, fails, END, FACTORS);
    },
  },
  {
    code: '8670Q',
    module: 'Assessments',
    fields: [START],
    meaning: 'The assessment is open and started more than 45 working days before the reference date.',
    fails: ({ assessments, end }) => {
      const earliest = toDay(addWorkingDays(fromDayNumber(end), -44));
      const fails = (row: number): boolean =>
        lacksDate(assessments[END], row) && assessments[START].day(row) < earliest;
      return rowsWhere(assessments, fails, START, END);
    },
  },
  {
    code: '8696',
    module: 'Assessments',
    fields: [END, 'ReferenceDate'],
    meaning: 'The authorisation is not in the period.',
    fails: (all) => rowsWhere(all.assessments, (row) => isOutside(all.assessments[END].day(row), all), END),
  },
  {
    code: '8736',
    module: 'Assessments',
    fields: [END, START],
    meaning: 'The assessment is open, and its start is missing or not in the period.',
    fails: (all) => {
      const { assessments } = all;
      const fails = (row: number): boolean =>
        lacksDate(assessments[END], row) && !isWithin(assessments[START].day(row), all);
      return rowsWhere(assessments, fails, START, END);
    },
  },
  {
    code: '8863Q',
    module: 'Assessments',
    fields: [START, END],
    meaning:
      'An assessment starts while another of the episode goes on (to its authorisation, or the reference date while it is open); those with the same two dates are left out.',
    fails: ({ assessments, end }) =>
      overlaps(
        {
          rows: assessments.byEpisode,
          start: assessments[START],
          end: (row) => endOr(assessments[END], row, end),
        },
        [START, END],
        (one, other) =>
          assessments[START].code(one) !== assessments[START].code(other) ||
          assessments[END].code(one) !== assessments[END].code(other),
      ),
  },
  {
    code: '8867',
    module: 'CINdetails',
    fields: ['CINclosureDate', END],
    meaning: 'The episode is closed, but has an assessment that was not authorised.',
    fails: ({ assessments, details }) =>
      joined(
        { rows: assessments.byEpisode, fields: [END] },
        { rows: details.byEpisode, fields: ['CINclosureDate'] },
        (row, episode) => lacksDate(assessments[END], row) && isDated(details.CINclosureDate, episode),
      ),
  },
  {
    code: '8869',
    module: 'Assessments',
    fields: [FACTORS],
    meaning: 'The assessment has factor 21 (none identified) and another factor too.',
    differs: 'The tool compares the list of factors with a single text, so it never finds one in a file.',
    fails: ({ assessments, factors }) => {
      const isNone = factors[FACTORS].is('21');
      const isOther: RowTest = (row) => factors[FACTORS].isFilled(row) && !isNone(row);
      const fails = (row: number): boolean => {
        const part = assessments.byPart.child[row] ?? 0;
        return factors.byPart.someOf(part, isNone) && factors.byPart.someOf(part, isOther);
      };
      return rowsWhere(assessments, fails, FACTORS);
    },
  },
  {
    code: '8873Q',
    module: 'Assessments',
    fields: ['ReasonForClosure', FACTORS],
    meaning:
      'The only assessment of a closed episode is completed and identified no factor (21), but the reason for closure is neither RC8 nor RC9.',
    differs:
      'The tool says so too of episodes with several assessments, of open ones, though these have no reason for closure, and of assessments that are not completed.',
    fails: ({ assessments, factors, details }) => {
      const isNone = factors[FACTORS].is('21');
      const isAfterAssessment = details.ReasonForClosure.among(['RC8', 'RC9']);
      return joined(
        { rows: assessments.byEpisode, fields: [FACTORS] },
        { rows: details.byEpisode, fields: ['ReasonForClosure'] },
        (row, episode) =>
          isDated(details.CINclosureDate, episode) &&
          !isAfterAssessment(episode) &&
          assessments.byEpisode.countOf(assessments.byEpisode.child[row] ?? 0) === 1 &&
          isDated(assessments[END], row) &&
          factors.byPart.someOf(assessments.byPart.child[row] ?? 0, isNone),
      );
    },
  },
  {
    code: '8896',
    module: 'Assessments',
    fields: [END],
    meaning: 'The episode has more than one assessment that was not authorised.',
    fails: ({ assessments }) =>
      under(
        repeatedRows(assessments.byEpisode, (row) => lacksDate(assessments[END], row)),
        [END],
      ),
  },
  {
    code: '8897Q',
    module: 'Assessments',
    fields: [END, FACTORS],
    meaning: 'The assessment was authorised in the period, and has no factor or one that is not of the list.',
    differs: 'The tool stops with a fault whenever it finds more than an empty list in a file.',
    fails: ({ assessments, factors, start }) => {
      const lacks = lacksCode(factors[FACTORS], listCinCodes('assessmentFactor'));
      const fails = (row: number): boolean => {
        const part = assessments.byPart.child[row] ?? 0;
        const isIncomplete = !factors.byPart.has(part) || factors.byPart.someOf(part, lacks);
        return assessments[END].day(row) >= start && isIncomplete;
      };
      return rowsWhere(assessments, fails, END, FACTORS);
    },
  },
  {
    code: '8898',
    module: 'Assessments',
    fields: [FACTORS],
    meaning: 'The assessment has the same factor more than once.',
    differs: 'The tool stops with a fault whenever it looks at factors in a file.',
    fails: (all) => assessmentsOf(all, sameTextRows(all.factors.byPart, all.factors[FACTORS]).rows),
  },
  {
    code: '8945Q',
    module: 'Assessments',
    fields: [FACTORS],
    firstYear: 2025,
    meaning: 'The factor 18A is used, where 18B or 18C is expected.',
    differs: 'The tool compares the list of factors with a single text, so it never finds one in a file.',
    fails: (all) => assessmentsOf(all, where(all.factors, all.factors[FACTORS].is('18A')).rows),
  },
  {
    code: '8950Q',
    module: 'Assessments',
    fields: [FACTORS],
    firstYear: 2025,
    meaning: 'The factor 19A is used, where 19B or 19C is expected.',
    differs: 'The tool compares the list of factors with a single text, so it never finds one in a file.',
    fails: (all) => assessmentsOf(all, where(all.factors, all.factors[FACTORS].is('19A')).rows),
  },
];

/** The assessments that these rows of factors belong to. */
function assessmentsOf({ assessments, factors }: CinReturn, rows: readonly number[]): readonly Found[] {
  const parts = new Set(rows.map((row) => factors.byPart.child[row] ?? 0));
  return rowsWhere(assessments, (row) => parts.has(assessments.byPart.child[row] ?? 0), FACTORS);
}
