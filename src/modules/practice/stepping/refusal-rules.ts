import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { weekday } from '../../../platform/dates/plain-date.ts';
import type { Held, HelpState, StepKind, StepRefusal, StepSaid } from './step-rules.ts';

/** What is wrong with the day of a step, in words; empty where nothing is. */
export function listWrongDays(
  kind: StepKind,
  state: HelpState,
  { on }: StepSaid,
  today: PlainDate,
): readonly string[] {
  const earliest = earliestDay(kind, state);
  const isWeekend = (kind === 'conference' || kind === 'review') && weekday(on) >= 6;
  return [
    ...(on > today ? ['The day must be today or in the past'] : []),
    ...(earliest !== null && on < earliest
      ? ['The day must not be before what it follows on: look at the dates of our help']
      : []),
    ...(isWeekend
      ? ['A conference cannot be on a Saturday or Sunday (rule 8875 of the children in need census)']
      : []),
    ...(kind === 'review' && on === state.protectionPlan?.starts
      ? ['A plan is not reviewed on the day on which it began (rule 8841 of the census)']
      : []),
  ];
}

/** The last beginning that this step can change: nothing ends before it began. */
function earliestDay(kind: StepKind, state: HelpState): PlainDate | null {
  const { involvement, familyHelp, assessment, needPlan, enquiry, protectionPlan, working } = state;
  const relevant: Readonly<Record<StepKind, readonly (Held | null)[]>> = {
    'family help': [familyHelp, needPlan, involvement],
    assessment: [involvement],
    'child in need': [involvement, assessment],
    'strategy discussion': [involvement],
    'enquiry outcome': [enquiry],
    conference: [enquiry, needPlan],
    review: [protectionPlan],
    'agreement withdrawn': [familyHelp],
    end: [involvement, familyHelp, assessment, needPlan, ...working],
  };
  const days = relevant[kind].flatMap((held) => (held === null ? [] : [held.starts]));
  return days.sort().at(-1) ?? null;
}

/** What the census and the law need beside the form's own questions: a main need where an involvement begins. */
export function listMissing(kind: StepKind, state: HelpState, said: StepSaid): readonly StepRefusal[] {
  const begins = needsInvolvement(kind, said) && state.involvement === null;
  const isShortBreak = said.support === 'short breaks';
  return begins && said.primaryNeed === null && !isShortBreak
    ? [
        {
          field: 'primary_need',
          text: 'Select the main need: section 17 begins here, and the children in need census asks for it',
        },
      ]
    : [];
}

const needsInvolvement = (kind: StepKind, said: StepSaid) =>
  kind === 'assessment' ||
  kind === 'child in need' ||
  (kind === 'strategy discussion' && said.decision === 'enquiry');
