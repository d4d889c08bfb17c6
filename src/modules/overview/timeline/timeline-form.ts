import type { TimelinePart, Voice } from '../../practice/index.ts';
import { timelinePartNames, voiceNames } from '../../practice/index.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { isUuid } from '../../../platform/ids/ids.ts';

/** Where a page begins: after this item. */
export type After = { readonly on: PlainDate; readonly id: string; readonly kind: string };

/** What a reader asked of a timeline. */
export type TimelineAsked = {
  /** As it was typed; '' for everything. */
  readonly words: string;
  readonly part: TimelinePart | null;
  readonly voice: Voice | null;
  readonly significant: boolean;
  readonly fromYear: number | null;
  readonly toYear: number | null;
  /** Brothers and sisters whose timelines are shown in between. */
  readonly beside: readonly string[];
  readonly after: After | null;
};

type QueryFields = Readonly<Record<string, string>>;

/** Reads the address. What cannot be read is as if it were not asked. */
export function parseTimelineAsked(query: QueryFields): TimelineAsked {
  return {
    words: (query['words'] ?? '').trim().slice(0, 200),
    part: timelinePartNames.find((one) => one === query['part']) ?? null,
    voice: voiceNames.find((one) => one === query['voice']) ?? null,
    significant: query['significant'] === 'yes',
    fromYear: parseYear(query['from']),
    toYear: parseYear(query['to']),
    beside: Object.keys(query).flatMap((name) => parseBeside(name)),
    after: parseAfter(query['after']),
  };
}

function parseYear(text: string | undefined): number | null {
  return /^(19|20)\d\d$/.test(text?.trim() ?? '') ? Number(text) : null;
}

function parseBeside(name: string): readonly string[] {
  const id = /^with-(.*)$/.exec(name)?.[1] ?? '';
  return isUuid(id) ? [id] : [];
}

/** 'after=2026-05-03_<id>_<kind>' */
function parseAfter(text: string | undefined): After | null {
  const [day, id = '', kind = ''] = (text ?? '').split('_');
  const on = parsePlainDate(day);
  return on && isUuid(id) && /^[a-z ]{1,40}$/.test(kind) ? { on, id, kind } : null;
}

/** The same as an address asks it, without where a page begins. '' for everything. */
export function askedAddress(asked: TimelineAsked, after: After | null = null): string {
  const { words, part, voice, significant, fromYear, toYear, beside } = asked;
  const said: readonly (readonly [name: string, value: string | number | false | null])[] = [
    ['words', words],
    ['part', part],
    ['voice', voice],
    ['significant', significant && 'yes'],
    ['from', fromYear],
    ['to', toYear],
    ...beside.map((id) => [`with-${id}`, 'yes'] as const),
    ['after', after && `${after.on}_${after.id}_${after.kind}`],
  ];
  const fields = new URLSearchParams();
  for (const [name, value] of said) if (value) fields.set(name, String(value));
  const text = fields.toString();
  return text === '' ? '' : `?${text}`;
}

/** Whether anything is left out. */
export const isNarrowed = (asked: TimelineAsked): boolean => askedAddress({ ...asked, beside: [] }) !== '';
