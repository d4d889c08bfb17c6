import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Content, Extras, Options } from './markup.ts';
import { Tag } from './tag.tsx';

type PhaseBannerProps = Extras &
  Options<{ tag: Options<{ text: Content; classes: string }>; children: Content }>;

/** How finished the service is. */
export function PhaseBanner(props: PhaseBannerProps): VNode {
  return (
    <div class={classNames('govuk-phase-banner govuk-width-container', props.classes)} {...props.attributes}>
      <p class="govuk-phase-banner__content">
        <Tag classes={classNames('govuk-phase-banner__content__tag', props.tag?.classes)}>
          {props.tag?.text}
        </Tag>{' '}
        <span class="govuk-phase-banner__text">{props.children}</span>
      </p>
    </div>
  );
}
