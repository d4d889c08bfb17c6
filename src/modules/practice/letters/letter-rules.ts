import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import type { NotTold, Outcome } from '../front-door/worry-rules.ts';

/** A letter to the family about one decision, as it was written last and before. */
export type LetterVersion = {
  readonly version: number;
  readonly words: string;
  readonly because: string | null;
  readonly alsoOf: readonly string[];
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

export type LetterTurnKind = 'given' | 'not given' | 'disagrees' | 'answered' | 'taken back';

/** Why a family was not given the letter: the reasons of `notTold` (0024), and that they do not want it. */
export type NotGiven = NotTold | 'not wanted';

export type NewLetterTurn = {
  readonly kind: LetterTurnKind;
  readonly letterVersion: number | null;
  readonly who: string | null;
  readonly how: string | null;
  readonly whyNot: NotGiven | null;
  readonly words: string | null;
  readonly happenedOn: PlainDate;
  readonly byWhom: string | null;
  readonly replaces: string | null;
};
export type LetterTurn = NewLetterTurn & {
  readonly id: string;
  readonly number: number;
  readonly alsoOf: readonly string[];
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

/** A decision at the front door about one child, with the letter that explains it to the family. */
export type Letter = {
  /** The decision: a row of `practice.worry_child`. */
  readonly decisionId: string;
  readonly worryId: string;
  readonly personId: string;
  readonly outcome: Outcome;
  /** Null for who may not see every child of the worry: the words may name any of them. */
  readonly familyWords: string | null;
  readonly familyAgrees: 'yes' | 'not asked' | null;
  readonly decidedAt: Instant;
  readonly decidedBy: string | null;
  readonly versions: readonly LetterVersion[];
  readonly turns: readonly LetterTurn[];
};

/** The turns that were not taken back. */
export function standingLetterTurns(turns: readonly LetterTurn[]): readonly LetterTurn[] {
  const gone = new Set(turns.flatMap(({ replaces }) => replaces ?? []));
  return turns.filter(({ id, kind }) => kind !== 'taken back' && !gone.has(id));
}

export type LetterState = 'to write' | 'to give' | 'given' | 'not given';

/** How a letter stands, as the page says it. */
export const letterStates: Readonly<Record<LetterState, string>> = {
  'to write': 'The family has no letter yet',
  'to give': 'Written, and not given yet',
  given: 'The family has it',
  'not given': 'Not given',
};

/** How a letter stands. One that was written anew after it was given waits again. */
export function letterState({ versions, turns }: Pick<Letter, 'versions' | 'turns'>): LetterState {
  const last = standingLetterTurns(turns).findLast(({ kind }) => kind === 'given' || kind === 'not given');
  const newest = versions.at(-1)?.version ?? null;
  if (last?.kind === 'given' && last.letterVersion === newest) return 'given';
  if (last?.kind === 'not given') return 'not given';
  return newest === null ? 'to write' : 'to give';
}

/** Who said that they disagree and has no answer yet: the last words of theirs. */
export function openDisagreement({ turns }: Pick<Letter, 'turns'>): LetterTurn | undefined {
  const standing = standingLetterTurns(turns);
  const at = standing.findLastIndex(({ kind }) => kind === 'disagrees');
  return standing.slice(at + 1).some(({ kind }) => kind === 'answered') ? undefined : standing[at];
}

export const letterActs = ['write', 'given', 'not-given', 'disagrees', 'answered', 'back'] as const;
/** What can be said of a letter next. */
export type LetterAct = (typeof letterActs)[number];

/** What may be done next. A parent may always disagree, with a letter or without; what was said last may be taken back. */
export function nextLetterActs(letter: Letter): readonly LetterAct[] {
  const state = letterState(letter);
  const isWritten = letter.versions.length > 0;
  return letterActs.filter((act) => {
    if (act === 'given') return isWritten && state !== 'given';
    if (act === 'not-given') return state !== 'not given' && state !== 'given';
    if (act === 'answered') return openDisagreement(letter) !== undefined;
    if (act === 'back') return standingLetterTurns(letter.turns).length > 0;
    return true;
  });
}

/** Tells whether somebody was faster: how often something was written or said of it. */
export const letterStamp = ({ versions, turns }: Pick<Letter, 'versions' | 'turns'>): string =>
  String(versions.length + turns.length);
