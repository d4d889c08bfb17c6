import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Content, Extras, Options } from './markup.ts';

/** Whom or what this page is about, kept in sight; `actions` stand at its end. */
export function IdentityBar(props: Extras & Options<{ actions: Content; children: Content }>): VNode {
  return (
    <div class={classNames('moj-identity-bar', props.classes)} {...props.attributes}>
      <div class="moj-identity-bar__container">
        <div class="moj-identity-bar__details">
          <span class="moj-identity-bar__title">{props.children}</span>
        </div>
        {props.actions && <div class="moj-identity-bar__actions">{props.actions}</div>}
      </div>
    </div>
  );
}
