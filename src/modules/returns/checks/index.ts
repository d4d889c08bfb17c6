/**
 * The checks on files alone: what a page in a browser may import of this module. Free of Node and of the database, as
 * `src/formats` is (a rule on imports and the build hold it to that; see docs/adr/0014).
 */
export { checkCin } from './cin/check-cin.ts';
export type { CinCheck, CinFinding } from './cin/check-cin.ts';
export { allYears as cinYears, isInForce as isCinRuleInForce, isQuery } from './cin/rule.ts';
export type { CinRule } from './cin/rule.ts';
export { cinRules } from './cin/rules.ts';
export { checkFiles, FilesRefused, listFindings } from './ssda903/check-return.ts';
export type {
  CheckedReturn,
  CheckOptions,
  FileProblem,
  Files903,
  Finding,
  ReturnFile,
  RuleResult,
} from './ssda903/check-return.ts';
export { openTable } from './ssda903/read-row.ts';
export type { ReadableTable } from './ssda903/read-row.ts';
export { allYears, isInForce } from './ssda903/rule.ts';
export type { Rule, Source } from './ssda903/rule.ts';
export { rules } from './ssda903/rules.ts';
