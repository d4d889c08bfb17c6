import { authorityCodeSets } from './code-sets/authorities.ts';
import { careCodeSets } from './code-sets/care.ts';
import { childCodeSets } from './code-sets/child.ts';
import type { Code } from './code-sets/code.ts';
import { homeCodeSets } from './code-sets/homes.ts';
import { leavingCodeSets } from './code-sets/leaving.ts';
import { permanenceCodeSets } from './code-sets/permanence.ts';
import { supportCodeSets } from './code-sets/support.ts';

export type { Code } from './code-sets/code.ts';

const sets = {
  ...childCodeSets,
  ...careCodeSets,
  ...homeCodeSets,
  ...supportCodeSets,
  ...permanenceCodeSets,
  ...leavingCodeSets,
  ...authorityCodeSets,
};

/** The name of a code set, as in the reference: 'placement_type', 'rec', 'legal_status' … */
export type CodeSet = keyof typeof sets;

/**
 * The code sets of the return. Codes and their years: csc-validator-be-903, liia-tools-pipeline (both MIT);
 * the words are our own.
 */
export const codeSets: Readonly<Record<CodeSet, readonly Code[]>> = sets;

const byCode = new Map(
  Object.entries(codeSets).map(
    ([set, list]) => [set, new Map(list.map((code) => [code.code, code]))] as const,
  ),
);

/** The code behind a value, or undefined when the set has none such. Values are upper case, as the reader gives them. */
export function findCode(set: CodeSet, value: string): Code | undefined {
  return byCode.get(set)?.get(value);
}

/** Whether a value is a code of the set: in any year, or valid in the collection year given. */
export function isCode(set: CodeSet, value: string, year?: number): boolean {
  const code = findCode(set, value);
  if (!code) return false;
  return year === undefined || ((code.validFrom ?? year) <= year && year <= (code.validTo ?? year));
}

/** What an officer calls a code, or undefined when the set has none such. */
export function labelOf(set: CodeSet, value: string): string | undefined {
  return findCode(set, value)?.label;
}

/** What one would say to the child it is about; the officers' words where there are no others. */
export function saidAs(set: CodeSet, value: string): string | undefined {
  const code = findCode(set, value);
  return code?.said ?? code?.label;
}
