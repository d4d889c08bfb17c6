import type { Ssda903Table } from '../../../../formats/ssda903/specs.ts';
import type { Found } from '../frame/index.ts';
import type { Return903 } from './tables.ts';

/** What a rule reads: a table of this year, of last year, episodes before that, or the regulator's list of providers. */
export type Source = Ssda903Table | `${Ssda903Table}_last` | 'Episodes_earlier' | 'ProviderList';

/**
 * One check of the return, as the Department's guidance states it. `needs` says which files it cannot do without (it
 * is not run when one was not given), `uses` which it reads as well where they are given.
 */
export type Rule = {
  readonly code: string;
  readonly needs: readonly Source[];
  readonly uses?: readonly Source[];
  /** The columns that a person would look at to put it right. */
  readonly fields: readonly string[];
  /** First and last collection year in force; 'withdrawn' where the Department listed it and took it back. */
  readonly years: readonly [first: number, last: number] | 'withdrawn';
  /** What is wrong with a row that the rule finds, in our words. CS and CE are the first and last day of the year. */
  readonly meaning: string;
  /** Where it changed between years, in our words. */
  readonly changed?: string;
  /** Where csc-validator-be-903 (0.1.14) does something else, and why we do not. */
  readonly differs?: string;
  /** True where the value may well be right and a person should look. */
  readonly isQuery?: true;
  /** Why it also finds what is right, as it is stated, so that no worker should be sent after it. */
  readonly findsRight?: string;
  /** The rows that break the rule. Never throws, whatever is in the files. */
  readonly fails: (all: Return903) => Found | readonly Found[];
};

/** All the years whose rules we hold. */
export const allYears = [2023, 2027] as const;

/** Whether a rule is in force in a collection year; one that was withdrawn is in none. */
export function isInForce({ years }: Rule, year: number): boolean {
  return years !== 'withdrawn' && years[0] <= year && year <= years[1];
}
