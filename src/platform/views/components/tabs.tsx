import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Attributes, Content, Extras, Options } from './markup.ts';

export type Tab = Options<{
  id: string;
  panel: Options<{ text: Content; attributes: Attributes }>;
  attributes: Attributes;
}> & { readonly label: string };

export type TabsProps = Extras &
  Options<{ id: string; idPrefix: string; title: string; items: readonly (Tab | undefined)[] }>;

/** Panels of which one shows at a time; without scripts they follow one another. */
export function Tabs(props: TabsProps): VNode {
  const { items } = props;
  const tabId = (item: Tab, index: number) => item.id || `${props.idPrefix}-${index + 1}`;
  return (
    <div
      id={props.id || undefined}
      class={classNames('govuk-tabs', props.classes)}
      {...props.attributes}
      data-module="govuk-tabs"
    >
      <h2 class="govuk-tabs__title">{props.title ?? 'Contents'}</h2>
      {items?.length ? (
        <>
          <ul class="govuk-tabs__list">
            {items.map((item, i) => item && tab(item, tabId(item, i), i === 0))}
          </ul>
          {items.map((item, i) => item && panel(item, tabId(item, i), i === 0))}
        </>
      ) : null}
    </div>
  );
}

function tab({ label, attributes }: Tab, id: string, first: boolean): VNode {
  return (
    <li class={classNames('govuk-tabs__list-item', first && 'govuk-tabs__list-item--selected')}>
      <a class="govuk-tabs__tab" href={`#${id}`} {...attributes}>
        {label}
      </a>
    </li>
  );
}

function panel({ panel: content }: Tab, id: string, first: boolean): VNode {
  return (
    <div
      class={classNames('govuk-tabs__panel', !first && 'govuk-tabs__panel--hidden')}
      id={id}
      {...content?.attributes}
    >
      {typeof content?.text === 'string' ? <p class="govuk-body">{content.text}</p> : content?.text}
    </div>
  );
}
