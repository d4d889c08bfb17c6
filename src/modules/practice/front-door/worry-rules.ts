import type { Instant } from '../../../platform/dates/plain-date.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import type { Ground, SuspectedHarm } from '../stepping/suspicion-rules.ts';

export type WorryId = Id<'worry'>;

/** Where a worry stands, in the words that the list shows. */
export const worryStates = {
  unfinished: 'Unfinished',
  gathering: 'Finding out',
  'to decide': 'Waits for a decision',
  'to answer': 'Waits for an answer',
  ended: 'Ended',
} as const;
export type WorryState = keyof typeof worryStates;

/** How somebody got in touch. */
export const ways = {
  phone: 'By phone',
  form: 'By a form',
  email: 'By e-mail or letter',
  'in person': 'In person',
  police: 'A police notification',
} as const;
export type Way = keyof typeof ways;
export const wayNames = Object.keys(ways) as readonly Way[];

/** Who got in touch, with the sources of the children in need census that fit. */
export const callers = {
  professional: 'A professional',
  family: 'Somebody in the family, or a carer',
  child: 'The child',
  public: 'Somebody else',
} as const;
export type Caller = keyof typeof callers;
export const callerNames = Object.keys(callers) as readonly Caller[];

/** The source where the caller alone tells it (children in need census 2024 to 2026, code set ReferralSource). */
export function sourceOf(caller: Caller, chosen: string | null, isNamed: boolean): string | null {
  if (caller === 'family') return '1A';
  if (caller === 'child') return '1C';
  if (caller === 'public') return isNamed ? '1D' : '9';
  return chosen;
}

/** Sources that a professional can be: all but private people, nobody named and not known. */
export const professionalSources: readonly string[] = [
  ...['2A', '2B', '3A', '3B', '3C', '3D', '3E', '3F', '4', '5A', '5B', '5C', '6', '7', '8'],
];

/** Whether the parents know that somebody got in touch, as the caller says. */
export const knowings = {
  agree: 'They know and agree',
  know: 'They know and do not agree',
  'do not know': 'They do not know',
  'not asked': 'The caller cannot say',
} as const;
export type Knowing = keyof typeof knowings;
export const knowingNames = Object.keys(knowings) as readonly Knowing[];

/**
 * Why parents are not told at once (GK: Working Together and the advice on information sharing of 2024 ask that they are told
 * unless it puts somebody at risk; the words are ours).
 */
export const notTold = {
  'risk to the child': 'It would put the child at risk of harm',
  'risk to others': 'It would put somebody else at risk of harm',
  crime: 'It would get in the way of finding out about a serious crime',
  'not reached': 'We tried, and could not reach them',
} as const;
export type NotTold = keyof typeof notTold;

/** What is decided for one child. Advice and no further action make no referral (domain reference 1.1). */
export const outcomes = {
  advice: ['Advice and information only', 'Somebody answers; nobody else comes into the family’s life'],
  'family help': [
    'Family help, below section 17',
    'Rests on the family’s agreement, which can be taken back',
  ],
  assessment: [
    'Assessment of a child in need (section 17)',
    'A disabled child is in need by definition: Children Act 1989, section 17(10)(c)',
  ],
  'strategy discussion': [
    'Strategy discussion (section 47)',
    'Reasonable cause to suspect that the child suffers or is likely to suffer significant harm',
  ],
  'no further action': ['No further action', 'Nothing more is needed'],
} as const satisfies Record<string, readonly [string, string]>;
export type Outcome = keyof typeof outcomes;
export const outcomeNames = Object.keys(outcomes) as readonly Outcome[];

/** Whether the outcome is a referral: what the children in need census counts from the day on which somebody got in touch. */
export function isReferral(outcome: Outcome): boolean {
  return outcome === 'assessment' || outcome === 'strategy discussion';
}

/** Who told what, when: the header of a worry, as it stands. */
export type Worry = {
  readonly id: WorryId;
  readonly state: WorryState;
  readonly typed: Readonly<Record<string, string>>;
  readonly receivedAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly how: Way | null;
  readonly caller: Caller | null;
  readonly sourceCode: string | null;
  readonly callerName: string | null;
  readonly callerAgency: string | null;
  readonly callerRole: string | null;
  readonly callerReach: string | null;
  readonly callerProtected: boolean;
  readonly words: string | null;
  readonly wants: string | null;
  readonly parentsKnow: Knowing | null;
  readonly parentsWhyNot: string | null;
  readonly before: readonly EarlierWords[];
  readonly parentsTold: 'yes' | 'not yet' | 'no' | null;
  readonly parentsNotToldWhy: string | null;
  readonly weighed: string | null;
  readonly handedOverAt: Instant | null;
  readonly handedOverBy: string | null;
  readonly advice: string | null;
  readonly reply: string | null;
  readonly repliedHow: string | null;
  readonly repliedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly version: number;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

/** What finished words said until somebody put them right. */
export type EarlierWords = { readonly words: string; readonly until: string };

/** A child whom a worry is about. */
export type WorryChild = {
  readonly id: string;
  readonly personId: string;
  readonly outcome: Outcome | null;
  readonly reasons: string | null;
  readonly familyWords: string | null;
  readonly familyAgrees: 'yes' | 'not asked' | null;
  readonly primaryNeed: string | null;
  /** Which significant harm is suspected, and on what it rests, where services are called together. */
  readonly harms: readonly SuspectedHarm[];
  readonly grounds: readonly Ground[];
  readonly involvementId: string | null;
  readonly decidedAt: Instant | null;
  readonly decidedBy: string | null;
};

export type WorryCheck = {
  readonly id: string;
  readonly agency: string;
  readonly asked: string;
  readonly basis: string;
  readonly answer: string | null;
  readonly answeredAt: Instant | null;
  readonly recordedAt: Instant;
};

/** 'Ms Ada Invented, teacher, Made Up School'; '' where nothing is known. */
export function callerWords(
  worry: Pick<Worry, 'caller' | 'callerName' | 'callerRole' | 'callerAgency'>,
): string {
  const said = [worry.callerName, worry.callerRole, worry.callerAgency].filter(Boolean).join(', ');
  if (said !== '') return said;
  return worry.caller === 'public' ? 'Somebody who did not say who they are' : 'Not known';
}

/** Why a step is not open now, or undefined. */
export type Step = 'words' | 'children' | 'checks' | 'advice' | 'hand over' | 'decide' | 'reply';
const openIn: Readonly<Record<Step, readonly WorryState[]>> = {
  words: ['unfinished', 'gathering', 'to decide'],
  children: ['unfinished', 'gathering'],
  checks: ['gathering', 'to decide'],
  advice: ['gathering'],
  'hand over': ['gathering'],
  decide: ['to decide'],
  reply: ['to answer'],
};

/** Whether a step can be taken while a worry stands so. */
export function isOpen(step: Step, state: WorryState): boolean {
  return openIn[step].includes(state);
}
