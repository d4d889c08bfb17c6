import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { weekday } from '../../../platform/dates/plain-date.ts';
import type { Held, HelpState, StepKind, StepRefusal, StepSaid, StepTable } from './step-rules.ts';
import type { Offer } from './offer-rules.ts';
import { listUnsuspected } from './suspicion-rules.ts';

/** What is wrong with the day of a step, in words; empty where nothing is. */
export function listWrongDays(
  kind: StepKind,
  state: HelpState,
  said: StepSaid,
  today: PlainDate,
): readonly string[] {
  const { on } = said;
  const earliest = earliestDay(kind, state, said);
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
function earliestDay(kind: StepKind, state: HelpState, said: StepSaid): PlainDate | null {
  const { decision } = said;
  const { involvement, familyHelp, assessment, needPlan, enquiry, protectionPlan, working } = state;
  const also = (...tables: readonly StepTable[]) =>
    state.alsoOpen.filter(({ table }) => tables.includes(table));
  const all: readonly StepTable[] = [
    'involvement',
    'early_help_assessment',
    'assessment',
    'child_in_need_plan',
  ];
  const relevant: Readonly<Record<StepKind, readonly (Held | null)[]>> = {
    'family help': [familyHelp, needPlan, involvement, ...also('child_in_need_plan')],
    assessment: [involvement],
    'child in need': [involvement, assessment],
    'strategy discussion': [involvement],
    'enquiry outcome': [enquiry],
    conference:
      decision === 'plan' ? [enquiry, needPlan, assessment, ...also('child_in_need_plan')] : [enquiry],
    review: [protectionPlan],
    'agreement declined': [],
    'agreement withdrawn':
      withdrawnFrom(state, said) === 'child in need'
        ? [needPlan, ...also('child_in_need_plan')]
        : [familyHelp, ...also('early_help_assessment')],
    end: [involvement, familyHelp, assessment, needPlan, ...working, ...also(...all)],
  };
  const days = relevant[kind].flatMap((held) => (held === null ? [] : [held.starts]));
  return days.sort().at(-1) ?? null;
}

/** What the census and the law need beside the form's own questions, and what cannot be decided as things stand. */
export function listMissing(kind: StepKind, state: HelpState, said: StepSaid): readonly StepRefusal[] {
  const isShortBreak = said.support === 'short breaks';
  const lacksNeed =
    needsInvolvement(kind, said) && state.involvement === null && said.primaryNeed === null && !isShortBreak;
  const outcome = kind === 'enquiry outcome' ? said.decision : null;
  const rules: readonly (readonly [isSo: boolean, field: string, text: string])[] = [
    [
      lacksNeed,
      'primary_need',
      'Select the main need: section 17 begins here, and the children in need census asks for it',
    ],
    [
      kind === 'child in need' && isShortBreak && !state.isDisabled,
      'support',
      'No disability is recorded. Record it on the child’s page first, or choose a child in need plan',
    ],
    [
      outcome === 'conference' && state.protectionPlan !== null,
      'decision',
      'A protection plan stands already: choose that a review conference looks at it',
    ],
    [
      outcome === 'review' && state.protectionPlan === null,
      'decision',
      'No protection plan stands that a review conference could look at',
    ],
    [
      isCareWanting(kind, state, said),
      'decision',
      'The child is not in our care: choose what help goes on when the plan ends',
    ],
  ];
  return [
    ...rules.flatMap(([isSo, field, text]) => (isSo ? [{ field, text }] : [])),
    ...(kind === 'strategy discussion' ? listUnsuspected(said) : []),
    ...listUnanswered(kind, state, said),
  ];
}

/** Which help is open that rests on agreement: short breaks are a plan of section 17. */
const isOpen = ({ familyHelp, needPlan }: HelpState, offer: Offer | null): boolean =>
  offer === 'family help' ? familyHelp !== null : offer !== 'assessment' && needPlan !== null;

/** From which help the family withdraws: the one that is open needs no choice. Null where two are and none was chosen. */
export function withdrawnFrom(state: HelpState, { offered }: StepSaid): Offer | null {
  const open = (['family help', 'child in need'] as const).filter((offer) => isOpen(state, offer));
  return open.length > 1 ? offered : (open[0] ?? null);
}

/** What a family's answer lacks: to which help, and when, if it does not go on already. */
function listUnanswered(kind: StepKind, state: HelpState, said: StepSaid): readonly StepRefusal[] {
  const { offered } = said;
  const isWithdrawn = kind === 'agreement withdrawn';
  const isDeclined = kind === 'agreement declined';
  const rules: readonly (readonly [isSo: boolean, field: string, text: string])[] = [
    [isDeclined && offered === null, 'offered', 'Select which help they said no to'],
    [
      isDeclined && offered !== null && isOpen(state, offered),
      'offered',
      'They agreed to this help, and it goes on. If they no longer agree, record that instead',
    ],
    [
      isWithdrawn && withdrawnFrom(state, said) === null,
      'offered',
      'Two kinds of help are open. Select which they no longer agree to',
    ],
    [
      isWithdrawn && offered !== null && !isOpen(state, offered),
      'offered',
      'That help is not open: select the help that goes on now',
    ],
    [
      said.agreedOn !== null && said.agreedOn > said.on,
      'agreed_on',
      'The day on which they agreed must not be after the day on which help begins',
    ],
  ];
  return rules.flatMap(([isSo, field, text]) => (isSo ? [{ field, text }] : []));
}

/** A plan is said to give way to our care, and the child is not in it. */
const isCareWanting = (kind: StepKind, state: HelpState, said: StepSaid) =>
  kind === 'review' && said.decision === 'in our care' && !state.isLookedAfter;

const needsInvolvement = (kind: StepKind, said: StepSaid) =>
  kind === 'assessment' ||
  kind === 'child in need' ||
  (kind === 'strategy discussion' && said.decision === 'enquiry');
