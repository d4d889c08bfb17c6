import { addWorkingDays } from '../../../platform/dates/england-working-days.ts';
import { addMonths } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { HelpState } from './step-rules.ts';

/** The clocks of help and protection, as the settings have them. */
export type HelpClocks = {
  readonly conferenceDays: number;
  readonly coreGroupDays: number;
  readonly firstReviewMonths: number;
  readonly laterReviewMonths: number;
  readonly assessmentDays: number;
};

/** Something that is due, and from what it runs. */
export type Due = { readonly what: string; readonly by: PlainDate; readonly why: string };

/** What is due next for one child, the earliest first. */
export function listDue(state: HelpState, clocks: HelpClocks): readonly Due[] {
  const all = [
    ...dueOfAssessment(state, clocks),
    ...dueOfEnquiry(state, clocks),
    ...dueOfPlan(state, clocks),
  ];
  return all.sort((a, b) => (a.by < b.by ? -1 : Number(a.by > b.by)));
}

/**
 * From the referral that it answers (Working Together, GK; domain reference 1.5). An assessment of a child whom we help already runs from
 * the day on which it was decided: the referral may be years ago.
 */
function dueOfAssessment({ assessment, involvement }: HelpState, clocks: HelpClocks): readonly Due[] {
  if (assessment === null) return [];
  const { answersReferral, starts } = assessment;
  const referred = answersReferral ? involvement?.starts : undefined;
  const since = referred === undefined ? 'the day on which it was decided' : 'the referral';
  return [
    {
      what: 'Finish the assessment',
      by: addWorkingDays(referred ?? starts, clocks.assessmentDays),
      why: `${clocks.assessmentDays} working days from ${since}`,
    },
  ];
}

function dueOfEnquiry({ enquiry }: HelpState, clocks: HelpClocks): readonly Due[] {
  if (enquiry === null) return [];
  const from = enquiry.strategyOn ?? enquiry.starts;
  const by = addWorkingDays(from, clocks.conferenceDays);
  const why = `${clocks.conferenceDays} working days from the strategy discussion`;
  return enquiry.notRequired === false
    ? [{ what: 'Hold the child protection conference', by, why }]
    : [{ what: 'Say what the section 47 enquiry found; a conference, if there is one, is due', by, why }];
}

function dueOfPlan({ protectionPlan: plan, lastReviewOn }: HelpState, clocks: HelpClocks): readonly Due[] {
  if (plan === null) return [];
  const { firstReviewMonths: first, laterReviewMonths: later } = clocks;
  if (lastReviewOn !== null)
    return [
      {
        what: 'Hold the next review conference',
        by: addMonths(lastReviewOn, later),
        why: `${later} months from the last one`,
      },
    ];
  return [
    {
      what: 'First core group; Kith does not record whether it met',
      by: addWorkingDays(plan.starts, clocks.coreGroupDays),
      why: `${clocks.coreGroupDays} working days from the conference`,
    },
    {
      what: 'Hold the first review conference',
      by: addMonths(plan.starts, first),
      why: `${first} months from the conference`,
    },
  ];
}
