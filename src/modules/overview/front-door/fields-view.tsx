import type { ComponentChildren, VNode } from 'preact';
import { labelOfCinCode, listCinCodes } from '../../../formats/cin/codes.ts';
import type { CinCodeListName } from '../../../formats/cin/structure.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import { DateInput } from '../../../platform/views/components/date-input.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';

/** What a form shows: what was typed, and what is wrong with it. */
export type Filled = { readonly typed: Typed; readonly errors: readonly FieldError[] };

type Asked = {
  readonly filled: Filled;
  readonly name: string;
  readonly text: string;
  readonly hint?: string;
};

export function valueOf(typed: Typed, name: string): string {
  const value = typed[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

export function errorOf(errors: readonly FieldError[], name: string): { text: string } | undefined {
  const found = errors.find(({ field }) => field === name);
  return found && { text: found.text };
}

function common({ filled, name, text, hint }: Asked) {
  return {
    name,
    id: name,
    label: { text, classes: 'govuk-label--s' },
    hint: hint === undefined ? undefined : { text: hint },
    value: valueOf(filled.typed, name),
    errorMessage: errorOf(filled.errors, name),
  };
}

export function Line({ classes, ...asked }: Asked & { readonly classes?: string }): VNode {
  return <Input {...common(asked)} classes={classes} />;
}

/** Codes of a list of the children in need census, with their words. */
export const codedItems = (list: CinCodeListName): readonly Pick<Item, 'value' | 'text'>[] =>
  listCinCodes(list).map((value) => ({ value, text: labelOfCinCode(list, value) ?? value }));

/** One code of a list of the census. */
export function Coded({ list, ...asked }: Asked & { readonly list: CinCodeListName }): VNode {
  return <Select {...common(asked)} items={[{ value: '', text: 'Choose' }, ...codedItems(list)]} />;
}

export function Words({ rows, ...asked }: Asked & { readonly rows: number }): VNode {
  return <Textarea {...common(asked)} rows={rows} />;
}

type Item = {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
  readonly conditional?: ComponentChildren;
};

export function Choose({
  filled,
  name,
  text,
  hint,
  items,
}: Asked & { readonly items: readonly Item[] }): VNode {
  return (
    <Radios
      name={name}
      fieldset={{ legend: { text, classes: 'govuk-fieldset__legend--s' } }}
      hint={hint === undefined ? undefined : { text: hint }}
      errorMessage={errorOf(filled.errors, name)}
      value={valueOf(filled.typed, name)}
      items={items.map((item) => ({
        value: item.value,
        text: item.text,
        hint: item.hint === undefined ? undefined : { text: item.hint },
        conditional: item.conditional,
      }))}
    />
  );
}

type AsksSeveral = Asked & { readonly items: readonly Item[]; readonly isSmall?: boolean };

/** Boxes, of which any number may be ticked. */
export function Several({ filled, name, text, hint, items, isSmall }: AsksSeveral): VNode {
  return (
    <Checkboxes
      name={name}
      idPrefix={name}
      fieldset={{ legend: { text, classes: 'govuk-fieldset__legend--s' } }}
      hint={hint === undefined ? undefined : { text: hint }}
      classes={isSmall ? 'govuk-checkboxes--small' : undefined}
      errorMessage={errorOf(filled.errors, name)}
      values={[filled.typed[name] ?? []].flat()}
      items={items.map(({ value, text: label }) => ({ value, text: label }))}
    />
  );
}

export function Day({ filled, name, text }: Asked): VNode {
  return (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { text, classes: 'govuk-fieldset__legend--s' } }}
      errorMessage={errorOf(filled.errors, name)}
      items={(['day', 'month', 'year'] as const).map((part) => ({
        name: part,
        value: valueOf(filled.typed, `${name}-${part}`),
        classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
      }))}
    />
  );
}

/** Choices of a record of words, in its order. */
export function itemsOf(words: Readonly<Record<string, string>>): readonly Item[] {
  return Object.entries(words).map(([value, text]) => ({ value, text }));
}

export const backTo = (to: string, text: string) => <BackLink href={to}>{text}</BackLink>;
