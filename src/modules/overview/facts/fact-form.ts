import { cinCodes, labelOfCinCode } from '../../../formats/cin/codes.ts';
import { codeSets, labelOf } from '../../../formats/ssda903/code-sets.ts';
import type { Code, CodeSet } from '../../../formats/ssda903/code-sets.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { parsePlainDate, partsOf } from '../../../platform/dates/plain-date.ts';
import type { FactField, FactValue, FactValues, StoredFact } from '../../../platform/facts/index.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import type { Field } from '../../../platform/forms/field.ts';
import { optional } from '../../../platform/forms/field.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { integer, text } from '../../../platform/forms/text-fields.ts';
import type { FactKind, FieldWords } from './fact-kinds.ts';

/** One question of the form that puts a fact right. */
export type FactQuestion = {
  readonly name: string;
  readonly label: string;
  readonly type: FactField['type'];
  readonly options: readonly { readonly value: string; readonly text: string }[] | undefined;
  /** Whether what is recorded must not reach the reader: the form says neither that there is something nor what. */
  readonly isKept?: boolean;
};

/** The questions about a fact that stands, those that are kept from the reader marked. */
export function listQuestionsOf(kind: FactKind, { kept }: Pick<StoredFact, 'kept'>): FactQuestion[] {
  return listQuestions(kind).map((question) => ({ ...question, isKept: kept.includes(question.name) }));
}

/** The questions about a fact, in the order in which its kind names them; `only` leaves one. */
export function listQuestions(kind: FactKind, only?: string): FactQuestion[] {
  return Object.entries(kind.fields).flatMap(([name, words]) => {
    const field = kind.table.fields.find((one) => one.name === name);
    if (!field || (only !== undefined && only !== name)) return [];
    return [{ name, label: words.label, type: field.type, options: optionsOf(field, words) }];
  });
}

function optionsOf(field: FactField, { codes, census }: FieldWords): FactQuestion['options'] {
  if (codes) return optionsOfSet(codes);
  if (census) return cinCodes[census].map(({ code, label }) => ({ value: code, text: `${label} (${code})` }));
  return field.type === 'boolean'
    ? [
        { value: 'true', text: 'Yes' },
        { value: 'false', text: 'No' },
      ]
    : undefined;
}

/** Codes of today first; older ones after them, since an old fact may need one. A sex is stored in today's codes only. */
function optionsOfSet(set: CodeSet): FactQuestion['options'] {
  const isOld = ({ validTo }: Code) => validTo !== undefined;
  const today = codeSets[set].filter((code) => !isOld(code));
  const old = set === 'sex' ? [] : codeSets[set].filter(isOld);
  return [
    ...today.map(({ code, label }) => ({ value: code, text: `${label} (${code})` })),
    ...old.map(({ code, label, validTo }) => ({ value: code, text: `${label} (${code}, until ${validTo})` })),
  ];
}

/** Reads the posted answers; an empty answer means that it is not known. */
export function parseFact(questions: readonly FactQuestion[], body: unknown): Parsed<FactValues> {
  const schema = Object.fromEntries(questions.map((question) => [question.name, fieldOf(question)]));
  const parsed = parseForm(schema, body);
  if (!parsed.ok) return parsed;
  return {
    ok: true,
    value: Object.fromEntries(
      Object.entries(parsed.value).map(([name, value]) => [name, toFactValue(value)]),
    ),
  };
}

function fieldOf({ label, type, options }: FactQuestion): Field<unknown> {
  const asked = { label: label.toLowerCase() };
  if (options) return optional(choice({ ...asked, options: options.map(({ value }) => value) }));
  if (type === 'date') return optional(date({ ...asked, label }));
  if (type === 'smallint') return optional(integer({ ...asked, min: 0, max: 32_767 }));
  return optional(text({ ...asked, max: 100 }));
}

function toFactValue(value: unknown): FactValue {
  return value === undefined || value === null ? null : String(value);
}

/** What the form shows when it opens: the fact as it stands, each value under its input's name. */
export function typedFrom(
  questions: readonly FactQuestion[],
  values: FactValues,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    questions.flatMap((question) => typedOf(question, values[question.name] ?? null)),
  );
}

function typedOf({ name, type }: FactQuestion, value: FactValue): [string, string][] {
  if (value === null) return [];
  const day = type === 'date' ? parsePlainDate(value) : undefined;
  if (!day) return [[name, value]];
  return Object.entries(partsOf(day)).map(([part, number]) => [`${name}-${part}`, String(number)]);
}

/** Said in place of a value that must not reach the reader (docs/adr/0023): not whether one is recorded. */
const addressWithheld = 'Address withheld';

/** What the value of a field is, as the reader may know it. */
export function showField(
  kind: FactKind,
  name: string,
  { values, kept }: Pick<StoredFact, 'values' | 'kept'>,
): string {
  return kept.includes(name) ? addressWithheld : showValue(kind, name, values[name] ?? null);
}

/** A value as a person reads it: 'Foster carer, long term', '3 May 2024', 'Not known'. */
export function showValue(kind: FactKind, name: string, value: FactValue): string {
  if (value === null || value === '') return 'Not known';
  const label = labelOfCode(kind.fields[name], value);
  if (label !== undefined) return label;
  const day = parsePlainDate(value);
  if (day) return formatDate(day);
  return value === 'true' ? 'Yes' : value === 'false' ? 'No' : value;
}

/** The words of a code, the code itself where its list has no such; undefined for a field without codes. */
function labelOfCode(words: FieldWords | undefined, value: string): string | undefined {
  if (words?.codes) return labelOf(words.codes, value) ?? value;
  return words?.census ? (labelOfCinCode(words.census, value) ?? value) : undefined;
}
