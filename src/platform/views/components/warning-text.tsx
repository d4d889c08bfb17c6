import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Content, Extras, Options } from './markup.ts';

/** Something with consequences, said before it happens. */
export function WarningText(props: Extras & Options<{ iconFallbackText: string; children: Content }>): VNode {
  return (
    <div class={classNames('govuk-warning-text', props.classes)} {...props.attributes}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>{' '}
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{props.iconFallbackText || 'Warning'}</span> {props.children}
      </strong>
    </div>
  );
}
