// Changes of worker and goodbyes: what the module offers of them (index.ts).
export { changeHandover, handOverAll, listHandoversToDo, viewHandover } from './permissions.ts';
export {
  eventForms,
  findEventForm,
  goodbyeWays,
  parseAcknowledged,
  parseHandoverEvent,
  saysTheSame,
  parseTakenBack,
  tellingWays,
} from './handover/event-form.ts';
export type { EventForm } from './handover/event-form.ts';
export {
  choiceOf,
  decideLater,
  keyOfChange,
  parseHandover,
  parseLeavingWorker,
  typedHandover,
  typedLeavingWorker,
} from './handover/handover-form.ts';
export type { ChildChange, LeavingAbout, SentHandover } from './handover/handover-form.ts';
export {
  addHandoverEvent,
  findHandover,
  handoversShown,
  isHandoverSaved,
  listHandoverEvents,
  listHandovers,
  listHandoversFrom,
  listOpenHandovers,
} from './handover/handover-queries.ts';
export type { WaitingHandover } from './handover/handover-queries.ts';
export {
  closedWords,
  countWorkers,
  handoverReasons,
  leadAfter,
  leadOn,
  openOf,
  planHandover,
  standingsOf,
  stillOpenWords,
  whyNotTakenBack,
} from './handover/handover-rules.ts';
export type { Handover, HandoverEvent, Standing, Standings, StillOpen } from './handover/handover-rules.ts';
export { handOverChild, takeBackHandover } from './handover/hand-over-child.ts';
