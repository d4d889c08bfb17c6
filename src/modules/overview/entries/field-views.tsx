import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { DateInput } from '../../../platform/views/components/date-input.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { typedText } from '../../practice/index.ts';

/** What the questions of one part of the form have in common: what was typed, and what is wrong. */
export type Asked = {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Stands behind each name: '_0' for what is asked of the first child. */
  readonly behind: string;
};

/** Name, id, label, value and error of a question, for an input or a text. */
export function asked({ typed, errors, behind }: Asked, name: string, text: string) {
  const full = name + behind;
  return {
    name: full,
    id: full,
    label: { text, classes: 'govuk-label--s' },
    value: typedText(typed, name),
    errorMessage: errorOf(errors, full),
  };
}

type ChoiceProps = {
  readonly asked: Asked;
  readonly name: string;
  readonly text: string;
  readonly options: Readonly<Record<string, string>>;
  readonly hint?: string;
  /** What has to be known before one of these answers is chosen. */
  readonly hints?: Readonly<Record<string, string>>;
  /** Asked only beside these answers. */
  readonly beside?: Readonly<Record<string, VNode>>;
};

/** One of a few answers, none chosen beforehand. */
export function OneOf({
  asked: part,
  name,
  text,
  options,
  hint,
  hints = {},
  beside = {},
}: ChoiceProps): VNode {
  const full = name + part.behind;
  return (
    <Radios
      name={full}
      fieldset={{ legend: { text, classes: 'govuk-fieldset__legend--s' } }}
      {...(hint ? { hint: { text: hint } } : {})}
      classes="govuk-radios--small"
      errorMessage={errorOf(part.errors, full)}
      value={typedText(part.typed, name)}
      items={Object.entries(options).map(([value, label]) => ({
        value,
        text: label,
        ...(hints[value] ? { hint: { text: hints[value] } } : {}),
        conditional: beside[value],
      }))}
    />
  );
}

/** One of several, the first unless something else is chosen. */
export function Chosen({ asked: part, name, text, options, hint }: ChoiceProps): VNode {
  return (
    <Select
      {...asked(part, name, text)}
      {...(hint ? { hint: { text: hint } } : {})}
      items={Object.entries(options).map(([value, label]) => ({ value, text: label }))}
    />
  );
}

/** A day in three boxes. */
export function Day({ asked: part, name, text }: Pick<ChoiceProps, 'asked' | 'name' | 'text'>): VNode {
  return (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { text, classes: 'govuk-fieldset__legend--s' } }}
      errorMessage={errorOf(part.errors, name)}
      items={(['day', 'month', 'year'] as const).map((of) => ({
        name: of,
        value: typedText(part.typed, `${name}-${of}`),
        classes: of === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
      }))}
    />
  );
}

function errorOf(errors: readonly FieldError[], name: string): { text: string } | undefined {
  const found = errors.find(({ field }) => field === name);
  return found && { text: found.text };
}
