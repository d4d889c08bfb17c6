import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Content, Extras, Options } from './markup.ts';

export type LabelProps = Extras & Options<{ for: string; isPageHeading: boolean; children: Content }>;

/** The name of one answer; `isPageHeading` makes it the page's heading as well. */
export function Label(props: LabelProps): VNode | null {
  if (!props.children) return null;
  const label = (
    <label
      class={classNames('govuk-label', props.classes)}
      {...props.attributes}
      for={props.for || undefined}
    >
      {props.children}
    </label>
  );
  return props.isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label;
}
