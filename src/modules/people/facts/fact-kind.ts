import { formatRange } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { FactValues, Question } from './question.ts';

/** How one fact reads in a list: the fact itself, and what more is known of it. */
export type FactLine = { readonly main: string; readonly detail: string; readonly past: boolean };

/** A kind of fact about one person, that can be added, corrected and taken back. */
export type FactKind = {
  /** The last part of its address, and what groups it on the page. */
  readonly path: FactPath;
  readonly table:
    | 'name'
    | 'identifier'
    | 'residence'
    | 'contact_point'
    | 'parental_responsibility'
    | 'relationship'
    | 'tie';
  readonly title: string;
  /** The fact in a sentence: 'a name'. */
  readonly one: string;
  /** What stands where there is none, with what to do. */
  readonly none: string;
  readonly questions: readonly Question[];
  /** What is wrong with the answers taken together. */
  readonly check: (values: FactValues) => readonly FieldError[];
  /** Answers as they are stored (identifiers without spaces). */
  readonly stored: (values: FactValues) => FactValues;
  readonly line: (values: FactValues, today: PlainDate) => FactLine;
  /** What to say when the database finds that the fact cannot stand beside another, by the constraint's name. */
  readonly refusals: Readonly<Record<string, FieldError>>;
};

export type FactPath = 'names' | 'numbers' | 'homes' | 'contacts' | 'family' | 'ties' | 'responsibility';

export const textOf = (values: FactValues, name: string) =>
  typeof values[name] === 'string' ? values[name] : '';
export const joined = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(' · ');

/** When a fact held: '3 to 24 November 2026', or nothing. */
export function when(values: FactValues): string {
  const [starts, ends] = [parsePlainDate(values['starts']), parsePlainDate(values['ends'])];
  if (starts) return formatRange(starts, ends ?? null);
  return ends ? `until ${formatRange(ends, ends)}` : '';
}

/** Whether a fact has ended by a day. */
export function past(values: FactValues, today: PlainDate): boolean {
  return typeof values['ends'] === 'string' && values['ends'] <= today;
}

export const starts = (asks: string, more: Partial<Question> = {}): Question => ({
  name: 'starts',
  label: 'From',
  asks,
  kind: 'date',
  ...more,
});
export const ends = (asks: string, hint: string): Question => ({
  name: 'ends',
  label: 'Until',
  asks,
  hint,
  kind: 'date',
});
export const unchanged = (values: FactValues) => values;
