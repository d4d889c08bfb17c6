import type { TimelineWords } from '../../practice/index.ts';
import { formatKnown } from '../../practice/index.ts';
import { formatDay } from '../../../platform/dates/format-date.ts';
import { partsOf } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { itemWords } from './item-words.ts';
import { partWords } from './part-words.ts';
import type { TimelineItem } from './timeline-queries.ts';

/** Words as the page shows them: cut short around what was looked for. */
export type ShownWords = {
  readonly title: string | null;
  readonly isChilds: boolean;
  readonly pieces: readonly { readonly text: string; readonly isFound: boolean }[];
};

/** One thing that happened, as the page shows it. */
export type TimelineLine = {
  readonly id: string;
  readonly kind: string;
  readonly on: PlainDate;
  readonly day: string;
  readonly title: string;
  readonly href: string;
  readonly detail: string;
  readonly isSignificant: boolean;
  /** Whose it is, where the page shows several children. */
  readonly whose: string | null;
  readonly by: string | null;
  readonly words: readonly ShownWords[];
  /** The child whose it is. */
  readonly child: string;
  /** The record that it stands in. */
  readonly personId: string;
};

export type TimelineYear = { readonly year: number; readonly lines: readonly TimelineLine[] };

/** What a page needs beside the items. */
export type LineAbout = {
  readonly words: readonly TimelineWords[];
  readonly accounts: ReadonlyMap<string, string>;
  /** The children shown: by each of their records, whose it is and their name. */
  readonly children: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  readonly showsSeveral: boolean;
  /** What was looked for, as it was typed. */
  readonly typed: string;
};

/** Where a line stands on its page: a fact may have two lines. */
export const lineAnchor = ({ id, kind }: Pick<TimelineLine, 'id' | 'kind'>): string =>
  `i-${kind.replaceAll(' ', '-')}-${id}`;

/** The items of a page under their years, in the order in which they come. */
export function timelineYears(items: readonly TimelineItem[], about: LineAbout): readonly TimelineYear[] {
  const lines = items.map((item) => toLine(item, about));
  const years = [...new Set(lines.map(({ on }) => partsOf(on).year))];
  return years.map((year) => ({ year, lines: lines.filter(({ on }) => partsOf(on).year === year) }));
}

function toLine(item: TimelineItem, about: LineAbout): TimelineLine {
  const child = about.children.get(item.personId);
  const { title, detail } = itemWords(item);
  const by = item.said['by'];
  return {
    id: item.id,
    kind: item.kind,
    on: item.on,
    day: dayOf(item),
    title,
    href: hrefOf(item, child?.id ?? item.personId),
    detail: detail.join(' · '),
    isSignificant: item.isSignificant,
    whose: about.showsSeveral ? (child?.name ?? null) : null,
    by: about.accounts.get(typeof by === 'string' ? by : '') ?? null,
    words: about.words
      .filter(({ itemId, personId }) => itemId === item.id && personId === item.personId)
      .map((words) => toShown(words, about.typed)),
    child: child?.id ?? item.personId,
    personId: item.personId,
  };
}

function toShown({ part, saidBy, voice, words }: TimelineWords, typed: string): ShownWords {
  return { title: partWords(part, saidBy), isChilds: voice === 'child', pieces: findIn(words, typed) };
}

const dayOf = ({ on, said }: TimelineItem) => {
  const precision = said['precision'] ?? 'day';
  return precision === 'day' ? formatDay(on) : formatKnown(on, String(precision));
};

/** Where something is read whole, and put right: beneath the child's page. Of a kind that is not here, the page of our help. */
const placesOf: Readonly<Partial<Record<TimelineItem['kind'], (item: TimelineItem) => string>>> = {
  decision: ({ id }) => `/letters/${id}`,
  letter: ({ said }) => `/letters/${String(said['decision'])}`,
  promise: ({ id }) => `/promises/${id}`,
  wish: ({ id }) => `/wishes/${id}`,
  'star reading': () => '/star',
  handover: () => '/workers',
  entry: ({ id }) => `/entries/${id}`,
  'plan version': ({ id }) => `/plan/versions/${id}`,
  'plan view': () => '/plan',
  'agency event': () => '/chronology',
  missing: () => '/missing',
  'harm outside': ({ id }) => `/harm-outside/${id}`,
  'home asked': ({ said }) => `/harm-outside/${String(said['context'])}`,
  'harm outside plan': ({ said }) => `/harm-outside/${String(said['context'])}`,
  'edge support': ({ id }) => `/staying-home/${id}`,
  'edge support ended': ({ id }) => `/staying-home/${id}`,
  ...{ home: () => '', 'legal status': () => '', 'left care': () => '', review: () => '' },
  ...{ worker: () => '', 'not free to leave': () => '' },
};

function hrefOf(item: TimelineItem, child: string): string {
  if (item.kind === 'sharing') return `/people/${child}/sharing`;
  return `/children/${child}${(placesOf[item.kind] ?? (() => '/help'))(item)}`;
}

/** How much of one passage a page shows. */
export const shownLength = 320;

/**
 * The words with what was looked for marked, cut to `shownLength` around its first place. A word is found as it was typed, at the
 * beginning of a word.
 */
export function findIn(words: string, typed: string): ShownWords['pieces'] {
  const wanted = (typed.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 1);
  if (wanted.length === 0) return [{ text: cutAt(words, 0), isFound: false }];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${wanted.join('|')})`, 'giu');
  const shown = cutAt(words, words.search(pattern));
  return shown
    .split(pattern)
    .map((text, index) => ({ text, isFound: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

function cutAt(words: string, place: number): string {
  if (words.length <= shownLength) return words;
  const start = Math.max(0, Math.min(place - shownLength / 4, words.length - shownLength));
  const cut = words.slice(start, start + shownLength);
  return `${start > 0 ? '…' : ''}${cut}${start + shownLength < words.length ? '…' : ''}`;
}
