import type { VNode } from 'preact';
import { Heading } from './heading.tsx';
import type { HeadingLevel } from './heading.tsx';
import { classNames } from './markup.ts';
import type { Attributes, Content, Extras, Options } from './markup.ts';

/** `date` is ISO 8601 for machines (it may be partial: '2026', '2026-11'); `dateText` is what people read. */
export type TimelineItem = Options<{
  byline: Content;
  content: Content;
  classes: string;
  attributes: Attributes;
}> & {
  readonly label: Content;
  readonly date: string;
  readonly dateText: string;
};

type TimelineProps = Extras &
  Options<{ headingLevel: HeadingLevel }> & { readonly items: readonly TimelineItem[] };

/** What happened, in order. */
export function Timeline(props: TimelineProps): VNode {
  return (
    <div class={classNames('moj-timeline', props.classes)} {...props.attributes}>
      {props.items.map((item) => timelineItem(item, props.headingLevel ?? 2))}
    </div>
  );
}

function timelineItem(item: TimelineItem, level: HeadingLevel): VNode {
  return (
    <div class={classNames('moj-timeline__item', item.classes)} {...item.attributes}>
      <div class="moj-timeline__header">
        <Heading level={level} class="moj-timeline__title">
          {item.label}
        </Heading>
        {item.byline && <p class="moj-timeline__byline"> by {item.byline}</p>}
      </div>
      <p class="moj-timeline__date">
        <time datetime={item.date}>{item.dateText}</time>
      </p>
      {item.content && <div class="moj-timeline__description">{item.content}</div>}
    </div>
  );
}
