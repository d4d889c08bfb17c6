import type { VNode } from 'preact';
import { Field, fieldId } from './field.tsx';
import { helpIds } from './form-group.tsx';
import type { FieldProps } from './form-group.tsx';
import { classNames } from './markup.ts';
import type { Options } from './markup.ts';

export type TextareaProps = FieldProps &
  Options<{ value: string; rows: number; autocomplete: string; spellcheck: boolean }>;

/** Several lines of text. */
export function Textarea(props: TextareaProps): VNode {
  const id = fieldId(props);
  return (
    <Field field={props}>
      {props.formGroup?.beforeInput}
      <textarea
        class={classNames('govuk-textarea', props.errorMessage && 'govuk-textarea--error', props.classes)}
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        disabled={props.disabled}
        aria-describedby={helpIds(id, props)}
        autocomplete={props.autocomplete || undefined}
        {...spellcheck(props.spellcheck)}
        {...props.attributes}
      >
        {props.value}
      </textarea>
      {props.formGroup?.afterInput}
    </Field>
  );
}

function spellcheck(value: boolean | undefined): Record<string, string> {
  return value === undefined ? {} : { spellcheck: String(value) };
}
