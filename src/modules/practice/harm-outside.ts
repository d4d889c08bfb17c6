// Harm outside the home: what the module offers of it (index.ts).
export { listHarmOutside } from './permissions.ts';
export { concernSchema, parseConcern } from './harm-outside/concern-form.ts';
export type { NewConcern } from './harm-outside/concern-form.ts';
export { isCalledAfter, withoutCalled } from './harm-outside/context-name-rules.ts';
export { outsideSchema, parseOutside } from './harm-outside/harm-form.ts';
export type { NewStep, OutsideAbout, OutsideSaid } from './harm-outside/harm-form.ts';
export {
  contextsPerPage,
  getContext,
  listContextPage,
  listContexts,
  listContextsOf,
  listTakenBackConcerns,
  listTouching,
} from './harm-outside/harm-queries.ts';
export type { AfterContext } from './harm-outside/harm-queries.ts';
export {
  contextKinds,
  contextStates,
  homeAnswers,
  mayAct,
  outsideActs,
  outsideHarmNames,
  outsideHarms,
  outsidePartners,
  standsUnder,
  turnNow,
  whatHolds,
} from './harm-outside/harm-rules.ts';
export type {
  Held,
  OutsideAct,
  OutsideContext,
  OutsideGoal,
  OutsideStep,
  OutsideTurn,
  TouchedChild,
} from './harm-outside/harm-rules.ts';
export {
  holdContext,
  isWritten,
  sayChild,
  sayGoal,
  sayHome,
  sayName,
  sayStep,
  sayTurn,
} from './harm-outside/keep-harm.ts';
