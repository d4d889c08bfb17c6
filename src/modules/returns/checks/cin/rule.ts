import type { Found } from '../frame/index.ts';
import type { CinReturn, RuleTable } from './tables.ts';

/** One check of the census, as the Department's guidance states it. A code that ends in Q is a query, not an error. */
export type CinRule = {
  readonly code: string;
  /** The table that the rule is listed under. */
  readonly module: RuleTable;
  /** The columns that a person would look at to put it right. */
  readonly fields: readonly string[];
  /** `return` where the return as a whole passes or fails; its findings then only show why. */
  readonly level?: 'return';
  /** The first collection year in force, when later than the first whose rules we hold. */
  readonly firstYear?: number;
  /** What is wrong with what the rule finds, in our words. */
  readonly meaning: string;
  /** The year from which it reads otherwise, and how. */
  readonly changed?: { readonly year: number; readonly how: string };
  /** Where csc-validator-be-cin (0.1.9) does something else, and why we do not. */
  readonly differs?: string;
  /** What breaks the rule, by table and field. Never throws, whatever is in the file. */
  readonly fails: (all: CinReturn) => readonly Found[];
};

/** All the years whose rules we hold. */
export const allYears = [2023, 2026] as const;

/** Whether a rule is in force in a collection year. */
export function isInForce({ firstYear = allYears[0] }: CinRule, year: number): boolean {
  return firstYear <= year;
}

/** Whether the value may well be right and a person should look. */
export function isQuery({ code }: CinRule): boolean {
  return code.endsWith('Q');
}
