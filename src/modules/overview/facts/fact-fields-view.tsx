import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { DateInput } from '../../../platform/views/components/date-input.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import type { FactQuestion } from './fact-form.ts';

type Props = {
  readonly questions: readonly FactQuestion[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
};

const keptHint =
  'Address withheld: what is recorded is not shown to you. Leave empty to keep it as it is; what you type takes its place.';

/** The inputs of a fact's form; every one may be left empty, which says "not known", or keeps what the reader may not see. */
export function FactFields({ questions, typed, errors }: Props): VNode {
  return <>{questions.map((question) => inputOf(question, typed, errors))}</>;
}

function inputOf(question: FactQuestion, typed: Typed, errors: readonly FieldError[]): VNode {
  const { name, label, type, options, isKept } = question;
  const error = errors.find(({ field }) => field === name);
  const common = { id: name, label: { text: label }, errorMessage: error && { text: error.text } };
  const value = one(typed[name]);
  if (options)
    return (
      <Select {...common} name={name} value={value} items={[{ value: '', text: 'Not known' }, ...options]} />
    );
  if (type === 'date') return dateOf(question, typed, error);
  const hint = isKept ? { text: keptHint } : undefined;
  return <Input {...common} name={name} value={value} hint={hint} classes="govuk-input--width-20" />;
}

function dateOf({ name, label }: FactQuestion, typed: Typed, error: FieldError | undefined): VNode {
  const values = Object.fromEntries(
    ['day', 'month', 'year'].map((part) => [part, one(typed[`${name}-${part}`])]),
  );
  return (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { text: label } }}
      values={values}
      items={[
        { name: 'day', classes: 'govuk-input--width-2' },
        { name: 'month', classes: 'govuk-input--width-2' },
        { name: 'year', classes: 'govuk-input--width-4' },
      ]}
      errorMessage={error && { text: error.text }}
    />
  );
}

const one = (value: string | readonly string[] | undefined) =>
  typeof value === 'string' ? value : value?.[0];
