import type { ComponentChildren, VNode } from 'preact';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { DateInput } from '../../../platform/views/components/date-input.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';

/** What a form was sent with, and what is wrong with it. */
export type Shown = { readonly typed: Typed; readonly errors: readonly FieldError[] };

export const nothingTyped: Shown = { typed: {}, errors: [] };

export function valueOf({ typed }: Shown, name: string): string {
  const value = typed[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

export function valuesOf({ typed }: Shown, name: string): readonly string[] {
  const value = typed[name];
  return typeof value === 'string' ? [value] : (value ?? []);
}

export function errorOf({ errors }: Shown, name: string): { text: string } | undefined {
  const found = errors.find(({ field }) => field === name);
  return found && { text: found.text };
}

type Field = { readonly name: string; readonly label: string; readonly hint?: string; readonly shown: Shown };

const common = ({ name, label, hint, shown }: Field) => ({
  name,
  label: { text: label, classes: 'govuk-label--s' },
  hint: hint === undefined ? undefined : { text: hint },
  value: valueOf(shown, name),
  errorMessage: errorOf(shown, name),
});

/** One line of text. */
export function Line(field: Field & { readonly classes?: string }): VNode {
  return (
    <Input {...common(field)} classes={field.classes ?? 'govuk-!-width-two-thirds'} autocomplete="off" />
  );
}

/** Several lines of text. */
export function Lines(field: Field & { readonly rows?: number }): VNode {
  return <Textarea {...common(field)} rows={field.rows ?? 3} />;
}

/** A date in three parts. */
export function Day({ name, label, hint, shown }: Field): VNode {
  const part = (end: string) => valueOf(shown, `${name}-${end}`);
  return (
    <DateInput
      id={name}
      namePrefix={name}
      values={{ day: part('day'), month: part('month'), year: part('year') }}
      fieldset={{ legend: { text: label, classes: 'govuk-fieldset__legend--s' } }}
      hint={hint === undefined ? undefined : { text: hint }}
      errorMessage={errorOf(shown, name)}
    />
  );
}

/** A day as the three fields of a form hold it. */
export function typedDay(name: string, day: PlainDate): Record<string, string> {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  return {
    [`${name}-day`]: String(Number(dayOfMonth)),
    [`${name}-month`]: String(Number(month)),
    [`${name}-year`]: year,
  };
}

/** What was just done, said once. */
export function Done({ children }: { readonly children: ComponentChildren }): VNode {
  return (
    <NotificationBanner type="success" title="Saved">
      <p class="govuk-notification-banner__heading">{children}</p>
    </NotificationBanner>
  );
}

/** The words of forms are two thirds wide, as they are easiest to read. */
export function Narrow({ children }: { readonly children: ComponentChildren }): VNode {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">{children}</div>
    </div>
  );
}
