import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { addYears, ageOn, daysBetween } from '../../../platform/dates/plain-date.ts';
import type { FamilyAnswer } from '../stepping/agreement-rules.ts';
import { answerWords } from '../stepping/agreement-rules.ts';
import type { Goal, PlanArea, PlanView } from './plan-rules.ts';

/** A status in which law asks something of a plan. */
export type PlanStatus =
  'child in need' | 'child protection' | 'looked after' | 'eligible' | 'relevant' | 'former relevant';

/** What a plan holds, for the lines to look at. */
export type Content = {
  readonly goals: readonly Goal[];
  readonly views: readonly PlanView[];
  readonly hasAgreedVersion: boolean;
  /** What the family answered to offers of help, the latest first. */
  readonly answers: readonly FamilyAnswer[];
};

/** Groups of local defaults, each of which an authority can switch off. */
export type ContentsGroup = 'need' | 'protection' | 'placement' | 'education' | 'pathway';

/** One thing that law or guidance asks of a plan in a status. */
export type ContentsLine = {
  readonly id: string;
  readonly status: PlanStatus;
  readonly plan: string;
  readonly asks: string;
  readonly source: string;
  /** Null where it was read in the text of the law; else the group of a local default that can be switched off. */
  readonly group: ContentsGroup | null;
  readonly from: PlainDate;
  readonly until: PlainDate | null;
  readonly isMet: (content: Content) => boolean;
  /** What the plan says of it, where a page shows that beside the line. */
  readonly tells?: (content: Content) => readonly string[];
};

type Test = (content: Content) => boolean;

/** A goal that was given up says nothing any more; one that was achieved does. */
const ofArea = ({ goals }: Content, area: PlanArea | null): readonly Goal[] =>
  goals.filter((goal) => goal.state !== 'no longer' && (area === null || goal.area === area));

/** Whether there is a goal of that area. */
export const hasGoal =
  (area: PlanArea): Test =>
  (content) =>
    ofArea(content, area).length > 0;

/** Whether a goal of that area (of any, where null) says how everybody will know. */
export const hasKnow =
  (area: PlanArea | null): Test =>
  (content) =>
    ofArea(content, area).some(({ know }) => know !== null);

/** Whether every goal of that area (of any) that is for now has a step with a day, and there is one. */
export const isSharedOut =
  (area: PlanArea | null): Test =>
  (content) => {
    const goals = ofArea(content, area).filter(({ state }) => state === 'now');
    return goals.length > 0 && goals.every(({ steps }) => steps.some(({ byWhen }) => byWhen !== null));
  };

export const hasReading: Test = (content) =>
  ofArea(content, null).some(({ readings }) => readings.length > 0);
export const stepsOfFamily: Test = (content) =>
  ofArea(content, null).some(({ steps }) =>
    steps.some(({ whoKind, state }) => whoKind !== 'worker' && state !== 'no longer'),
  );
/** That the child could not answer, and why, is an answer: the question was asked. */
export const saysChild: Test = ({ views }) => views.some(({ whoKind }) => whoKind === 'child');
export const saysParent: Test = ({ views }) => views.some(({ whoKind }) => whoKind === 'parent');
/** A no is an answer: the family was asked. */
export const saysFamily: Test = ({ answers }) => answers.length > 0;
export const familySaid = ({ answers }: Content): readonly string[] => answers.map(answerWords);
export const hasAgreed: Test = ({ hasAgreedVersion }) => hasAgreedVersion;

export type Met = ContentsLine & { readonly met: boolean; readonly told: readonly string[] };

/**
 * What law asks of the plan in these statuses on a day, met or missing. A line that two statuses ask for stands under each.
 * @param off groups of local defaults that the authority does not ask for
 */
export function checkContents(
  content: Content,
  {
    statuses,
    on,
    off,
  }: {
    readonly statuses: readonly PlanStatus[];
    readonly on: PlainDate;
    readonly off: readonly ContentsGroup[];
  },
  lines: readonly ContentsLine[],
): readonly Met[] {
  return lines
    .filter(({ status, from, until, group }) => {
      const isInForce = from <= on && (until === null || until >= on);
      return statuses.includes(status) && isInForce && (group === null || !off.includes(group));
    })
    .map((line) => ({ ...line, met: line.isMet(content), told: line.tells?.(content) ?? [] }));
}

/** What is known of a child, for their status. */
export type StatusFacts = {
  readonly birthDate: PlainDate | null;
  readonly hasNeedPlan: boolean;
  readonly isHelpOpen: boolean;
  readonly hasProtectionPlan: boolean;
  /** Times in care, without series of short breaks; `ends` is the first day not in care. */
  readonly care: readonly { readonly starts: PlainDate; readonly ends: PlainDate | null }[];
};

/**
 * The statuses in which law asks something of a child's plan today. Care leavers by the Children Act 1989, sections 23A to 23C:
 * 13 weeks in care since 14, in care at 16 or 17 (GK, domain reference 1.33). A child in care has a care plan and none as a child
 * in need (1.13). Without a date of birth nobody is a care leaver.
 */
export function statusesOf(facts: StatusFacts, today: PlainDate): readonly PlanStatus[] {
  const isLookedAfter = facts.care.some(
    ({ starts, ends }) => starts <= today && (ends === null || ends > today),
  );
  const leaver = leaverStatus(facts, isLookedAfter, today);
  const isGrown = facts.birthDate !== null && ageOn(facts.birthDate, today) >= 18;
  return [...(isGrown ? [] : childStatuses(facts, isLookedAfter)), ...(leaver === null ? [] : [leaver])];
}

function childStatuses(facts: StatusFacts, isLookedAfter: boolean): readonly PlanStatus[] {
  const isInNeed = facts.hasNeedPlan || facts.isHelpOpen;
  return [
    ...(facts.hasProtectionPlan ? (['child protection'] as const) : []),
    ...(isLookedAfter ? (['looked after'] as const) : []),
    ...(isInNeed && !isLookedAfter && !facts.hasProtectionPlan ? (['child in need'] as const) : []),
  ];
}

const thirteenWeeks = 91;

function leaverStatus(facts: StatusFacts, isLookedAfter: boolean, today: PlainDate): PlanStatus | null {
  if (facts.birthDate === null) return null;
  const age = ageOn(facts.birthDate, today);
  if (age < 16 || age >= 25 || !wasLongInCare(facts.birthDate, facts.care, today)) return null;
  if (age >= 18) return 'former relevant';
  return isLookedAfter ? 'eligible' : 'relevant';
}

/** 13 weeks since the 14th birthday, and a day of it at 16 or 17. */
function wasLongInCare(birthDate: PlainDate, care: StatusFacts['care'], today: PlainDate): boolean {
  const grown = addYears(birthDate, 18);
  const until = grown < today ? grown : today;
  const days = care.reduce((sum, time) => sum + daysIn(time, addYears(birthDate, 14), until), 0);
  const isOn = ({ starts, ends }: StatusFacts['care'][number]) =>
    starts <= until && starts < grown && (ends === null || ends > addYears(birthDate, 16));
  return days >= thirteenWeeks && care.some(isOn);
}

/** Days of a time in care that lie from one day up to another. */
function daysIn({ starts, ends }: StatusFacts['care'][number], from: PlainDate, until: PlainDate): number {
  const [first, last] = [starts > from ? starts : from, ends !== null && ends < until ? ends : until];
  return first < last ? daysBetween(first, last) : 0;
}
