import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { addDays } from '../../../platform/dates/plain-date.ts';

/** Who may read a promise beside staff. */
export const promiseAudiences = {
  told: 'Whoever it was made to, and staff',
  family: 'The whole family, the child and staff',
  staff: 'Staff only',
} as const;
export type PromiseAudience = keyof typeof promiseAudiences;
export const promiseAudienceNames = Object.keys(promiseAudiences) as readonly PromiseAudience[];

export type PromiseTo = 'child' | 'family';

/** There is no page of one person of the family: what is made to one of them is read by the family together, or by staff only. */
export const audienceFor = (to: PromiseTo, audience: PromiseAudience): PromiseAudience =>
  to === 'family' && audience === 'told' ? 'family' : audience;

/** Whether more people may read a promise than before. Of old ones 'told' to one of the family was read by staff alone. */
export function isWider(to: PromiseTo, now: PromiseAudience, before: PromiseAudience): boolean {
  const reach = (one: PromiseAudience) => (one === 'family' ? 2 : Number(one === 'told' && to === 'child'));
  return reach(now) > reach(before);
}

/** What somebody promised, as it is said now. */
export type PromiseSaid = {
  readonly words: string;
  /** Whose words these are; of who promised, where null. */
  readonly whose: string | null;
  readonly toKind: PromiseTo;
  readonly toWhom: string;
  readonly byWhom: string;
  /** The account of who promised; null for somebody else who is named. */
  readonly makerId: string | null;
  readonly madeOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly audience: PromiseAudience;
};

export type PromiseVersion = PromiseSaid & {
  readonly version: number;
  readonly because: string | null;
  readonly alsoOf: readonly string[];
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

/** What can become of a promise; 'taken back' takes back the turn before it. */
export type TurnKind =
  'kept' | 'confirmed' | 'not so' | 'could not say' | 'changed' | 'broken' | 'mistake' | 'taken back';

export type NewTurn = {
  readonly kind: TurnKind;
  readonly words: string | null;
  readonly happenedOn: PlainDate;
  readonly how: string | null;
  readonly byWhom: string | null;
  readonly answer: string | null;
  readonly apology: string | null;
  readonly replaces: string | null;
};

export type Turn = NewTurn & {
  readonly id: string;
  readonly number: number;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

/** A promise with everything that was ever said of it, the earliest first. */
export type Promised = {
  readonly promiseId: string;
  readonly personId: string;
  readonly versions: readonly PromiseVersion[];
  readonly turns: readonly Turn[];
};

export type PromiseState = 'open' | 'kept' | 'confirmed' | 'not so' | 'could not say' | 'broken' | 'mistake';

/** How a state is said on screen. Kept is what the child says it is: until then it is not yet confirmed. */
export const promiseStates: Readonly<Record<PromiseState, string>> = {
  open: 'Promised',
  kept: 'Kept: not yet confirmed',
  confirmed: 'Kept',
  'not so': 'Not kept, says who it was made to',
  'could not say': 'Kept, as far as could be seen',
  broken: 'Broken',
  mistake: 'Written down by mistake',
};

/** The turns that were not taken back. */
export function standingTurns(turns: readonly Turn[]): readonly Turn[] {
  const gone = new Set(turns.flatMap(({ replaces }) => replaces ?? []));
  return turns.filter(({ id, kind }) => kind !== 'taken back' && !gone.has(id));
}

/** How a promise stands: what the last turn that was not taken back made of it. A changed one is open again. */
export function promiseState(turns: readonly Turn[]): PromiseState {
  const last = standingTurns(turns).at(-1);
  if (!last || last.kind === 'changed' || last.kind === 'taken back') return 'open';
  return last.kind;
}

/** The words as they stand. A promise has one version at least. */
export function currentOf({ versions }: Promised): PromiseVersion {
  const last = versions.at(-1);
  if (!last) throw new Error('A promise without a version');
  return last;
}

/** What can be said of a promise next; 'said' is what the child says of it, 'right' puts the words right. */
export type PromiseAct = 'kept' | 'said' | 'changed' | 'broken' | 'right' | 'mistake' | 'back';
export const promiseActs = ['kept', 'said', 'changed', 'broken', 'right', 'mistake', 'back'] as const;

const next: Readonly<Record<PromiseState, readonly PromiseAct[]>> = {
  open: ['kept', 'changed', 'broken', 'right', 'mistake'],
  kept: ['said', 'right'],
  // Who it was made to may see it differently later.
  confirmed: ['said', 'right'],
  'could not say': ['said', 'right'],
  'not so': ['kept', 'changed', 'broken', 'right'],
  broken: ['right'],
  mistake: [],
};

/** What may be said of it next. The last thing that was said of it may always be taken back. */
export function nextActs({ turns }: Pick<Promised, 'turns'>): readonly PromiseAct[] {
  const acts = next[promiseState(turns)];
  return standingTurns(turns).length > 0 ? [...acts, 'back'] : acts;
}

export type Dueness = 'late' | 'soon' | 'later' | 'settled';

/** How near the day is of a promise that waits for something: past, within a week, later. */
export function duenessOf(promise: Promised, today: PlainDate): Dueness {
  const state = promiseState(promise.turns);
  if (state !== 'open' && state !== 'not so') return 'settled';
  const { dueOn } = currentOf(promise);
  if (dueOn < today) return 'late';
  return dueOn <= addDays(today, 7) ? 'soon' : 'later';
}

/** Whether somebody still has to do something about it: keep it, or ask whether it was kept. */
export function isWaiting({ turns }: Pick<Promised, 'turns'>): boolean {
  return ['open', 'not so', 'kept'].includes(promiseState(turns));
}

/** Whether what is sent was saved just now by the same person: a form that was sent twice, and not somebody else's. */
export function isSaidAlready(
  { turns, versions }: Promised,
  { turn, anew }: { readonly turn: NewTurn | null; readonly anew: SaidAnew | null },
  accountId: string,
): boolean {
  const [lastTurn, lastVersion] = [turns.at(-1), versions.at(-1)];
  if (turn !== null) return lastTurn?.recordedBy === accountId && saidBy(lastTurn) === saidBy(turn);
  return anew !== null && lastVersion?.recordedBy === accountId && newOf(lastVersion) === newOf(anew);
}

type SaidAnew = Pick<PromiseVersion, 'words' | 'dueOn' | 'audience' | 'because'>;
const saidBy = ({ kind, words, happenedOn, how, byWhom, answer, apology }: NewTurn) =>
  JSON.stringify([kind, words, happenedOn, how, byWhom, answer, apology]);
const newOf = ({ words, dueOn, audience, because }: SaidAnew) =>
  JSON.stringify([words, dueOn, audience, because]);

/** What waits first, by its day; then the rest, the latest first. */
export function inOrder(promises: readonly Promised[]): readonly Promised[] {
  return [...promises].sort((one, other) => {
    const waits = Number(isWaiting(other)) - Number(isWaiting(one));
    const [a, b] = [currentOf(one).dueOn, currentOf(other).dueOn];
    const byDay = isWaiting(one) ? a.localeCompare(b) : b.localeCompare(a);
    return waits || byDay || one.promiseId.localeCompare(other.promiseId);
  });
}

/** What one reads who is not staff: the child, or the family together. What was a mistake is nobody's promise. */
export function promisesFor(reader: PromiseTo | 'staff', promises: readonly Promised[]): readonly Promised[] {
  if (reader === 'staff') return promises;
  const read = promises.filter((promise) => {
    const { audience, toKind } = currentOf(promise);
    // Made to one of the family is not made to all of them.
    const isTold = audience === 'told' && toKind === 'child' && reader === 'child';
    return (audience === 'family' || isTold) && promiseState(promise.turns) !== 'mistake';
  });
  return reader === 'child' ? read : read.map(withoutTheirAnswers);
}

const answered: readonly TurnKind[] = ['confirmed', 'not so', 'could not say'];

/** A child's answer was given to who asked, not to the family: they read how it stands, and not the child's words. */
function withoutTheirAnswers(promise: Promised): Promised {
  if (currentOf(promise).toKind !== 'child') return promise;
  const turns = promise.turns.map((turn) => ({
    ...turn,
    words: answered.includes(turn.kind) ? null : turn.words,
    answer: null,
  }));
  return { ...promise, turns };
}
