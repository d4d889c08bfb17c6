import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Content, Extras, Options } from './markup.ts';

export type HintProps = Extras & Options<{ id: string; children: Content }>;

/** Help with one question. */
export function Hint(props: HintProps): VNode {
  return (
    <div id={props.id} class={classNames('govuk-hint', props.classes)} {...props.attributes}>
      {props.children}
    </div>
  );
}
