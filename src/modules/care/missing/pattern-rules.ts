import type { SeenTime } from './missing-queries.ts';
import type { MissingTime } from './missing-rules.ts';
import { lastWordsOf } from './missing-rules.ts';

/** What several times have in common: a place, or somebody; with how often and of which children. */
export type Pattern = {
  readonly key: string;
  /** The words as they were said last, or the record of the person. */
  readonly words: string | null;
  readonly peerId: string | null;
  readonly times: number;
  readonly children: readonly string[];
};

type Mention = Pick<Pattern, 'key' | 'words' | 'peerId'>;

/** A whole time, as patterns look at it. */
export const seenTime = (time: MissingTime): SeenTime => ({ ...time, found: lastWordsOf(time, 'found') });

/** Where children were found, the most often first. Places are the words that were typed: alike only where they are the same. */
export const listPlaces = (times: readonly SeenTime[]): readonly Pattern[] =>
  countMentions(times, ({ found }) =>
    found === null ? [] : [{ key: foldWords(found), words: found, peerId: null }],
  );

/** With whom children were, the most often first: by record, else by the name that was typed. */
export const listCompany = (times: readonly SeenTime[]): readonly Pattern[] =>
  countMentions(times, (time) =>
    time.with.map(({ peerId, name }) => ({ key: peerId ?? foldWords(name ?? ''), words: name, peerId })),
  );

/** How often each child was missing, the most often first. */
export const listChildrenOften = (times: readonly SeenTime[]): readonly Pattern[] =>
  countMentions(times, ({ personId }) => [{ key: personId, words: null, peerId: personId }]);

type Seeing = Pattern & { readonly seenIn: readonly string[] };
const unseen = { times: 0, children: [], seenIn: [] };

/** Seen in one time more; mentioned twice in one time it counts once. */
function seenAgain(before: Seeing, { id, personId }: SeenTime): Seeing {
  const seenIn = [...new Set([...before.seenIn, id])];
  const children = [...new Set([...before.children, personId])];
  return { ...before, times: seenIn.length, children, seenIn };
}

function countMentions(
  times: readonly SeenTime[],
  mentionsOf: (time: SeenTime) => readonly Mention[],
): readonly Pattern[] {
  const found = new Map<string, Seeing>();
  for (const time of times.filter(({ state }) => state !== 'taken back'))
    for (const mention of mentionsOf(time))
      found.set(mention.key, seenAgain(found.get(mention.key) ?? { ...mention, ...unseen }, time));
  return [...found.values()]
    .map(({ key, words, peerId, times: count, children }) => ({ key, words, peerId, times: count, children }))
    .sort((a, b) => b.times - a.times || b.children.length - a.children.length || a.key.localeCompare(b.key));
}

const foldWords = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
