import type { VNode } from 'preact';
import { Button } from './button.tsx';
import { classNames, i18nAttributes } from './markup.ts';
import type { Content, Extras, Options } from './markup.ts';

export type ExitThisPageProps = Extras &
  Options<{
    id: string;
    redirectUrl: string;
    activatedText: string;
    timedOutText: string;
    pressTwoMoreTimesText: string;
    pressOneMoreTimeText: string;
    children: Content;
  }>;

/** A quick way out, for a reader who may be watched. */
export function ExitThisPage(props: ExitThisPageProps): VNode {
  const texts = i18nAttributes({
    activated: props.activatedText,
    'timed-out': props.timedOutText,
    'press-two-more-times': props.pressTwoMoreTimesText,
    'press-one-more-time': props.pressOneMoreTimeText,
  });
  return (
    <div
      id={props.id || undefined}
      class={classNames('govuk-exit-this-page', props.classes)}
      data-module="govuk-exit-this-page"
      {...props.attributes}
      {...texts}
    >
      <Button
        classes="govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button"
        href={props.redirectUrl || 'https://www.bbc.co.uk/weather'}
        attributes={{ rel: 'nofollow noreferrer' }}
      >
        {props.children || [<span class="govuk-visually-hidden">Emergency</span>, ' Exit this page']}
      </Button>
    </div>
  );
}
