import type { Chapter } from '../../people/index.ts';
import { chapters } from '../../people/index.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { AskedBy } from './request-rules.ts';
import type { Reason, Weighed } from './weigh-rules.ts';
import { reasons } from './weigh-rules.ts';

/** What a reviewer decided of a passage; the newest that stands. */
export type Decision = {
  readonly choice: 'in' | 'out';
  readonly reason: Reason | null;
  readonly note: string | null;
};

/** A passage with what became of it. */
export type Decided = Weighed & {
  readonly decision: Decision | undefined;
  /** In the copy, out of it, or not decided yet, which keeps it out and the copy from being prepared. */
  readonly fate: 'in' | 'out' | 'undecided';
  /** It came, or changed, after somebody had begun to decide. */
  readonly isNew: boolean;
};

/** Joins what is proposed with what was decided. A locked passage stays out whatever was decided before it was locked. */
export function decide(
  weighed: readonly Weighed[],
  decisions: ReadonlyMap<string, Decision>,
): readonly Decided[] {
  const begun = decisions.size > 0;
  return weighed.map((one) => {
    const decision = decisions.get(one.passage.key);
    const isNew = begun && decision === undefined;
    return { ...one, decision, fate: fateOf(one, decision), isNew };
  });
}

function fateOf({ isLocked, proposal }: Weighed, decision: Decision | undefined): Decided['fate'] {
  if (isLocked) return 'out';
  if (decision) return decision.choice;
  return proposal === 'decide' ? 'undecided' : proposal;
}

/** Why a passage is out: the reviewer's reason, else the one that was proposed. */
export function reasonOf({ isLocked, reason, decision }: Decided): Reason | null {
  return isLocked ? reason : (decision?.reason ?? reason);
}

export type CopyPassage = {
  readonly number: number;
  readonly on: PlainDate | null;
  readonly text: string;
  /** Where it is from, '' where it was written straight into the record. */
  readonly source: string;
};

/** A copy as it is kept, printed and handed over as data: the same passages in every form. */
export type CopyContent = {
  readonly format: 'kith-subject-access-1';
  readonly name: string;
  readonly born: PlainDate | null;
  readonly askedBy: AskedBy;
  readonly askerName: string;
  readonly receivedOn: PlainDate;
  readonly madeOn: PlainDate;
  readonly authority: string;
  readonly chapters: readonly { readonly title: Chapter; readonly passages: readonly CopyPassage[] }[];
  /** What is not in it, by what the reader is told of why. */
  readonly leftOut: readonly { readonly why: string; readonly count: number }[];
};

export type Cover = Omit<CopyContent, 'format' | 'chapters' | 'leftOut'>;

/** Puts the copy together from passages that are in, oldest first within each chapter, numbered throughout. */
export function composeCopy(cover: Cover, decided: readonly Decided[]): CopyContent {
  const kept = decided.filter(({ fate }) => fate === 'in');
  let number = 0;
  const told = chapters.flatMap((title) => {
    const passages = kept
      .filter(({ passage }) => passage.chapter === title)
      .sort(oldestFirst)
      .map((one) => ({ number: ++number, ...toPassage(one) }));
    return passages.length === 0 ? [] : [{ title, passages }];
  });
  return { format: 'kith-subject-access-1', ...cover, chapters: told, leftOut: countLeftOut(decided) };
}

/** A kept copy as whoever opens it may read it today. */
export type Reread = { readonly content: CopyContent; readonly takenOut: number };

/** Said in place of a passage of a kept copy that would not be told like this any more. */
export const takenOutWords =
  'Not shown: this would not be told like this any more. What was kept is kept as it was.';

/**
 * Weighs a kept copy again for whoever opens it: a passage is shown while it would be told in the same words. Somebody in it may have
 * been restricted since, an address withheld, a fact put right; it is not said which. Numbers stay, for people name passages by them.
 */
export function rereadCopy(content: CopyContent, weighed: readonly Weighed[]): Reread {
  const told = new Set(
    weighed.filter(({ isLocked }) => !isLocked).map(({ passage, text }) => lineOf(passage.on, text)),
  );
  let takenOut = 0;
  const reread = (passage: CopyPassage): CopyPassage => {
    if (told.has(lineOf(passage.on, passage.text))) return passage;
    takenOut += 1;
    return { number: passage.number, on: null, text: takenOutWords, source: '' };
  };
  const chaptersNow = content.chapters.map(({ title, passages }) => ({
    title,
    passages: passages.map(reread),
  }));
  return { content: { ...content, chapters: chaptersNow }, takenOut };
}

const lineOf = (on: PlainDate | null, text: string) => `${on ?? ''} ${text}`;

/** Undated passages stand last; of one day, in the order in which the modules tell them. */
export function oldestFirst(a: Weighed, b: Weighed): number {
  const [one, other] = [a.passage.on ?? '9999', b.passage.on ?? '9999'];
  return one < other ? -1 : Number(one > other);
}

function toPassage({ passage, text }: Weighed): Omit<CopyPassage, 'number'> {
  return { on: passage.on, text, source: sourceWords(passage.source) };
}

/** 'return 2024' and 'demonstration' as one would say them; '' for what was written straight into the record. */
function sourceWords(source: string): string {
  const year = /^return (\d{4})$/.exec(source)?.[1];
  if (year) return `from the council’s return of ${year}`;
  if (source.startsWith('return')) return 'from a return of the council';
  return source.startsWith('demonstration') ? 'invented for a demonstration' : '';
}

/**
 * Counts what is out by what the reader is told. Of a restricted record not even the number is told: it would say that there
 * is one.
 */
function countLeftOut(decided: readonly Decided[]): CopyContent['leftOut'] {
  const counts = new Map<string, number>();
  for (const one of decided.filter(({ fate }) => fate !== 'in')) {
    const reason = reasonOf(one);
    const why =
      reason === null
        ? 'It was in a worker’s own words, which nobody has read through yet.'
        : reasons[reason].told;
    if (why !== null) counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return [...counts].map(([why, count]) => ({ why, count })).sort((a, b) => b.count - a.count);
}

/** What a file of the copy is called. */
export function copyFileName({ madeOn }: CopyContent): string {
  return `copy-of-a-record-${madeOn}.json`;
}

/** 'Born 3 May 2010' or that it is not known. */
export function bornWords({ born }: CopyContent): string {
  return born ? `Born ${formatDate(born)}` : 'Date of birth not known';
}
