import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FactValues } from '../../../platform/facts/index.ts';
import type { Offer } from './offer-rules.ts';
import type { Ground, SuspectedHarm } from './suspicion-rules.ts';

export type StepKind =
  | 'family help'
  | 'assessment'
  | 'child in need'
  | 'strategy discussion'
  | 'enquiry outcome'
  | 'conference'
  | 'review'
  | 'agreement declined'
  | 'agreement withdrawn'
  | 'end';

type KindWords = {
  readonly slug: string;
  /** What is done, as a link says it. */
  readonly does: string;
  /** What was done, as a list says it. */
  readonly did: string;
};

/** The steps of one involvement, in the order in which a page offers them. */
export const stepKinds: Readonly<Record<StepKind, KindWords>> = {
  'family help': {
    slug: 'family-help',
    does: 'Begin family help with the family’s agreement',
    did: 'Family help, with the family’s agreement',
  },
  assessment: { slug: 'assessment', does: 'Begin an assessment', did: 'Assessment began' },
  'child in need': {
    slug: 'child-in-need',
    does: 'Begin a child in need plan, or short breaks',
    did: 'Child in need plan (section 17)',
  },
  'strategy discussion': {
    slug: 'strategy-discussion',
    does: 'Record a strategy discussion',
    did: 'Strategy discussion',
  },
  'enquiry outcome': {
    slug: 'enquiry-outcome',
    does: 'Say what the section 47 enquiry found',
    did: 'The section 47 enquiry ended',
  },
  conference: {
    slug: 'conference',
    does: 'Record the child protection conference',
    did: 'Child protection conference',
  },
  review: { slug: 'review', does: 'Record a review conference', did: 'Review conference' },
  'agreement declined': {
    slug: 'agreement-declined',
    does: 'The family was asked, and said no',
    did: 'The family was offered help and said no',
  },
  'agreement withdrawn': {
    slug: 'agreement-withdrawn',
    does: 'The family no longer agrees to help',
    did: 'The family withdrew their agreement to help',
  },
  end: { slug: 'end', does: 'End our help', did: 'Help ended' },
};
export const stepNames = Object.keys(stepKinds) as readonly StepKind[];

/** The kind behind a part of an address; undefined where there is none. */
export function findStepKind(slug: string): StepKind | undefined {
  return stepNames.find((name) => stepKinds[name].slug === slug);
}

/**
 * Who decides. 'worker': who records it. 'manager': a qualified manager (the decision to assess is made with a referral; a
 * strategy discussion is chaired by one, an enquiry and the end of help are authorised by one; domain reference 1.5, 1.6, 1.7, 1.13).
 * 'conference': the conference itself, recorded by its chair or a manager (domain reference 1.9, 1.12).
 */
export const decidedBy: Readonly<Record<StepKind, 'worker' | 'manager' | 'conference'>> = {
  'family help': 'worker',
  assessment: 'worker',
  'child in need': 'manager',
  'strategy discussion': 'manager',
  'enquiry outcome': 'manager',
  conference: 'conference',
  review: 'conference',
  'agreement declined': 'worker',
  'agreement withdrawn': 'worker',
  end: 'manager',
};

/** Who does early help where the authority itself begins it: the word that Annex A list 2 shows. */
export const ownHelp = 'Family help';

/** The social worker who leads while a child has to be protected, beside the lead of the help (domain reference 1.0). */
export const protectionLead = 'lead child protection practitioner';

/** A fact as it stands: what a change needs to know of it. */
export type Held = { readonly id: string; readonly version: number; readonly starts: PlainDate };

/** Somebody who works with the child now. */
export type Working = Held & {
  readonly workerId: string | null;
  readonly worker: string;
  /** Null: leads the help. */
  readonly role: string | null;
  /** The day after the last; null while nobody said one. */
  readonly ends: PlainDate | null;
};

/** Somebody leads the protection of the child, and no day is known on which they leave. */
export const isProtectionLed = ({ working }: HelpState): boolean =>
  working.some(({ role, ends }) => role === protectionLead && ends === null);

/** Where one child's help stands: the facts that are open. */
export type HelpState = {
  readonly involvement: (Held & { readonly primaryNeed: string | null }) | null;
  readonly familyHelp: Held | null;
  /** `answersReferral`: it is what the involvement began with, and no later look at a child whom we help already. */
  readonly assessment: (Held & { readonly answersReferral: boolean }) | null;
  readonly needPlan: Held | null;
  readonly enquiry:
    (Held & { readonly strategyOn: PlainDate | null; readonly notRequired: boolean | null }) | null;
  readonly protectionPlan: (Held & { readonly category: string | null }) | null;
  /** Whatever is open beside these: returns may tell several of a kind, and merged records bring theirs. */
  readonly alsoOpen: readonly (Held & { readonly table: StepTable })[];
  /** Protection plans before, those included of which a return only told the number. */
  readonly plansBefore: number;
  readonly lastReviewOn: PlainDate | null;
  readonly working: readonly Working[];
  /** In our care, other than for short breaks. */
  readonly isLookedAfter: boolean;
  /** A disability is recorded: a disabled child is in need by definition (Children Act 1989, section 17(10)(c)). */
  readonly isDisabled: boolean;
};

/** Who takes part in a strategy discussion; the first three are the least that guidance asks for (domain reference 1.6). */
export const partners = {
  'social care': 'Social care: the manager who chairs it',
  police: 'Police',
  health: 'Health',
  education: 'School or nursery',
  'who told us': 'Whoever told us',
  other: 'Somebody else',
} as const;
export type Partner = keyof typeof partners;

/** What may be decided, by kind, as a person would say it. */
export const stepDecisions = {
  'strategy discussion': {
    enquiry:
      'Find out under section 47 whether the child is suffering, or likely to suffer, significant harm',
    'no enquiry': 'No section 47 enquiry: the help goes on as it is',
  },
  'enquiry outcome': {
    'not substantiated': 'The worry was not borne out: the help goes on',
    'no conference':
      'It was borne out, and the child is not at continuing risk: the help goes on, no conference',
    conference: 'It was borne out, and the child may be at continuing risk: a conference is held',
    review: 'It was borne out, and a protection plan stands already: a review conference looks at that plan',
  },
  conference: {
    plan: 'A child protection plan',
    'no plan': 'No child protection plan: the help goes on',
  },
  review: {
    'goes on': 'The plan goes on',
    'child in need': 'The plan ends; a child in need plan begins',
    'family help': 'The plan ends; family help goes on with the family’s agreement',
    'in our care': 'The plan ends; the child is in our care, and the care plan keeps them safe',
  },
} as const;

/** What the form said, chosen and never typed: typed words may name somebody else, and stand in `step_words`. What a kind does not ask is null. */
export type StepSaid = {
  readonly on: PlainDate;
  /** The day on which the family answered: agreed, declined or withdrew. */
  readonly agreedOn: PlainDate | null;
  /** Which help was declined, or is no longer agreed to. */
  readonly offered: Offer | null;
  readonly harms: readonly SuspectedHarm[];
  readonly grounds: readonly Ground[];
  readonly primaryNeed: string | null;
  readonly support: 'plan' | 'short breaks' | null;
  readonly childSeen: 'yes' | 'no' | null;
  readonly factors: readonly string[];
  readonly tookPart: readonly Partner[];
  readonly decision: string | null;
  readonly category: string | null;
  /** The id of the worker who joins; null where nobody joins. */
  readonly workerId: string | null;
  readonly reasonClosed: string | null;
};

/** A fact table by its label. */
export type StepTable =
  | 'involvement'
  | 'early_help_assessment'
  | 'assessment'
  | 'assessment_factor'
  | 'child_in_need_plan'
  | 'section_47_enquiry'
  | 'child_protection_plan'
  | 'protection_review'
  | 'allocation'
  | 'assignment';

/** What a step does to one fact. A value of `$involvement` is the id of the one that goes on or that the step itself makes. */
export type Change =
  | { readonly does: 'record'; readonly table: StepTable; readonly values: FactValues }
  | {
      readonly does: 'correct';
      readonly table: StepTable;
      readonly id: string;
      readonly version: number;
      readonly values: FactValues;
    };

export type Correction = Extract<Change, { does: 'correct' }>;

/** Why a step cannot be taken, in words, and at which question. */
export type StepRefusal = { readonly field: string; readonly text: string };

const begun = ({ involvement, familyHelp }: HelpState) => involvement !== null || familyHelp !== null;
/** Somebody still works with the family, as after an agreement to family help was withdrawn. */
const isWorkedWith = (state: HelpState) => begun(state) || state.working.some(({ ends }) => ends === null);
const atTheDoor = 'Nobody has asked for help yet. A worry is told and decided at the front door first';
const isAwaited = ({ enquiry }: HelpState) => enquiry?.notRequired === false;

/** Why this step is impossible as things stand, in words; undefined where it is possible. */
export function whyNot(kind: StepKind, state: HelpState): string | undefined {
  return impossible[kind](state).find(([isSo]) => isSo)?.[1];
}

type Reasons = readonly (readonly [isSo: boolean, why: string])[];
const impossible: Readonly<Record<StepKind, (state: HelpState) => Reasons>> = {
  'family help': (state) => [
    [!isWorkedWith(state), atTheDoor],
    [state.protectionPlan !== null, 'A protection plan is open. A review conference decides whether it ends'],
    [state.enquiry !== null, 'A section 47 enquiry is open. Say what it found first'],
    [
      state.familyHelp !== null && state.needPlan === null,
      'Family help goes on already, with the family’s agreement',
    ],
  ],
  assessment: (state) => [
    [!begun(state), atTheDoor],
    [
      state.assessment !== null,
      'An assessment is open already. It is finished when a plan begins or help ends',
    ],
  ],
  'child in need': (state) => [
    [!begun(state), atTheDoor],
    [state.needPlan !== null, 'A child in need plan goes on already: two cannot stand at once'],
    [
      state.protectionPlan !== null,
      'A protection plan is open: a child in need plan cannot stand beside it. A review conference decides whether it ends',
    ],
  ],
  'strategy discussion': (state) => [
    [!begun(state), atTheDoor],
    [state.enquiry !== null, 'A section 47 enquiry is open already. Say what it found first'],
  ],
  'enquiry outcome': (state) => [
    [state.enquiry === null, 'No section 47 enquiry is open. A strategy discussion decides on one'],
    // Beside a plan no conference makes another: what was found is said anew.
    [
      isAwaited(state) && state.protectionPlan === null,
      'The enquiry has ended already: a conference is to be held',
    ],
  ],
  conference: (state) => [
    [!isAwaited(state), 'No conference is to be held: a section 47 enquiry has to ask for it first'],
    [state.protectionPlan !== null, 'A protection plan is open already. A review conference looks at it'],
  ],
  review: (state) => [[state.protectionPlan === null, 'No protection plan is open']],
  'agreement declined': (state) => [[!isWorkedWith(state), atTheDoor]],
  'agreement withdrawn': ({ familyHelp, needPlan }) => [
    [
      familyHelp === null && needPlan === null,
      'No help is open that rests on agreement. If the family was asked and said no, record that',
    ],
  ],
  end: (state) => [
    [!isWorkedWith(state), 'Nothing is open that could end'],
    [state.protectionPlan !== null, 'A protection plan is open. A review conference decides whether it ends'],
    [state.enquiry !== null, 'A section 47 enquiry is not finished'],
    [state.isLookedAfter, 'The child is in our care'],
  ],
};
