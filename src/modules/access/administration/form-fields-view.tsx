import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { DateInput } from '../../../platform/views/components/date-input.tsx';

/** What a form was sent with and what is wrong with it. */
export type Sent = { readonly typed: Typed; readonly errors: readonly FieldError[] };
export const notSent: Sent = { typed: {}, errors: [] };

export function errorOf({ errors }: Sent, field: string): { readonly text: string } | undefined {
  const found = errors.find((error) => error.field === field);
  return found && { text: found.text };
}

export function typedText({ typed }: Sent, name: string): string | undefined {
  const value = typed[name];
  return typeof value === 'string' ? value : value?.[0];
}

type DateProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly sent: Sent;
  /** Shown where nothing was typed. */
  readonly usual?: string;
};

/** A day, a month and a year, with what was typed. */
export function DateField({ name, label, hint, sent, usual }: DateProps): VNode {
  const [year, month, day] = (usual ?? '').split('-').map((part) => part.replace(/^0/, ''));
  const fallback = { day, month, year };
  const values = Object.fromEntries(
    (['day', 'month', 'year'] as const).map((part) => [
      part,
      typedText(sent, `${name}-${part}`) ??
        (Object.keys(sent.typed).length === 0 ? fallback[part] : undefined),
    ]),
  );
  return (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { text: label } }}
      hint={hint === undefined ? undefined : { text: hint }}
      values={values}
      items={[
        { name: 'day', classes: 'govuk-input--width-2' },
        { name: 'month', classes: 'govuk-input--width-2' },
        { name: 'year', classes: 'govuk-input--width-4' },
      ]}
      errorMessage={errorOf(sent, name)}
    />
  );
}
