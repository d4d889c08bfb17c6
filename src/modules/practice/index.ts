export * from './load/load-practice.ts';
export { getHelpAndProtection } from './story/help-queries.ts';
export type { HelpAndProtection } from './story/help-queries.ts';
export { practiceTeller } from './passages/tell-practice.ts';
export { sharingRoutes } from './sharing/sharing-routes.tsx';
export { decideAtFrontDoor, recordSharing, seeFrontDoor, viewSharing, workFrontDoor } from './permissions.ts';
export { practiceWords } from './pages-in-words.ts';
export { addSharing } from './sharing/sharing-queries.ts';
export { basisNames, bases, tellings } from './sharing/sharing-rules.ts';
export { parseAnswer, parseCheck } from './front-door/check-form.ts';
export type { NewCheck } from './front-door/check-form.ts';
export { decide } from './front-door/decide.ts';
export { parseDecision, typedDecision } from './front-door/decision-form.ts';
export { handOver } from './front-door/hand-over.ts';
export { reply } from './front-door/reply.ts';
export { parseAdvice, parseHandOver, parseReply, replyWays } from './front-door/step-forms.ts';
export type { GivenAdvice, HandOver, Reply as WorryReply } from './front-door/step-forms.ts';
export { parseWords, shownWords, typedWords } from './front-door/words-form.ts';
export { listed, listEarlierWorries, listWorries, worriesPerPage } from './front-door/worry-list-queries.ts';
export type { EarlierWorry, Listed, ListedWorry } from './front-door/worry-list-queries.ts';
export {
  addWorryCheck,
  addWorryChildren,
  answerWorryCheck,
  endWithAdvice,
  findWorry,
  getWorry,
  keepTypedWords,
  listWorryChecks,
  listWorryChildren,
  removeWorryChild,
  saveWords,
  startWorry,
} from './front-door/worry-queries.ts';
export { dueAt, frontDoorDays, whenOf } from './front-door/decision-due.ts';
export {
  callers,
  callerWords,
  isOpen,
  knowings,
  notTold,
  outcomeNames,
  outcomes,
  professionalSources,
  ways,
  worryStates,
} from './front-door/worry-rules.ts';
export type { Outcome, Worry, WorryCheck, WorryChild, WorryId } from './front-door/worry-rules.ts';
export { listUnfinished, recordEntries, viewEntries } from './permissions.ts';
export {
  beginDraft,
  findDraft,
  getDraft,
  holdDraft,
  listDraftsAbout,
  listOthersDrafts,
  listOwnDrafts,
  saveDraft,
  setDraftDiscarded,
} from './entries/draft-queries.ts';
export type { Draft } from './entries/draft-queries.ts';
export { freshShared, splitTyped, typedText } from './entries/entry-fields.ts';
export { parseVisit } from './entries/entry-form.ts';
export type { AskedChild } from './entries/entry-form.ts';
export {
  addToEntry,
  entriesPerPage,
  findEntry,
  isHelpOpen,
  listEntries,
  listPlanKinds,
} from './entries/entry-queries.ts';
export type { After, NewAddition } from './entries/entry-queries.ts';
export {
  audiences,
  fewWordsUntil,
  mayRead,
  passagesOf,
  placeWords,
  seenWords,
  sleepsWords,
  titleOf,
} from './entries/entry-rules.ts';
export type {
  Addition,
  Audience,
  Entry,
  Passage as EntryPassage,
  NewPassage,
  NewVisit,
  Reader,
  VisitKind,
} from './entries/entry-rules.ts';
export { finishVisit } from './entries/finish-visit.ts';
export {
  agreedName,
  becauseName,
  parseAttachment,
  parseNewWords,
  typedAttachment,
  typedNewWords,
} from './attachments/attachment-form.ts';
export type { FileChild } from './attachments/attachment-form.ts';
export {
  addAttachment,
  changeAttachment,
  countAttachments,
  holdVisit,
  getAttachment,
  getFileBytes,
  holdAttachment,
  isFileKept,
  listAttachments,
  listEventChildren,
} from './attachments/attachment-queries.ts';
export type { FileSize } from './attachments/attachment-queries.ts';
export {
  agreedNames,
  agreedWords,
  attachmentLimits,
  isTakenOff,
  stateOf,
  wordsOf,
} from './attachments/attachment-rules.ts';
export type { Attachment, AttachmentChange } from './attachments/attachment-rules.ts';
export { prepareFile } from './attachments/keep-file.ts';
export { tooLarge } from './attachments/recognise-file.ts';
export { changePlan, viewPlan } from './permissions.ts';
export {
  addGoal,
  addPlanView,
  addReading,
  changeGoal,
  changeStep,
  holdGoal,
  withdrawReading,
} from './plan/change-plan.ts';
export type { TypedGoal } from './plan/change-plan.ts';
export { firstRows, mostSteps, parseGoal, rowsIn, stepName, typedGoal } from './plan/goal-form.ts';
export type { GoalFormAbout, Known, ParsedGoal } from './plan/goal-form.ts';
export {
  getGoal,
  listGoalEverywhere,
  listAgreedGoals,
  listAgreedViews,
  listGoals,
  listPlanViews,
  listReadings,
} from './plan/plan-queries.ts';
export { addAgreed, getAgreed, listAgreed, partsOf } from './plan/agree-queries.ts';
export type { Agreed, NewAgreed } from './plan/agree-queries.ts';
export { changesSince } from './plan/changes-rules.ts';
export type { GoalChange } from './plan/changes-rules.ts';
export { contentsLines, contentsSettings } from './plan/contents-lines.ts';
export { checkContents, statusesOf } from './plan/contents-rules.ts';
export type { ContentsGroup, Met, PlanStatus, StatusFacts } from './plan/contents-rules.ts';
export {
  goalsFor,
  goalStates,
  goalStateNames,
  groupByWho,
  isOpenTo,
  nextDates,
  planAreas,
  planAudienceNames,
  planAudiences,
  stepStateNames,
  stepStates,
  thenAndNow,
  viewAnswerNames,
  viewAnswers,
} from './plan/plan-rules.ts';
export type { Goal, PlanReader, PlanView, Reading, Step, StepState } from './plan/plan-rules.ts';
export * from './harm-outside.ts';
export * from './dictation.ts';
export * from './letters.ts';
export * from './voice.ts';
export * from './support.ts';
export { decideStep, listWaitingSteps, recordConference, recordStep } from './permissions.ts';
export { listDue } from './stepping/due-rules.ts';
export {
  assessmentDays,
  conferenceDays,
  coreGroupDays,
  firstReviewMonths,
  laterReviewMonths,
  takeBackDays,
} from './stepping/help-clocks.ts';
export type { Due, HelpClocks } from './stepping/due-rules.ts';
export * from './agreement.ts';
export * from './handover.ts';
export { planStep } from './stepping/change-rules.ts';
export { holdHelp, listHelpStates, markOf } from './stepping/help-state-queries.ts';
export {
  findStep,
  isFormSaved,
  isStepWaiting,
  listSteps,
  listTogether,
  listWaiting,
  waitingShown,
} from './stepping/step-queries.ts';
export type { HelpStep, HelpStepState } from './stepping/step-queries.ts';
export { markSent, nobodyYet, parseStep, typedStep } from './stepping/step-form.ts';
export type { SentStep } from './stepping/step-form.ts';
export {
  decidedBy,
  findStepKind,
  ownHelp,
  partners,
  isProtectionLed,
  protectionLead,
  stepDecisions,
  stepKinds,
  stepNames,
  whyNot,
} from './stepping/step-rules.ts';
export type { HelpState, StepKind, StepSaid } from './stepping/step-rules.ts';
export { askForStep, endHelpAtAdoption, sayOfStep, settleStep, takeStep } from './stepping/take-step.ts';
export { isSignificant, markItem, mayBeSignificant } from './timeline/timeline-queries.ts';
export { addSummary, findSummary, holdSummary, listSummaries } from './timeline/summary-queries.ts';
export {
  namedIn,
  summaryGoodFor,
  timelineKinds,
  timelinePartNames,
  timelineParts,
  toSearch,
  voiceNames,
  voices,
} from './timeline/timeline-rules.ts';
export type {
  Nameable,
  Summary,
  TimelineKind,
  TimelinePart,
  TimelineWords,
  Voice,
} from './timeline/timeline-rules.ts';
export * from './offline.ts';
export type { Held } from './offline/held-queries.ts';
export {
  findReaderOfEntry,
  getChronologyEvent,
  getSourcePassage,
  listEventsOfEntry,
  holdChronology,
  listChronology,
  listTakenItems,
  sayEvent,
  withdrawEvent,
} from './chronology/chronology-queries.ts';
export type { SourcePassage } from './chronology/chronology-queries.ts';
export { formatKnown } from './chronology/chronology-rules.ts';
export type { ChronologyEvent, NewEvent } from './chronology/chronology-rules.ts';
export { parseChronologyEvent, typedAsEvent, typedChronologyEvent } from './chronology/event-form.ts';
export type { TypedEvent } from './chronology/event-form.ts';
export { parseWarning, parseWarningAct, warningActSchema, warningSchema } from './warnings/warning-form.ts';
export { addWarning, getWarning, holdWarning, listWarnings } from './warnings/warning-queries.ts';
export {
  isUnsure,
  nextWarningActs,
  standingWarnings,
  warningActs,
  warningPlaces,
} from './warnings/warning-rules.ts';
export { warningReviewDays } from './warnings/warning-review-days.ts';
export type { Warning, WarningAct } from './warnings/warning-rules.ts';
