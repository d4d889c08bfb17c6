import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { itemWords } from '../timeline/item-words.ts';
import type { TimelineItem } from '../timeline/timeline-queries.ts';

/** What an item of the timeline would say as an event: its title and what is known in codes, never the words of anybody. */
export type ItemSaid = {
  readonly happenedOn: PlainDate;
  readonly precision: 'day';
  readonly words: string;
  readonly source: string;
};

export function itemSaid(item: TimelineItem): ItemSaid {
  const { title, detail } = itemWords(item);
  return {
    happenedOn: item.on,
    precision: 'day',
    words: [title, ...detail].join('. ').slice(0, 300),
    source: `Our record of ${formatDate(item.on)}`,
  };
}
