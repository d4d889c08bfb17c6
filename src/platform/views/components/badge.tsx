import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Content, Extras, Options } from './markup.ts';

/** A short fact about a thing, where a tag would say its state. Tones: `moj-badge--sky` and so on. */
export function Badge(props: Extras & Options<{ children: Content }>): VNode {
  return (
    <span class={classNames('moj-badge', props.classes)} {...props.attributes}>
      {props.children}
    </span>
  );
}
