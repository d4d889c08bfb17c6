// Needs for support and support at the edge of care: what the module offers of them (index.ts).
export { listMentalHealth, recordMentalHealth, viewMentalHealth } from './permissions.ts';
export { askAgainDays } from './mental-health/ask-again-days.ts';
export {
  agreedSchema,
  findAgreedWords,
  holdAgreed,
  listAgreedWords,
  parseAgreed,
  writeAgreed,
} from './mental-health/agreed-words.ts';
export type { AgreedNeed } from './mental-health/agreed-words.ts';
export { addNeed, addNeedTurn, holdNeed, sayNeedAnew } from './mental-health/keep-need.ts';
export { needActSchema, needSchema, parseNeed, parseNeedAct } from './mental-health/need-form.ts';
export { getNeed, listNeeds, listTeamNames, listUnmet, unmetPerPage } from './mental-health/need-queries.ts';
export type { AfterNeed, UnmetNeed } from './mental-health/need-queries.ts';
export {
  currentNeed,
  daysWaited,
  findNeedAct,
  isNeedOpen,
  isReferralWaiting,
  lengthOf,
  needActs,
  needAreas,
  needAudiences,
  needsInOrder,
  needState,
  needStates,
  nextNeedActs,
  referralsOf,
  serviceAnswers,
  standingNeedTurns,
  toAskAgain,
  unmetSince,
  waitingSince,
  waitOf,
} from './mental-health/need-rules.ts';
export type { Need, NeedAct, NeedState, NextNeedAct, Referral } from './mental-health/need-rules.ts';
export { listEdgeSupport } from './permissions.ts';
export { supportKinds } from './edge-support/support-kinds.ts';
export { addSupport, addSupportTurn, holdSupport, saySupportAnew } from './edge-support/keep-support.ts';
export {
  otherKind,
  parseSupport,
  parseSupportAct,
  supportActSchema,
  supportSchema,
} from './edge-support/support-form.ts';
export type { SupportFormAbout } from './edge-support/support-form.ts';
export { getSupport, listSupports, listSupportsById } from './edge-support/support-queries.ts';
export {
  afterSupport,
  costSoFar,
  currentSupport,
  endOf,
  formatPence,
  isSupportOpen,
  nextSupportActs,
  plannedEndOf,
  safeAtHome,
  standingSupportTurns,
  supportActs,
  supportsInOrder,
  supportState,
  supportStates,
} from './edge-support/support-rules.ts';
export type {
  AfterSupport,
  CostedSupport,
  EdgeSupport,
  SupportAct,
  SupportState,
  SupportTurnKind,
  TimeInCare,
} from './edge-support/support-rules.ts';
