import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Content, Extras, Options } from './markup.ts';

/** Words set apart from those around them. */
export function InsetText(props: Extras & Options<{ id: string; children: Content }>): VNode {
  return (
    <div
      id={props.id || undefined}
      class={classNames('govuk-inset-text', props.classes)}
      {...props.attributes}
    >
      {props.children}
    </div>
  );
}
