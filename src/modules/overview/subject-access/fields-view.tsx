import type { ComponentChildren, VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { DateInput } from '../../../platform/views/components/date-input.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';

/** A form as it is printed: where it goes, what was typed, what is wrong. */
export type FormState = {
  readonly action: string;
  readonly csrf: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
};

/** The text typed into a field, '' for none. */
export function valueOf(typed: Typed, name: string): string {
  const value = typed[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

export function errorOf(errors: readonly FieldError[], name: string): { text: string } | undefined {
  const found = errors.find(({ field }) => field === name);
  return found && { text: found.text };
}

/** What a text field is given: its label, what was typed, what is wrong with it. */
export function asked({ typed, errors }: FormState, name: string, label: string) {
  return {
    name,
    id: name,
    label: { text: label, classes: 'govuk-label--s' },
    value: valueOf(typed, name),
    errorMessage: errorOf(errors, name),
  };
}

export function Day({
  form,
  name,
  legend,
}: {
  readonly form: FormState;
  readonly name: string;
  readonly legend: string;
}): VNode {
  return (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
      errorMessage={errorOf(form.errors, name)}
      items={(['day', 'month', 'year'] as const).map((part) => ({
        name: part,
        value: valueOf(form.typed, `${name}-${part}`),
        classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
      }))}
    />
  );
}

type StepProps = {
  readonly form: FormState;
  readonly step: string;
  readonly version: number;
  readonly button: string;
  readonly isQuiet?: boolean;
  readonly children?: ComponentChildren;
};

/** A form that takes one step with a request. The version says what was read when it was opened. */
export function Step({ form, step, version, button, isQuiet = false, children }: StepProps): VNode {
  return (
    <form method="post" action={form.action} novalidate>
      <CsrfField token={form.csrf} />
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="version" value={String(version)} />
      {children}
      <Button preventDoubleClick classes={isQuiet ? 'govuk-button--secondary' : ''}>
        {button}
      </Button>
    </form>
  );
}
