import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Content, Extras, Options } from './markup.ts';

export type DetailsProps = Extras &
  Options<{ id: string; summary: Content; open: boolean; children: Content }>;

/** Something a reader may open. Works without scripts. */
export function Details(props: DetailsProps): VNode {
  return (
    <details
      id={props.id || undefined}
      class={classNames('govuk-details', props.classes)}
      {...props.attributes}
      open={props.open}
    >
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{props.summary}</span>
      </summary>
      <div class="govuk-details__text">{props.children}</div>
    </details>
  );
}
