import type { VNode } from 'preact';
import { Field, fieldId } from './field.tsx';
import { helpIds } from './form-group.tsx';
import type { FieldProps } from './form-group.tsx';
import { classNames } from './markup.ts';
import type { Attributes, Options } from './markup.ts';

export type SelectItem = Options<{
  value: string | number;
  selected: boolean;
  disabled: boolean;
  attributes: Attributes;
}> & { readonly text: string | number };

export type SelectProps = FieldProps &
  Options<{ value: string | number }> & { readonly items: readonly (SelectItem | undefined)[] };

/** One choice from a list; radios are easier to use where the list is short. */
export function Select(props: SelectProps): VNode {
  const id = fieldId(props);
  return (
    <Field field={props}>
      {props.formGroup?.beforeInput}
      <select
        class={classNames('govuk-select', props.classes, props.errorMessage && 'govuk-select--error')}
        id={id}
        name={props.name}
        disabled={props.disabled}
        aria-describedby={helpIds(id, props)}
        {...props.attributes}
      >
        {props.items.map((item) => item && option(item, props.value))}
      </select>
      {props.formGroup?.afterInput}
    </Field>
  );
}

function option(item: SelectItem, chosen: string | number | undefined): VNode {
  const { text, value, attributes } = item;
  return (
    <option value={value} selected={isSelected(item, chosen)} disabled={item.disabled} {...attributes}>
      {text}
    </option>
  );
}

function isSelected(item: SelectItem, chosen: string | number | undefined): boolean {
  if (item.selected !== undefined || !chosen) return item.selected === true;
  return (item.value ?? item.text) === chosen;
}
