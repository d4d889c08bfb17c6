import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Content, Extras, Options } from './markup.ts';

/** The first thing on a page: past the navigation, for those who use a keyboard. */
export function SkipLink(props: Extras & Options<{ href: string; children: Content }>): VNode {
  return (
    <a
      href={props.href || '#content'}
      class={classNames('govuk-skip-link', props.classes)}
      {...props.attributes}
      data-module="govuk-skip-link"
    >
      {props.children}
    </a>
  );
}
