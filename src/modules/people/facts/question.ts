import type { Field, FieldError } from '../../../platform/forms/field.ts';
import { optional } from '../../../platform/forms/field.ts';
import { checkbox, choice } from '../../../platform/forms/choice-fields.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';

/** What is recorded in a fact, by column: text, dates as 'YYYY-MM-DD', ticks. Null is not known. */
export type FactValues = Readonly<Record<string, string | boolean | null>>;

/** One question of a form about a fact; `name` is the column that holds the answer. */
export type Question = {
  readonly name: string;
  /** The label, as it stands above the answer: 'First name'. */
  readonly label: string;
  /** What is asked for in a message, as it follows 'Enter' or 'Select': 'the first name'. */
  readonly asks: string;
  readonly hint?: string;
  readonly kind: 'line' | 'text' | 'date' | 'choice' | 'list' | 'tick';
  /** For a choice (radios) or a list (a drop-down): values with their words. */
  readonly options?: readonly (readonly [value: string, words: string])[];
  readonly required?: boolean;
  readonly max?: number;
};

/** Reads the answers; what was left empty is null. Never throws. */
export function parseFact(
  questions: readonly Question[],
  body: unknown,
  check: (values: FactValues) => readonly FieldError[] = () => [],
): Parsed<FactValues> {
  const schema = Object.fromEntries(questions.map((question) => [question.name, fieldOf(question)]));
  const parsed = parseForm(schema, body, (answers) => check(toValues(answers)));
  return parsed.ok ? { ok: true, value: toValues(parsed.value) } : parsed;
}

type Answer = string | boolean | undefined;

function toValues(answers: Readonly<Record<string, Answer>>): FactValues {
  return Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, answer ?? null]));
}

function fieldOf(question: Question): Field<Answer> {
  if (question.kind === 'tick') return checkbox();
  return question.required ? requiredField(question) : optional(requiredField(question));
}

function requiredField({ kind, asks, options = [], max }: Question): Field<Answer> {
  const limit = max === undefined ? {} : { max };
  if (kind === 'date') return date({ label: asks });
  if (kind === 'text') return longText({ label: asks, ...limit });
  if (kind === 'line') return text({ label: asks, ...limit });
  return choice({ label: asks, options: options.map(([value]) => value) });
}

/** What is wrong with dates that end before they start. */
export function endsAfterStart(values: FactValues, text: string): readonly FieldError[] {
  const { starts, ends } = values;
  return typeof starts === 'string' && typeof ends === 'string' && ends < starts
    ? [{ field: 'ends', href: '#ends-day', text }]
    : [];
}
