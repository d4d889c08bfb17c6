import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Content, Extras, Options } from './markup.ts';

/** `visuallyHiddenText` is "Error" unless told otherwise; an empty text leaves it out. */
export type ErrorMessageProps = Extras &
  Options<{ id: string; visuallyHiddenText: string; children: Content }>;

/** What is wrong with one answer, said beside it. */
export function ErrorMessage(props: ErrorMessageProps): VNode {
  const prefix = props.visuallyHiddenText ?? 'Error';
  return (
    <p id={props.id} class={classNames('govuk-error-message', props.classes)} {...props.attributes}>
      {prefix ? [<span class="govuk-visually-hidden">{prefix}:</span>, ' '] : null}
      {props.children}
    </p>
  );
}
