import type { VNode } from 'preact';
import { Button } from './button.tsx';
import { classNames } from './markup.ts';
import type { Attributes, Content, Extras, Options } from './markup.ts';

export type CookieAction = Options<{
  text: Content;
  href: string;
  type: 'submit' | 'button' | 'reset';
  name: string;
  value: string;
  classes: string;
  attributes: Attributes;
}>;

export type CookieMessage = Extras &
  Options<{
    heading: Content;
    text: Content;
    actions: readonly CookieAction[];
    hidden: boolean;
    role: 'alert' | 'region';
  }>;

export type CookieBannerProps = Extras &
  Options<{ ariaLabel: string; hidden: boolean }> & { readonly messages: readonly CookieMessage[] };

/** Asks about cookies that are not needed to run the service. */
export function CookieBanner(props: CookieBannerProps): VNode {
  return (
    <div
      class={classNames('govuk-cookie-banner', props.classes)}
      data-nosnippet=""
      role="region"
      aria-label={props.ariaLabel || 'Cookie banner'}
      hidden={props.hidden}
      {...props.attributes}
    >
      {props.messages.map(message)}
    </div>
  );
}

function message(given: CookieMessage): VNode {
  return (
    <div
      class={classNames('govuk-cookie-banner__message', given.classes, 'govuk-width-container')}
      role={given.role || undefined}
      {...given.attributes}
      hidden={given.hidden}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {given.heading && <h2 class="govuk-cookie-banner__heading govuk-heading-m">{given.heading}</h2>}
          <div class="govuk-cookie-banner__content">
            {typeof given.text === 'string' ? <p class="govuk-body">{given.text}</p> : given.text}
          </div>
        </div>
      </div>
      {given.actions && <div class="govuk-button-group">{given.actions.map(action)}</div>}
    </div>
  );
}

function action(given: CookieAction): VNode {
  const { text, ...rest } = given;
  if (!given.href || given.type === 'button') {
    return (
      <Button {...rest} type={given.type || 'button'}>
        {text}
      </Button>
    );
  }
  return (
    <a class={classNames('govuk-link', given.classes)} href={given.href} {...given.attributes}>
      {text}
    </a>
  );
}
