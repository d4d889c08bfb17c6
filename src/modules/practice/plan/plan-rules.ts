import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';

/** What a goal is about. Law asks of each status for some of these (plan-contents.ts). */
export const planAreas = {
  safety: 'Being safe',
  health: 'Health',
  feelings: 'Feelings and behaviour',
  education: 'School, college and learning',
  family: 'Family and friends',
  identity: 'Who I am: faith, culture, language',
  home: 'Where I live',
  everyday: 'Everyday life and looking after myself',
  work: 'Work and training',
  money: 'Money',
  future: 'Where I will grow up and what comes after',
  'something else': 'Something else',
} as const;
export type PlanArea = keyof typeof planAreas;
export const planAreaNames = Object.keys(planAreas) as readonly PlanArea[];

export const goalStates = {
  now: 'Now',
  later: 'Later',
  achieved: 'Achieved',
  'no longer': 'No longer a goal',
} as const;
export type GoalState = keyof typeof goalStates;
export const goalStateNames = Object.keys(goalStates) as readonly GoalState[];

export const stepStates = {
  'to do': 'To do',
  done: 'Done',
  'not done': 'Not done',
  'no longer': 'No longer needed',
} as const;
export type StepState = keyof typeof stepStates;
export const stepStateNames = Object.keys(stepStates) as readonly StepState[];

/** Whom words of a plan are for: staff only until a named person opens them. */
export const planAudiences = {
  staff: 'Staff only',
  child: 'This child, and staff',
  family: 'The family and the child, and staff',
} as const;
export type PlanAudience = keyof typeof planAudiences;
export const planAudienceNames = Object.keys(planAudiences) as readonly PlanAudience[];

export const viewAnswers = {
  yes: 'Yes',
  partly: 'Partly',
  no: 'No',
  'could not answer': 'Could not answer',
} as const;
export type ViewAnswer = keyof typeof viewAnswers;
export const viewAnswerNames = Object.keys(viewAnswers) as readonly ViewAnswer[];

export type WhoKind = 'child' | 'family' | 'worker' | 'in words';

/** What one person does towards a goal. */
export type NewStep = {
  readonly words: string;
  readonly who: string;
  readonly whoKind: WhoKind;
  /** The relative who does it, where the record holds them. */
  readonly whoId: string | null;
  readonly byWhen: PlainDate | null;
  readonly audience: PlanAudience;
};

/** A step as it stands. */
export type Step = Omit<NewStep, 'whoId'> & {
  readonly id: string;
  readonly stepId: string;
  readonly version: number;
  readonly place: number;
  readonly state: StepState;
  readonly happened: string | null;
  readonly endedOn: PlainDate | null;
  readonly alsoOf: readonly string[];
};

/** Where somebody saw a goal on a day, 0 to 10. */
export type Reading = {
  readonly id: string;
  readonly readingId: string;
  readonly value: number;
  readonly readOn: PlainDate;
  readonly byWhom: string;
};

export type NewGoal = {
  readonly area: PlanArea;
  readonly words: string;
  readonly whose: string;
  readonly why: string | null;
  readonly know: string | null;
  readonly owner: string | null;
  readonly state: GoalState;
  readonly because: string | null;
  readonly staffNote: string | null;
  readonly audience: PlanAudience;
  readonly withheldFrom: readonly string[];
};

/** A goal as it stands in one child's record. */
export type Goal = NewGoal & {
  readonly id: string;
  readonly personId: string;
  readonly goalId: string;
  readonly version: number;
  readonly alsoOf: readonly string[];
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
  /** How often the goal or a step of it was said anew: tells whether somebody was faster. */
  readonly stamp: number;
  readonly steps: readonly Step[];
  /** Those that stand, the earliest first. */
  readonly readings: readonly Reading[];
};

/** What somebody said of the whole plan. */
export type PlanView = {
  readonly id: string;
  readonly whoKind: 'child' | 'parent' | 'somebody else';
  readonly who: string;
  readonly answer: ViewAnswer;
  readonly words: string | null;
  readonly saidOn: PlainDate;
  readonly audience: PlanAudience;
};

/**
 * Who reads a plan: staff, the child whose plan it is, or the family: together (`records` null) or one of them. `records` are all the
 * records of that one person: words may be withheld from them by any.
 */
export type PlanReader =
  | { readonly kind: 'staff' }
  | { readonly kind: 'child'; readonly records: readonly string[] }
  | { readonly kind: 'family'; readonly records: readonly string[] | null };

/**
 * The goals that a reader reads, each with the steps that they read and without what is for staff. What is withheld from one of
 * the family is not in what the family reads together; of one person only what is withheld from them, a child in their own plan too.
 */
export function goalsFor(reader: PlanReader, goals: readonly Goal[]): readonly Goal[] {
  if (reader.kind === 'staff') return goals;
  return goals
    .filter((goal) => isOpenTo(reader, goal.audience) && !isWithheld(reader, goal))
    .map((goal) => ({
      ...goal,
      staffNote: null,
      steps: goal.steps.filter(({ audience }) => isOpenTo(reader, audience)),
    }));
}

/** Whether words of that audience are for this reader. */
export function isOpenTo(reader: PlanReader, audience: PlanAudience): boolean {
  if (reader.kind === 'staff') return true;
  return audience === 'family' || (audience === 'child' && reader.kind === 'child');
}

function isWithheld(reader: PlanReader, { withheldFrom }: Goal): boolean {
  if (reader.kind === 'staff') return false;
  const { records } = reader;
  return records === null ? withheldFrom.length > 0 : records.some((id) => withheldFrom.includes(id));
}

/** Steps by who does them, in the order in which each is first named; those of the child first. */
export function groupByWho<T extends Pick<Step, 'who' | 'whoKind'>>(
  steps: readonly T[],
): readonly { readonly who: string; readonly steps: readonly T[] }[] {
  const ordered = [...steps].sort((one, other) => rank(one) - rank(other));
  const names = [...new Set(ordered.map(({ who }) => who))];
  return names.map((who) => ({ who, steps: ordered.filter((step) => step.who === who) }));
}

const rank = ({ whoKind }: Pick<Step, 'whoKind'>) =>
  ['child', 'family', 'in words', 'worker'].indexOf(whoKind);

/** What is to be done by a day, the earliest first. */
export function nextDates(
  goals: readonly Goal[],
): readonly (Step & { readonly byWhen: PlainDate; readonly goal: string })[] {
  return goals
    .filter(({ state }) => state === 'now' || state === 'later')
    .flatMap(({ steps, words }) =>
      steps.flatMap((step) =>
        step.state === 'to do' && step.byWhen !== null ? [{ ...step, byWhen: step.byWhen, goal: words }] : [],
      ),
    )
    .sort((one, other) => one.byWhen.localeCompare(other.byWhen) || one.stepId.localeCompare(other.stepId));
}

/** The first reading and the latest; one where there is only one, none where nobody said. */
export function thenAndNow(readings: readonly Reading[]): {
  readonly then: Reading | undefined;
  readonly now: Reading | undefined;
} {
  const first = readings[0];
  const last = readings.at(-1);
  return { then: first === last ? undefined : first, now: last };
}
