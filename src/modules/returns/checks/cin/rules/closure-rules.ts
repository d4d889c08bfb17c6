import { listCinCodes } from '../../../../../formats/cin/codes.ts';
import { rowsAt, where } from '../../frame/index.ts';
import type { Found, RowTest } from '../../frame/index.ts';
import type { CinRule } from '../rule.ts';
import type { CinReturn, CinRows } from '../tables.ts';
import { isDated, isOutside, isUnknownCode, isYes, rowsWhere, under } from './conditions.ts';

/** How an episode ends, and what cannot be on one that ended so or never began. */
export const closureRules: readonly CinRule[] = [
  {
    code: '8620',
    module: 'CINdetails',
    fields: ['CINclosureDate'],
    meaning: 'The closure is not in the period.',
    fails: (all) =>
      rowsWhere(all.details, (row) => isOutside(all.details.CINclosureDate.day(row), all), 'CINclosureDate'),
  },
  {
    code: '8630',
    module: 'CINdetails',
    fields: ['CINreferralDate', 'CINclosureDate'],
    meaning: 'The closure is before the referral.',
    fails: ({ details }) =>
      rowsWhere(
        details,
        (row) => details.CINclosureDate.day(row) < details.CINreferralDate.day(row),
        'CINclosureDate',
        'CINreferralDate',
      ),
  },
  {
    code: '8640',
    module: 'CINdetails',
    fields: ['ReasonForClosure'],
    meaning: 'ReasonForClosure is not one of RC1 to RC9.',
    fails: ({ details }) =>
      rowsWhere(
        details,
        isUnknownCode(details.ReasonForClosure, listCinCodes('closureReason')),
        'ReasonForClosure',
      ),
  },
  {
    code: '8805',
    module: 'CINdetails',
    fields: ['CINclosureDate', 'ReasonForClosure'],
    meaning: 'The episode has a closure date and no reason for it.',
    fails: ({ details }) => {
      const fails = (row: number): boolean =>
        isDated(details.CINclosureDate, row) && details.ReasonForClosure.isBlank(row);
      return rowsWhere(details, fails, 'CINclosureDate', 'ReasonForClosure');
    },
  },
  {
    code: '8810',
    module: 'CINdetails',
    fields: ['ReasonForClosure', 'CINclosureDate'],
    meaning: 'The episode has a reason for closure and no date of it.',
    fails: ({ details }) => {
      const fails = (row: number): boolean =>
        !isDated(details.CINclosureDate, row) && details.ReasonForClosure.isFilled(row);
      return rowsWhere(details, fails, 'CINclosureDate', 'ReasonForClosure');
    },
  },
  {
    code: '8825Q',
    module: 'CINdetails',
    fields: ['ReasonForClosure'],
    meaning: 'The episode is said to be closed after assessment (RC8 or RC9), but it has no assessment.',
    fails: ({ details, assessments }) => {
      const isAssessed = details.ReasonForClosure.among(afterAssessment);
      const fails = (row: number): boolean =>
        isAssessed(row) && !assessments.byEpisode.has(details.byEpisode.child[row] ?? 0);
      return rowsWhere(details, fails, 'ReasonForClosure');
    },
  },
  {
    code: '2990',
    module: 'CINdetails',
    fields: ['ReasonForClosure'],
    meaning:
      'The episode is closed after assessment (RC8 or RC9), but has a conference, a section 47 enquiry, a child in need plan or a child protection plan; each is told.',
    fails: ({ details, section47, cinPlans, protection }) => {
      const isAssessed = details.ReasonForClosure.among(afterAssessment);
      return findEpisodesWith(details, isAssessed, {
        itself: { test: (row) => isDated(details.DateOfInitialCPC, row), fields: ['DateOfInitialCPC'] },
        others: [section47, cinPlans, protection].map((rows) => ({ rows, test: any, fields: ['LAchildID'] })),
      });
    },
  },
  {
    code: '8565',
    module: 'ChildProtectionPlans',
    fields: [
      ...['CINclosureDate', 'DateOfInitialCPC', 'AssessmentActualStartDate', 'AssessmentAuthorisationDate'],
      ...['S47ActualStartDate', 'CPPendDate', 'CINPlanStartDate', 'CINPlanEndDate'],
    ],
    meaning:
      'Something on the episode is after its closure: the conference, an assessment, a section 47 enquiry, the end of a child protection plan, or a child in need plan.',
    differs:
      'The tool puts a plan of its own in the place of those of the return, and stops on files with more than a few plans.',
    fails: findAfterClosure,
  },
  {
    code: '8831',
    module: 'CINdetails',
    fields: [
      ...['AssessmentActualStartDate', 'AssessmentAuthorisationDate', 'S47ActualStartDate'],
      'DateOfInitialCPC',
    ],
    meaning:
      'There was no further action (ReferralNFA true or 1), but the episode has an assessment, a section 47 enquiry or a conference.',
    fails: ({ details, assessments, section47 }) =>
      findEpisodesWith(details, isYes(details.ReferralNFA), {
        itself: { test: (row) => isDated(details.DateOfInitialCPC, row), fields: ['DateOfInitialCPC'] },
        others: [
          {
            rows: assessments,
            test: (row) =>
              isDated(assessments.AssessmentActualStartDate, row) ||
              isDated(assessments.AssessmentAuthorisationDate, row),
            fields: ['LAchildID'],
          },
          {
            rows: section47,
            test: (row) => isDated(section47.S47ActualStartDate, row),
            fields: ['LAchildID'],
          },
        ],
      }),
  },
  {
    code: '8832',
    module: 'ChildProtectionPlans',
    fields: ['CINdetailsID', 'ReferralNFA'],
    meaning:
      'There was no further action (ReferralNFA true or 1), but the episode has a child protection plan.',
    differs:
      'The tool takes the row numbers of one table for those of the other, so it tells of plans on other episodes and of episodes without a plan.',
    fails: ({ details, protection }) =>
      findEpisodesWith(details, isYes(details.ReferralNFA), {
        itself: { test: () => false, fields: ['ReferralNFA'] },
        others: [{ rows: protection, test: any, fields: ['LAchildID'] }],
      }),
  },
];

const afterAssessment = ['RC8', 'RC9'];

const any: RowTest = () => true;

type Looked = { readonly test: RowTest; readonly fields: readonly string[] };

/**
 * Episodes that pass `test` and have what they should not: on their own row (`itself`) or on rows of other tables.
 * Tells those rows, and of every such episode the fields of `itself`.
 */
function findEpisodesWith(
  details: CinReturn['details'],
  test: RowTest,
  { itself, others }: { itself: Looked; others: readonly (Looked & { readonly rows: CinRows })[] },
): readonly Found[] {
  const episodeRow = (rows: CinRows, row: number): number =>
    details.byEpisode.rowOf(rows.byEpisode.child[row] ?? 0);
  const found = others.map(({ rows, test: isWrong, fields }) => ({
    rows,
    fields,
    wrong: where(rows, (row) => {
      const episode = episodeRow(rows, row);
      return episode >= 0 && test(episode) && isWrong(row);
    }),
  }));
  const own = where(details, (row) => test(row) && itself.test(row)).rows;
  const theirs = found.flatMap(({ rows, wrong }) => wrong.rows.map((row) => episodeRow(rows, row)));
  return [
    ...under(rowsAt(details, [...own, ...theirs]), itself.fields),
    ...found.flatMap(({ wrong, fields }) => under(wrong, fields)),
  ];
}

/** 8565: told with both dates of the row, whichever of them is too late. */
function findAfterClosure(all: CinReturn): readonly Found[] {
  const { details, assessments, section47, protection, cinPlans } = all;
  const closedBefore = (
    rows: CinRows,
    dates: readonly (keyof typeof dateColumns)[],
  ): Looked & { rows: CinRows } => {
    const columns = dates.map((name) => dateColumns[name]);
    const test = (row: number): boolean => {
      const closed = details.CINclosureDate.day(details.byEpisode.rowOf(rows.byEpisode.child[row] ?? 0));
      return columns.some((column) => column.day(row) > closed);
    };
    return { rows, test, fields: dates.map((name) => name.replace('S47Conference', 'DateOfInitialCPC')) };
  };
  const dateColumns = {
    AssessmentActualStartDate: assessments.AssessmentActualStartDate,
    AssessmentAuthorisationDate: assessments.AssessmentAuthorisationDate,
    S47ActualStartDate: section47.S47ActualStartDate,
    S47Conference: section47.DateOfInitialCPC,
    CPPendDate: protection.CPPendDate,
    CINPlanStartDate: cinPlans.CINPlanStartDate,
    CINPlanEndDate: cinPlans.CINPlanEndDate,
  };
  return findEpisodesWith(details, (row) => isDated(details.CINclosureDate, row), {
    itself: {
      test: (row) => details.DateOfInitialCPC.day(row) > details.CINclosureDate.day(row),
      fields: ['CINclosureDate', 'DateOfInitialCPC'],
    },
    others: [
      closedBefore(assessments, ['AssessmentActualStartDate', 'AssessmentAuthorisationDate']),
      closedBefore(section47, ['S47ActualStartDate', 'S47Conference']),
      closedBefore(protection, ['CPPendDate']),
      closedBefore(cinPlans, ['CINPlanStartDate', 'CINPlanEndDate']),
    ],
  });
}
