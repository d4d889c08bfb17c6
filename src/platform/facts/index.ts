export { applyFacts, FactMoved, prepareFacts } from './apply-facts.ts';
export type * from './fact-table.ts';
export {
  correctFact,
  findFact,
  listInTheWay,
  listVersions,
  recordFact,
  unlessRefused,
  withdrawFact,
} from './change-fact.ts';
export type { FactValues, FactVersion, Refusal, StoredFact } from './change-fact.ts';
export { countContested, listContestedOf, listContestedPage, settle } from './settle-contested.ts';
export type { Contested, FactAt, Settlement } from './settle-contested.ts';
