import { plainDate } from '../../../../platform/dates/plain-date.ts';
import { planStep } from '../change-rules.ts';
import type { Planned } from '../change-rules.ts';
import type { HelpState, StepKind, StepSaid } from '../step-rules.ts';

export const today = plainDate('2026-11-20');
export const began = plainDate('2026-09-01');
export const held = (id: string, starts = began) => ({ id, version: 3, starts });
export const none: HelpState = {
  involvement: null,
  familyHelp: null,
  assessment: null,
  needPlan: null,
  enquiry: null,
  protectionPlan: null,
  alsoOpen: [],
  plansBefore: 0,
  lastReviewOn: null,
  working: [],
  isLookedAfter: false,
  isDisabled: false,
};
export const lead = { ...held('lead'), workerId: 'w1', worker: 'An invented worker', role: null, ends: null };
export const protector = {
  ...held('joined'),
  workerId: 'w2',
  worker: 'Another',
  role: 'lead child protection practitioner',
  ends: null,
};
export const nothing: StepSaid = {
  on: today,
  agreedOn: null,
  offered: null,
  harms: [],
  grounds: [],
  primaryNeed: null,
  support: null,
  childSeen: null,
  factors: [],
  tookPart: [],
  decision: null,
  category: null,
  workerId: null,
  reasonClosed: null,
};
/** What has to be said before services are called together. */
export const suspected: Pick<StepSaid, 'harms' | 'grounds'> = { harms: ['neglect'], grounds: ['seen'] };
export const plan = (kind: StepKind, state: Partial<HelpState>, said: Partial<StepSaid> = {}): Planned =>
  planStep(kind, { ...none, ...state }, { ...nothing, ...said }, { today, conferenceDays: 15 });
export const told = (kind: StepKind, state: Partial<HelpState>, said: Partial<StepSaid> = {}) => {
  const planned = plan(kind, state, said);
  return 'refused' in planned
    ? planned.refused.text
    : planned.changes.map(({ does, table }) => `${does} ${table}`);
};

export const inNeed = {
  involvement: { ...held('i'), primaryNeed: 'N1' },
  needPlan: held('p'),
  working: [lead],
};
export const enquiring = {
  ...inNeed,
  enquiry: { ...held('e'), strategyOn: began, notRequired: null },
  working: [lead, protector],
};
export const protecting = {
  ...inNeed,
  needPlan: null,
  protectionPlan: { ...held('c'), category: 'NEG' },
  working: [lead, protector],
};
