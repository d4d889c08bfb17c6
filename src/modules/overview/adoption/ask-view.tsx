import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { DateInput } from '../../../platform/views/components/date-input.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';

/** What a form shows again after something was wrong with it. */
export type Asking = { readonly typed: Typed; readonly errors: readonly FieldError[] };

type Question = Asking & { readonly name: string; readonly label: string; readonly hint?: string };

export function valueOf(typed: Typed, name: string): string {
  const value = typed[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

export function errorOf(errors: readonly FieldError[], name: string): { text: string } | undefined {
  const found = errors.find(({ field }) => field === name);
  return found && { text: found.text };
}

const common = ({ typed, errors, name, label, hint }: Question) => ({
  id: name,
  name,
  label: { text: label },
  hint: hint === undefined ? undefined : { text: hint },
  errorMessage: errorOf(errors, name),
  value: valueOf(typed, name),
});

/** A few lines of reason. */
export function AskReason(question: Question): VNode {
  return <Textarea {...common(question)} rows={3} />;
}

export function AskText(question: Question & { readonly classes?: string }): VNode {
  return (
    <Input
      {...common(question)}
      classes={question.classes ?? 'govuk-!-width-two-thirds'}
      autocomplete="off"
      spellcheck={false}
    />
  );
}

export function AskDate({ typed, errors, name, label, hint }: Question): VNode {
  const part = (end: string) => valueOf(typed, `${name}-${end}`);
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
