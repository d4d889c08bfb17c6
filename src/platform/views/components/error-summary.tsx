import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Attributes, Content, Extras, Options } from './markup.ts';

export type ErrorSummaryItem = Options<{ text: Content; href: string; attributes: Attributes }>;

export type ErrorSummaryProps = Extras &
  Options<{
    title: Content;
    description: Content;
    errorList: readonly ErrorSummaryItem[];
    disableAutoFocus: boolean;
  }>;

/** Every error of a page at its top, each a link to the answer it is about. */
export function ErrorSummary(props: ErrorSummaryProps): VNode {
  const focus = props.disableAutoFocus === undefined ? undefined : String(props.disableAutoFocus);
  return (
    <div
      class={classNames('govuk-error-summary', props.classes)}
      data-disable-auto-focus={focus}
      {...props.attributes}
      data-module="govuk-error-summary"
    >
      <div role="alert">
        <h2 class="govuk-error-summary__title">{props.title ?? 'There is a problem'}</h2>
        <div class="govuk-error-summary__body">
          {props.description && <p>{props.description}</p>}
          {props.errorList?.length ? errorLinks(props.errorList) : null}
        </div>
      </div>
    </div>
  );
}

function errorLinks(items: readonly ErrorSummaryItem[]): VNode {
  return <ul class="govuk-list govuk-error-summary__list">{items.map(errorLink)}</ul>;
}

function errorLink({ text, href, attributes }: ErrorSummaryItem): VNode {
  if (!href) return <li>{text}</li>;
  return (
    <li>
      <a href={href} {...attributes}>
        {text}
      </a>
    </li>
  );
}
