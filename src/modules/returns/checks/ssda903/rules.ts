import type { Rule } from './rule.ts';
import { headerRules } from './rules/header-rules.ts';

/** Every rule of the collection years 2023 to 2027, in the order of their codes as the guidance lists them. */
export const rules: readonly Rule[] = [headerRules].flat().sort((a, b) => compareCodes(a.code, b.code));

/** Numbers in order of size, then codes with letters. */
function compareCodes(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
