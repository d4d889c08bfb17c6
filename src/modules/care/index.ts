export * from './load/load-care.ts';
export {
  correctCare,
  listContested,
  listMissing,
  recordMissing,
  settleContested,
  viewCare,
  viewMissing,
} from './permissions.ts';
export { nextReview } from './reviews/review-rules.ts';
export type { ReviewDue } from './reviews/review-rules.ts';
export { getLifeInCare, listCareTimes } from './story/life-in-care-queries.ts';
export type {
  CarePeriod,
  HealthYear,
  HomeStay,
  LeavingCareYear,
  LegalStatusSpell,
  CareTimes,
  LifeInCare,
  MissingEpisode,
  Review,
} from './story/life-in-care-queries.ts';
export { careTeller } from './passages/tell-care.ts';
export {
  recordReturn,
  holdMissingTime,
  reopenMissing,
  reportMissing,
  takeBackMissing,
  updateMissing,
} from './missing/record-missing.ts';
export { addTold, takeBackTold } from './missing/tell-who.ts';
export { addInterview, listReturnPassages } from './missing/interviews.ts';
export type { Passage } from './missing/interviews.ts';
export {
  aloneAnswers,
  interviewSteps,
  parseInterview,
  passageAudiences,
  typedInterview,
} from './missing/interview-form.ts';
export type { NewReturn } from './missing/back-form.ts';
export {
  filledReturn,
  parseReturn,
  parseTold,
  parseUpdate,
  typedReturn,
  typedTold,
  typedUpdate,
} from './missing/back-form.ts';
export { parseMissing, typedMissing } from './missing/report-form.ts';
export {
  findMissingNow,
  getMissingTime,
  listAwaitingTalk,
  listGoneAt,
  listBareFacts,
  listFactsBetween,
  listInCare,
  listMissingNow,
  listMissingSince,
  listMissingTimes,
  listOpenFacts,
} from './missing/missing-queries.ts';
export type { BareMissing } from './missing/missing-queries.ts';
export {
  asksForDiscussion,
  backWays,
  byLoudness,
  findClash,
  interviewStatus,
  interviewWords,
  lastWordsOf,
  lengthWords,
  listNamedIn,
  listNotTold,
  missingKinds,
  missingRisks,
  toldWho,
  wellAnswers,
} from './missing/missing-rules.ts';
export type {
  InterviewStep,
  KnownPeer,
  MissingAbout,
  MissingRisk,
  MissingTime,
  ToldLine,
  ToldWho,
} from './missing/missing-rules.ts';
export {
  missingDiscussionHours,
  missingDiscussionTimes,
  returnInterviewHours,
} from './missing/missing-settings.ts';
export { listChildrenOften, listCompany, listPlaces, seenTime } from './missing/pattern-rules.ts';
export type { Pattern } from './missing/pattern-rules.ts';
