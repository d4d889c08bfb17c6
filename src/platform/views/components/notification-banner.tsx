import type { VNode } from 'preact';
import { Heading } from './heading.tsx';
import type { HeadingLevel } from './heading.tsx';
import { classNames } from './markup.ts';
import type { Content, Extras, Options } from './markup.ts';

export type NotificationBannerProps = Extras &
  Options<{
    type: 'success';
    title: Content;
    titleId: string;
    titleHeadingLevel: HeadingLevel;
    role: 'alert' | 'region';
    disableAutoFocus: boolean;
    children: Content;
  }>;

/** What just happened, or what matters beyond this page. Plain text becomes its heading. */
export function NotificationBanner(props: NotificationBannerProps): VNode {
  const success = props.type === 'success';
  const titleId = props.titleId || 'govuk-notification-banner-title';
  return (
    <div
      class={classNames(
        'govuk-notification-banner',
        success && 'govuk-notification-banner--success',
        props.classes,
      )}
      role={props.role || (success ? 'alert' : 'region')}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={
        props.disableAutoFocus === undefined ? undefined : String(props.disableAutoFocus)
      }
      {...props.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading level={props.titleHeadingLevel ?? 2} class="govuk-notification-banner__title" id={titleId}>
          {props.title || (success ? 'Success' : 'Important')}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">{bannerContent(props.children)}</div>
    </div>
  );
}

function bannerContent(content: Content): Content {
  return typeof content === 'string' ? <p class="govuk-notification-banner__heading">{content}</p> : content;
}
