import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Content, Extras, Options } from './markup.ts';

export type Legend = Options<{ text: Content; classes: string; isPageHeading: boolean }>;
export type FieldsetProps = Extras &
  Options<{ describedBy: string; role: 'group'; legend: Legend; children: Content }>;

/** Groups answers that belong to one question. */
export function Fieldset(props: FieldsetProps): VNode {
  return (
    <fieldset
      class={classNames('govuk-fieldset', props.classes)}
      role={props.role || undefined}
      aria-describedby={props.describedBy || undefined}
      {...props.attributes}
    >
      {legend(props.legend)}
      {props.children}
    </fieldset>
  );
}

function legend(given: Legend | undefined): VNode | null {
  if (!given?.text) return null;
  return (
    <legend class={classNames('govuk-fieldset__legend', given.classes)}>
      {given.isPageHeading ? <h1 class="govuk-fieldset__heading">{given.text}</h1> : given.text}
    </legend>
  );
}
