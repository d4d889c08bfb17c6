import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Content, Extras, Options } from './markup.ts';

/** A link to the page before; reads "Back" unless told otherwise. */
export function BackLink(props: Extras & Options<{ href: string; children: Content }>): VNode {
  return (
    <a href={props.href || '#'} class={classNames('govuk-back-link', props.classes)} {...props.attributes}>
      {props.children || 'Back'}
    </a>
  );
}
