import type { VNode } from 'preact';
import { Field, fieldId } from './field.tsx';
import { helpIds } from './form-group.tsx';
import type { FieldProps } from './form-group.tsx';
import { classNames } from './markup.ts';
import type { Attributes, Content, Extras, Options } from './markup.ts';

type Affix = Extras & Options<{ text: Content }>;

export type InputProps = FieldProps &
  Options<{
    type: 'text' | 'search' | 'email' | 'tel' | 'url' | 'number' | 'password' | 'date' | 'time';
    value: string | number;
    inputmode: string;
    autocomplete: string;
    autocapitalize: string;
    pattern: string;
    spellcheck: boolean;
    prefix: Affix;
    suffix: Affix;
    inputWrapper: Extras;
  }>;

/** One line of text, with its label, hint and error message. */
export function Input(props: InputProps): VNode {
  return <Field field={props}>{isWrapped(props) ? wrapped(props) : control(props)}</Field>;
}

function isWrapped({ prefix, suffix, formGroup }: InputProps): boolean {
  return Boolean(prefix?.text || suffix?.text || formGroup?.beforeInput || formGroup?.afterInput);
}

function wrapped(props: InputProps): VNode {
  const { inputWrapper, formGroup } = props;
  return (
    <div class={classNames('govuk-input__wrapper', inputWrapper?.classes)} {...inputWrapper?.attributes}>
      {formGroup?.beforeInput}
      {affix('prefix', props.prefix)}
      {control(props)}
      {affix('suffix', props.suffix)}
      {formGroup?.afterInput}
    </div>
  );
}

function affix(side: 'prefix' | 'suffix', given: Affix | undefined): VNode | null {
  if (!given?.text) return null;
  return (
    <div class={classNames(`govuk-input__${side}`, given.classes)} aria-hidden="true" {...given.attributes}>
      {given.text}
    </div>
  );
}

function control(props: InputProps): VNode {
  const id = fieldId(props);
  return (
    <input
      class={classNames('govuk-input', props.classes, props.errorMessage && 'govuk-input--error')}
      id={id}
      name={props.name}
      value={props.value}
      disabled={props.disabled}
      aria-describedby={helpIds(id, props)}
      {...typingAttributes(props)}
      {...props.attributes}
    />
  );
}

function typingAttributes(props: InputProps): Attributes {
  return {
    type: props.type || 'text',
    spellcheck: props.spellcheck === undefined ? undefined : String(props.spellcheck),
    autocomplete: props.autocomplete,
    autocapitalize: props.autocapitalize,
    pattern: props.pattern,
    inputmode: props.inputmode,
  };
}
