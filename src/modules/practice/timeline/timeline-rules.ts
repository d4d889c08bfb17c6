import type { PlainDate } from '../../../platform/dates/plain-date.ts';

/** What may be asked for on a timeline, each with the kinds of item that it shows. */
export const timelineParts = {
  entries: { label: 'Visits and entries', kinds: ['entry', 'visit'] },
  help: {
    label: 'Help and protection',
    kinds: [
      'step',
      'contact',
      'decision',
      'letter',
      'early help',
      'involvement',
      'involvement ended',
      'assessment',
      'enquiry',
      'need plan',
      'need plan ended',
      'protection plan',
      'protection plan ended',
      'protection review',
      'edge support',
      'edge support ended',
    ],
  },
  plan: { label: 'The plan', kinds: ['plan version', 'plan view'] },
  voice: { label: 'Promises, wishes and the star', kinds: ['promise', 'wish', 'star reading'] },
  care: {
    label: 'Homes and care',
    kinds: ['home', 'legal status', 'left care', 'review', 'not free to leave'],
  },
  missing: { label: 'Missing or away', kinds: ['missing'] },
  outside: {
    label: 'Harm outside the home',
    kinds: ['harm outside', 'home asked', 'harm outside plan'],
  },
  workers: { label: 'Workers', kinds: ['worker', 'joined', 'joined ended', 'handover'] },
  others: { label: 'Told by and to others', kinds: ['sharing', 'agency event'] },
} as const;
export type TimelinePart = keyof typeof timelineParts;
export const timelinePartNames = Object.keys(timelineParts) as readonly TimelinePart[];
export type TimelineKind = (typeof timelineParts)[TimelinePart]['kinds'][number];

export const timelineKinds: readonly TimelineKind[] = timelinePartNames.flatMap(
  (part) => timelineParts[part].kinds,
);

/** Whose words something holds. */
export const voices = {
  child: 'The child’s own words',
  others: 'Family and others',
  worker: 'Workers',
} as const;
export type Voice = keyof typeof voices;
export const voiceNames = Object.keys(voices) as readonly Voice[];

/** Words of an item, as far as the reader may read them. */
export type TimelineWords = {
  readonly itemId: string;
  readonly personId: string;
  /** What they are of: 'purpose', 'words', 'reasons', 'disagreement'. */
  readonly part: string;
  readonly words: string;
  readonly saidBy: string | null;
  readonly audience: string;
  readonly voice: Voice;
};

/** Where things stand with a child, as somebody wrote it down on a day. */
export type Summary = {
  readonly id: string;
  readonly asAt: PlainDate;
  readonly words: string;
  readonly recordedBy: string | null;
};

/** Most words that one search looks for; the others are left out. */
const mostWords = 8;

/**
 * What somebody typed, as PostgreSQL's text search asks for it: every word, or what begins with it. Null where there is no word in it.
 * Nothing but letters and digits comes through, so that it is always well formed.
 */
export function toSearch(typed: string): string | null {
  const words = (typed.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, mostWords);
  return words.length === 0 ? null : words.map((word) => `${word.slice(0, 40)}:*`).join(' & ');
}

/** After so many days a summary may no longer say where things stand. A local default: six weeks (domain reference 5.3, unverified). */
export const summaryGoodFor = 42;

/** Somebody whom words may name, by what people call them. */
export type Nameable = { readonly id: string; readonly names: readonly string[] };

/** Who of these is named in the words, each once: a name of theirs stands there as a word of its own, in capitals or not. */
export function namedIn(words: string, people: readonly Nameable[]): readonly string[] {
  const said = words.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  const text = ` ${said.map((word) => word.replace(/['’]s?$/, '')).join(' ')} `;
  const named = people.filter(({ names }) => names.some((name) => isIn(text, name)));
  return [...new Set(named.map(({ id }) => id))];
}

const isIn = (text: string, name: string) =>
  name.trim() !== '' && text.includes(` ${name.trim().toLowerCase()} `);
