import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';

/** Who may read a wish: as the child chose. */
export const wishAudiences = {
  child: 'The child and staff',
  family: 'The whole family, the child and staff',
} as const;
export type WishAudience = keyof typeof wishAudiences;
export const wishAudienceNames = Object.keys(wishAudiences) as readonly WishAudience[];

/** What a child said in words, or showed: then it is what somebody saw, and never in the first person. */
export const wishKinds = {
  said: 'In their own words',
  shown: 'Without words: what they show us',
} as const;
export type WishKind = keyof typeof wishKinds;
export const wishKindNames = Object.keys(wishKinds) as readonly WishKind[];

export const wishAnswers = { yes: 'Yes', partly: 'Partly', 'not yet': 'Not yet', no: 'No' } as const;
export type WishAnswer = keyof typeof wishAnswers;
export const wishAnswerNames = Object.keys(wishAnswers) as readonly WishAnswer[];

/** What a child wants, as it is said now. */
export type WishSaid = {
  readonly kind: WishKind;
  readonly words: string;
  readonly observedBy: string | null;
  readonly saidOn: PlainDate;
  readonly toWhom: string;
  /** The account of who has to reply; null for somebody else who is named. */
  readonly toId: string | null;
  readonly replyBy: PlainDate;
  readonly audience: WishAudience;
};

export type WishVersion = WishSaid & {
  readonly version: number;
  readonly because: string | null;
  readonly alsoOf: readonly string[];
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

export type WishTurnKind = 'reply' | 'came of it' | 'mistake' | 'taken back';

export type NewWishTurn = {
  readonly kind: WishTurnKind;
  readonly answer: WishAnswer | null;
  readonly words: string;
  readonly happenedOn: PlainDate;
  readonly byWhom: string | null;
  readonly how: string | null;
  /** Of "not yet": when somebody comes back to it. */
  readonly comeBackOn: PlainDate | null;
  readonly replaces: string | null;
};

export type WishTurn = NewWishTurn & {
  readonly id: string;
  readonly number: number;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

/** A wish with everything that was ever said of it, the earliest first. */
export type Wish = {
  readonly wishId: string;
  readonly personId: string;
  readonly versions: readonly WishVersion[];
  readonly turns: readonly WishTurn[];
};

/** The words as they stand. A wish has one version at least. */
export function currentWish({ versions }: Wish): WishVersion {
  const last = versions.at(-1);
  if (!last) throw new Error('A wish without a version');
  return last;
}

/** The turns that were not taken back. */
export function standingWishTurns(turns: readonly WishTurn[]): readonly WishTurn[] {
  const gone = new Set(turns.flatMap(({ replaces }) => replaces ?? []));
  return turns.filter(({ id, kind }) => kind !== 'taken back' && !gone.has(id));
}

/** The replies that stand, the latest first. */
export const repliesTo = ({ turns }: Pick<Wish, 'turns'>): readonly WishTurn[] =>
  standingWishTurns(turns)
    .filter(({ kind }) => kind === 'reply')
    .reverse();

export type WishState = 'waiting' | 'late' | 'answered' | 'mistake';

/** Whether a child still waits for a reply, and whether longer than they should. */
export function wishState(wish: Wish, today: PlainDate): WishState {
  const turns = standingWishTurns(wish.turns);
  if (turns.some(({ kind }) => kind === 'mistake')) return 'mistake';
  const [last] = repliesTo(wish);
  if (last !== undefined && last.answer !== 'not yet') return 'answered';
  return replyDue(wish) < today ? 'late' : 'waiting';
}

/** By when the child hears again: by the day of the setting, or as was said with "not yet". */
export function replyDue(wish: Wish): PlainDate {
  const [last] = repliesTo(wish);
  return last === undefined ? currentWish(wish).replyBy : (last.comeBackOn ?? last.happenedOn);
}

/** Whether what is sent was saved just now by the same person: a form that was sent twice, and not somebody else's. */
export function isWishSaidAlready(
  { turns, versions }: Wish,
  { turn, anew }: { readonly turn: NewWishTurn | null; readonly anew: WishSaidAnew | null },
  accountId: string,
): boolean {
  const [lastTurn, lastVersion] = [turns.at(-1), versions.at(-1)];
  if (turn !== null) return lastTurn?.recordedBy === accountId && saidBy(lastTurn) === saidBy(turn);
  return anew !== null && lastVersion?.recordedBy === accountId && newOf(lastVersion) === newOf(anew);
}

type WishSaidAnew = Pick<WishVersion, 'words' | 'audience' | 'because'>;
const saidBy = ({ kind, answer, words, happenedOn, byWhom, how, comeBackOn }: NewWishTurn) =>
  JSON.stringify([kind, answer, words, happenedOn, byWhom, how, comeBackOn]);
const newOf = ({ words, audience, because }: WishSaidAnew) => JSON.stringify([words, audience, because]);

/** What can be said of a wish next; 'came' is what happened because of it, 'right' puts the words right. */
export const wishActs = ['reply', 'came', 'right', 'mistake', 'back'] as const;
export type WishAct = (typeof wishActs)[number];

/** What may be said of it next. */
export function nextWishActs(wish: Wish, today: PlainDate): readonly WishAct[] {
  const back: readonly WishAct[] = standingWishTurns(wish.turns).length > 0 ? ['back'] : [];
  const state = wishState(wish, today);
  if (state === 'mistake') return back;
  return state === 'answered'
    ? ['came', 'reply', 'right', ...back]
    : ['reply', 'came', 'right', 'mistake', ...back];
}

/** Those who wait longest first; then the rest, the latest first. */
export function wishesInOrder(wishes: readonly Wish[], today: PlainDate): readonly Wish[] {
  const waits = (wish: Wish) => ['waiting', 'late'].includes(wishState(wish, today));
  return [...wishes].sort((one, other) => {
    const [a, b] = [currentWish(one), currentWish(other)];
    const byDay = waits(one)
      ? replyDue(one).localeCompare(replyDue(other))
      : b.saidOn.localeCompare(a.saidOn);
    return Number(waits(other)) - Number(waits(one)) || byDay || one.wishId.localeCompare(other.wishId);
  });
}

/** What one reads who is not staff. What was a mistake is nobody's wish. */
export function wishesFor(reader: 'child' | 'family' | 'staff', wishes: readonly Wish[]): readonly Wish[] {
  if (reader === 'staff') return wishes;
  return wishes.filter(
    (wish) =>
      !standingWishTurns(wish.turns).some(({ kind }) => kind === 'mistake') &&
      (reader === 'child' || currentWish(wish).audience === 'family'),
  );
}
