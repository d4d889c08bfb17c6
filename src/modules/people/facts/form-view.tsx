import type { VNode } from 'preact';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import { DateInput } from '../../../platform/views/components/date-input.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import type { FactValues, Question } from './question.ts';

/** What a form shows in its fields: what was typed, or what is recorded. */
export type Shown = Typed;

/** What is recorded, as the form's fields have it: dates in three parts, ticks as 'yes'. */
export function shownFrom(questions: readonly Question[], values: FactValues): Shown {
  return Object.fromEntries(questions.flatMap((question) => shownOf(question, values[question.name])));
}

function shownOf({ name, kind }: Question, value: FactValues[string] | undefined): [string, string][] {
  if (value === null || value === undefined || value === false) return [];
  if (value === true) return [[name, 'yes']];
  if (kind !== 'date') return [[name, value]];
  const [year = '', month = '', day = ''] = value.split('-');
  return [
    [`${name}-day`, String(Number(day))],
    [`${name}-month`, String(Number(month))],
    [`${name}-year`, year],
  ];
}

type Asked = { readonly question: Question; readonly shown: Shown; readonly errors: readonly FieldError[] };

/** The fields of some questions, one under the other, with what is wrong beside each. */
export function Questions({
  questions,
  ...more
}: Omit<Asked, 'question'> & { readonly questions: readonly Question[] }): VNode {
  return <>{questions.map((question) => ask({ question, ...more }))}</>;
}

export function valueOf(shown: Shown, name: string): string {
  const value = shown[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

export function errorOf(errors: readonly FieldError[], name: string): { text: string } | undefined {
  const found = errors.find(({ field }) => field === name);
  return found && { text: found.text };
}

function ask(asked: Asked): VNode {
  const { question } = asked;
  if (question.kind === 'date') return askDate(asked);
  if (question.kind === 'choice') return askChoice(asked);
  if (question.kind === 'tick') return askTick(asked);
  return askText(asked);
}

function askText({
  question: { name, label, hint, kind, options, required, max },
  shown,
  errors,
}: Asked): VNode {
  const common = {
    name,
    label: { text: label },
    hint: hint === undefined ? undefined : { text: hint },
    errorMessage: errorOf(errors, name),
    value: valueOf(shown, name),
  };
  if (kind === 'text') return <Textarea {...common} rows={3} />;
  if (kind === 'list')
    return <Select {...common} items={listItems(options ?? [], common.value, required === true)} />;
  return (
    <Input
      {...common}
      autocomplete="off"
      spellcheck={false}
      classes={max !== undefined && max <= 10 ? 'govuk-input--width-10' : 'govuk-!-width-two-thirds'}
    />
  );
}

/** A recorded value that the list does not offer stays, so that saving does not lose it. */
function listItems(options: NonNullable<Question['options']>, value: string, required: boolean) {
  const kept = value !== '' && !options.some(([known]) => known === value) ? [{ value, text: value }] : [];
  return [
    { value: '', text: required ? 'Choose one' : 'Not known' },
    ...options.map(([known, text]) => ({ value: known, text })),
    ...kept,
  ];
}

function askDate({ question: { name, label, hint }, shown, errors }: Asked): VNode {
  const part = (end: string) => valueOf(shown, `${name}-${end}`);
  return (
    <DateInput
      id={name}
      namePrefix={name}
      values={{ day: part('day'), month: part('month'), year: part('year') }}
      fieldset={{ legend: { text: label, classes: 'govuk-fieldset__legend--s' } }}
      hint={hint === undefined ? undefined : { text: hint }}
      errorMessage={errorOf(errors, name)}
    />
  );
}

function askChoice({ question: { name, label, hint, options = [] }, shown, errors }: Asked): VNode {
  return (
    <Radios
      name={name}
      fieldset={{ legend: { text: label, classes: 'govuk-fieldset__legend--s' } }}
      hint={hint === undefined ? undefined : { text: hint }}
      errorMessage={errorOf(errors, name)}
      value={valueOf(shown, name)}
      items={options.map(([value, text]) => ({ value, text }))}
    />
  );
}

function askTick({ question: { name, label, hint }, shown, errors }: Asked): VNode {
  return (
    <Checkboxes
      name={name}
      errorMessage={errorOf(errors, name)}
      items={[
        {
          value: 'yes',
          text: label,
          hint: hint === undefined ? undefined : { text: hint },
          checked: valueOf(shown, name) !== '',
        },
      ]}
    />
  );
}
