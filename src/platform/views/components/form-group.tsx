import type { VNode } from 'preact';
import { ErrorMessage } from './error-message.tsx';
import { Hint } from './hint.tsx';
import { classNames, describedBy } from './markup.ts';
import type { Attributes, Content, Extras, Options } from './markup.ts';

/** A label, hint or error message given to a field; `text` may hold markup. */
export type LabelOptions = Extras & Options<{ text: Content; isPageHeading: boolean }>;
export type HintOptions = Extras & Options<{ text: Content }>;
export type ErrorOptions = Extras & Options<{ text: Content; visuallyHiddenText: string }>;

export type FormGroupOptions = Options<{
  classes: string;
  attributes: Attributes;
  beforeInput: Content;
  afterInput: Content;
}>;

/** What every field takes. `id` falls back to `name`. */
export type FieldProps = Extras &
  Options<{
    id: string;
    describedBy: string;
    label: LabelOptions;
    hint: HintOptions;
    errorMessage: ErrorOptions;
    formGroup: FormGroupOptions;
    disabled: boolean;
  }> & { readonly name: string };

type GroupProps = Options<{ error: boolean; formGroup: FormGroupOptions; children: Content }>;

/** The box around one question. */
export function FormGroup({ error, formGroup, children }: GroupProps): VNode {
  const classes = classNames('govuk-form-group', error && 'govuk-form-group--error', formGroup?.classes);
  return (
    <div class={classes} {...formGroup?.attributes}>
      {children}
    </div>
  );
}

type Help = Options<{ describedBy: string; hint: HintOptions; errorMessage: ErrorOptions }>;

/** The ids that describe a field, in the order they are read: given ones, hint, error. */
export function helpIds(id: string, help: Help): string | undefined {
  return describedBy(help.describedBy, help.hint && `${id}-hint`, help.errorMessage && `${id}-error`);
}

/** The hint and error message of a field. */
export function FieldHelp({ id, hint, errorMessage }: Help & { readonly id: string }): VNode {
  return (
    <>
      {hint && (
        <Hint id={`${id}-hint`} classes={hint.classes} attributes={hint.attributes}>
          {hint.text}
        </Hint>
      )}
      {errorMessage && (
        <ErrorMessage
          id={`${id}-error`}
          classes={errorMessage.classes}
          attributes={errorMessage.attributes}
          visuallyHiddenText={errorMessage.visuallyHiddenText}
        >
          {errorMessage.text}
        </ErrorMessage>
      )}
    </>
  );
}
