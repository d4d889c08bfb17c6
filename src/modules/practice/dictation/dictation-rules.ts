import type { Instant } from '../../../platform/dates/plain-date.ts';
import type { EngineFailure } from './ask-engine.ts';

/** Why there are no words of a recording, with what helps. */
export type DictationFailure = EngineFailure | 'nothing heard';
export const failureWords: Readonly<Record<DictationFailure, string>> = {
  'not reached':
    'The service that writes recordings down could not be reached. Try again; if it stays so, tell whoever runs Kith here.',
  refused:
    'The service that writes recordings down did not take it. Tell whoever runs Kith here: its address, key or model may be wrong. Then try again.',
  nonsense:
    'The service that writes recordings down answered with something that is no text. Tell whoever runs Kith here, then try again.',
  'nothing heard':
    'Nothing could be heard on it. Look whether the microphone is on, and dictate again; or type instead.',
};

export type DictationState = 'waiting' | 'ready' | 'failed';
export type SoundGone = 'time' | 'thrown away' | 'visit thrown away';
export const soundGoneWords: Readonly<Record<SoundGone, string>> = {
  time: 'its time was over',
  'thrown away': 'the dictation was thrown away',
  'visit thrown away': 'the visit was thrown away',
};

/** A recording, and what became of it. */
export type Dictation = {
  readonly id: string;
  readonly draftId: string;
  readonly authorId: string;
  readonly familyTold: boolean;
  readonly seconds: number;
  readonly receivedAt: Instant;
  readonly state: DictationState;
  readonly failure: DictationFailure | null;
  /** How often an engine was asked and not reached. */
  readonly tries: number;
  readonly discardedAt: Instant | null;
  readonly soundGoneAt: Instant | null;
  readonly soundGoneBecause: SoundGone | null;
  readonly writtenDownAt: Instant | null;
  readonly passages: readonly DictatedPassage[];
};

export type DictatedPassage = {
  readonly place: number;
  readonly words: string;
  /** Where they were accepted, and when; null while nobody has. */
  readonly accepted: { readonly about: DictatedAbout; readonly at: Instant } | null;
};

/** Where a worker's own words may go: never among what a child said, showed, or is told. */
export const dictatedAbouts = {
  purpose: 'What the visit was for',
  gained: 'What came of it for the children',
  happened: 'What happened, for all children of the visit',
  remark: 'About',
} as const;
export type DictatedAbout = keyof typeof dictatedAbouts;

/** A field of the visit's form: 'happened', or 'remark_0' of the child in that place. */
export type DictatedField = { readonly about: DictatedAbout; readonly place: number | null };

/** The field of a posted name, where it is one of the visit's children; undefined of anything else. */
export function parseDictatedField(name: string, places: readonly number[]): DictatedField | undefined {
  const shared = (['purpose', 'gained', 'happened'] as const).find((one) => one === name);
  if (shared) return { about: shared, place: null };
  const place = places.find((one) => name === `remark_${one}`);
  return place === undefined ? undefined : { about: 'remark', place };
}

/** What stands in a field once words are accepted into it: what was typed stays, and the words come after it. */
export const addWords = (typed: string, words: string): string =>
  typed.trim() === '' ? words : `${typed.trimEnd()}\n${words}`;

/** How often an engine that is not reached is asked by itself. */
export const mostTries = 5;

/** How long to wait before it is asked once more, in minutes: 2, 4, 8, 16. */
export const minutesToNextTry = (tries: number): number => 2 ** tries;

/** How long an engine may take over a recording, in seconds: slow machines take several times as long as it was spoken. */
export const patience = (seconds: number): number => 60 + 6 * seconds;
