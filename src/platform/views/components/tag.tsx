import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Content, Extras, Options } from './markup.ts';

/** A state, in a word. Tones: `govuk-tag--sky`, `--leaf`, `--gold`, `--clay`, `--rose`, `--plum`, `--grey`. */
export function Tag(props: Extras & Options<{ children: Content }>): VNode {
  return (
    <strong class={classNames('govuk-tag', props.classes)} {...props.attributes}>
      {props.children}
    </strong>
  );
}
