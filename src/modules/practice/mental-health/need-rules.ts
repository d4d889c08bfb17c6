import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { addDays, addMonths, daysBetween } from '../../../platform/dates/plain-date.ts';

/** What somebody needs support with, as it is said on screen. */
export const needAreas = {
  'mental health': 'Mental health',
  'substance use': 'Substance use',
  'domestic abuse': 'Domestic abuse',
} as const;
export type NeedArea = keyof typeof needAreas;
export const needAreaNames = Object.keys(needAreas) as readonly NeedArea[];

/** For whom words about a need are, beside staff. */
export const needAudiences = {
  staff: 'Staff only',
  person: 'Whoever it is about, and staff',
} as const;
export type NeedAudience = keyof typeof needAudiences;
export const needAudienceNames = Object.keys(needAudiences) as readonly NeedAudience[];

/** What somebody needs, as it is said now. */
export type NeedSaid = {
  readonly area: NeedArea;
  /** In the words of who has the need; null where `unsaid` says why not. */
  readonly said: string | null;
  readonly unsaid: string | null;
  /** In the worker's words. */
  readonly seen: string;
  readonly saidFor: NeedAudience;
  readonly seenFor: NeedAudience;
  readonly knownOn: PlainDate;
};

export type NeedVersion = NeedSaid & {
  readonly id: string;
  readonly version: number;
  readonly because: string | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

/** What can come of a need; 'taken back' takes back the turn before it. */
export type NeedTurnKind = 'asked' | 'answered' | 'started' | 'ended' | 'over' | 'mistake' | 'taken back';

/** What a service says, or who has the need. That somebody wants no support is no sign of risk. */
export const serviceAnswers = {
  accepted: 'Accepted: support will begin',
  'waiting list': 'On a waiting list',
  declined: 'Declined by the service',
  'not wanted': 'Not wanted by the person: saying no is not a sign of risk',
  'none yet': 'Asked again: no answer yet',
} as const;
export type ServiceAnswer = keyof typeof serviceAnswers;
export const serviceAnswerNames = Object.keys(serviceAnswers) as readonly ServiceAnswer[];

export type NewNeedTurn = {
  readonly kind: NeedTurnKind;
  readonly referralId: string | null;
  readonly service: string | null;
  readonly answer: ServiceAnswer | null;
  readonly words: string | null;
  readonly happenedOn: PlainDate;
  readonly replaces: string | null;
};

export type NeedTurn = NewNeedTurn & {
  readonly id: string;
  readonly number: number;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

/** A need with everything that was ever said of it, the earliest first. */
export type Need = {
  readonly needId: string;
  readonly personId: string;
  readonly versions: readonly NeedVersion[];
  readonly turns: readonly NeedTurn[];
};

/** One time that a service was asked, and what came of it. */
export type Referral = {
  readonly referralId: string;
  readonly service: string;
  readonly askedOn: PlainDate;
  /** What was said last; null while nobody answered. */
  readonly answer: ServiceAnswer | null;
  /** Why it was declined, or what else was said with the last answer. */
  readonly answerWords: string | null;
  /** When somebody last asked or answered. */
  readonly lastWordOn: PlainDate;
  readonly startedOn: PlainDate | null;
  readonly given: string | null;
  readonly endedOn: PlainDate | null;
  readonly changed: string | null;
};

/** The words as they stand. A need has one version at least. */
export function currentNeed({ versions }: Pick<Need, 'versions'>): NeedVersion {
  const last = versions.at(-1);
  if (!last) throw new Error('A need without a version');
  return last;
}

/** The turns that were not taken back. */
export function standingNeedTurns({ turns }: Pick<Need, 'turns'>): readonly NeedTurn[] {
  const gone = new Set(turns.flatMap(({ replaces }) => replaces ?? []));
  return turns.filter(({ id, kind }) => kind !== 'taken back' && !gone.has(id));
}

/** Each time that somebody was asked, the earliest first. */
export function referralsOf(need: Pick<Need, 'turns'>): readonly Referral[] {
  const turns = standingNeedTurns(need);
  const asked = turns.filter(({ kind }) => kind === 'asked');
  return asked.flatMap((ask) => (ask.referralId === null ? [] : [referralFrom(ask, ask.referralId, turns)]));
}

function referralFrom(ask: NeedTurn, referralId: string, turns: readonly NeedTurn[]): Referral {
  const last = (kind: NeedTurnKind) =>
    turns.findLast((turn) => turn.kind === kind && turn.referralId === referralId);
  return {
    referralId,
    service: ask.service ?? '',
    askedOn: ask.happenedOn,
    ...answerOf(last('answered'), ask),
    ...supportOf(last('started'), last('ended')),
  };
}

const answerOf = (
  answered: NeedTurn | undefined,
  ask: NeedTurn,
): Pick<Referral, 'answer' | 'answerWords' | 'lastWordOn'> => ({
  answer: answered?.answer ?? null,
  answerWords: answered?.words ?? null,
  lastWordOn: (answered ?? ask).happenedOn,
});

const supportOf = (
  started: NeedTurn | undefined,
  ended: NeedTurn | undefined,
): Pick<Referral, 'startedOn' | 'given' | 'endedOn' | 'changed'> => ({
  startedOn: started?.happenedOn ?? null,
  given: started?.words ?? null,
  endedOn: ended?.happenedOn ?? null,
  changed: ended?.words ?? null,
});

const isRefused = ({ answer }: Pick<Referral, 'answer'>) => answer === 'declined' || answer === 'not wanted';

/** Whether somebody still waits for what was asked: support has not begun, and nobody said no. */
export const isReferralWaiting = (one: Referral): boolean => one.startedOn === null && !isRefused(one);

export type NeedState =
  'nobody asked' | 'waiting' | 'refused' | 'supported' | 'support ended' | 'over' | 'mistake';

/** How a state is said on screen. */
export const needStates: Readonly<Record<NeedState, string>> = {
  'nobody asked': 'Nobody asked yet',
  waiting: 'Waiting for support',
  refused: 'No support: asked, and not given',
  supported: 'Support has begun',
  'support ended': 'Support has ended',
  over: 'No longer a need',
  mistake: 'Written down by mistake',
};

/** How a need stands, by what was said of it and not taken back. */
export function needState(need: Pick<Need, 'turns'>): NeedState {
  const closed = standingNeedTurns(need).findLast(({ kind }) => kind === 'over' || kind === 'mistake');
  if (closed) return closed.kind === 'over' ? 'over' : 'mistake';
  const referrals = referralsOf(need);
  if (referrals.length === 0) return 'nobody asked';
  if (referrals.some(({ startedOn, endedOn }) => startedOn !== null && endedOn === null)) return 'supported';
  if (referrals.some(isReferralWaiting)) return 'waiting';
  return referrals.some(({ endedOn }) => endedOn !== null) ? 'support ended' : 'refused';
}

/** Whether it still asks for something of somebody. */
export const isNeedOpen = (need: Pick<Need, 'turns'>): boolean =>
  !['over', 'mistake'].includes(needState(need));

/** From one day to another, the second not counted. */
export type Stretch = { readonly from: PlainDate; readonly to: PlainDate };

/** How long a referral waited: until support began or somebody said no, until the need was over, else until today. */
export function waitOf(need: Pick<Need, 'turns'>, one: Referral, today: PlainDate): Stretch {
  const over = standingNeedTurns(need).findLast(({ kind }) => kind === 'over')?.happenedOn;
  const ends = one.startedOn ?? (isRefused(one) ? one.lastWordOn : (over ?? today));
  return { from: one.askedOn, to: ends < one.askedOn ? one.askedOn : ends };
}

/** On how many days somebody waited for one referral or another: a day on which two waited is one day. */
export function daysWaited(need: Pick<Need, 'turns'>, today: PlainDate): number {
  const waits = referralsOf(need)
    .map((one) => waitOf(need, one, today))
    .sort((one, other) => one.from.localeCompare(other.from));
  let [days, reached] = [0, waits[0]?.from];
  for (const { from, to } of waits) {
    const start = reached !== undefined && reached > from ? reached : from;
    if (to <= start) continue;
    days += daysBetween(start, to);
    reached = to;
  }
  return days;
}

/** Since when somebody waits for an answer or for support: the earliest referral that still waits. */
export function waitingSince(need: Pick<Need, 'turns'>): PlainDate | null {
  if (!isNeedOpen(need)) return null;
  return (
    referralsOf(need)
      .filter(isReferralWaiting)
      .map(({ askedOn }) => askedOn)
      .sort()[0] ?? null
  );
}

/**
 * Since when a need has no active support (domain reference, M-CH-14): since it is known, or since the last support ended. Null
 * where support goes on, or there is no need any more.
 */
export function unmetSince(need: Need): PlainDate | null {
  const state = needState(need);
  if (state === 'supported' || state === 'over' || state === 'mistake') return null;
  const ends = referralsOf(need).flatMap(({ endedOn }) => endedOn ?? []);
  return [currentNeed(need).knownOn, ...ends].sort().at(-1) ?? null;
}

/**
 * Which referrals have waited so long without a word that somebody should ask again. `days` is a local default for mental health
 * (domain reference, M-CH-14): of the other areas nobody set a number, and none is made up.
 */
export function toAskAgain(
  need: Need,
  { today, days }: { readonly today: PlainDate; readonly days: number },
): readonly Referral[] {
  if (!isNeedOpen(need) || currentNeed(need).area !== 'mental health') return [];
  return referralsOf(need).filter((one) => isReferralWaiting(one) && addDays(one.lastWordOn, days) <= today);
}

/** A length in days and months, such as '94 days (3 months and 2 days)'; shorter than a month, in days alone. */
export function lengthOf({ from, to }: Stretch): string {
  const days = daysBetween(from, to);
  const said = count(days, 'day');
  let months = 0;
  while (addMonths(from, months + 1) <= to) months += 1;
  if (months === 0) return said;
  const rest = daysBetween(addMonths(from, months), to);
  return `${said} (${count(months, 'month')}${rest === 0 ? '' : ` and ${count(rest, 'day')}`})`;
}

const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? '' : 's'}`;

export const needActs = ['ask', 'answer', 'start', 'end', 'over', 'right', 'mistake', 'back'] as const;
export type NeedAct = (typeof needActs)[number];

/** What may be said of a need next, and of which referral. */
export type NextNeedAct = { readonly act: NeedAct; readonly referral: Referral | null };

export function nextNeedActs(need: Need): readonly NextNeedAct[] {
  const whole = (...acts: readonly NeedAct[]) => acts.map((act) => ({ act, referral: null }));
  const back = standingNeedTurns(need).length > 0 ? whole('back') : [];
  if (!isNeedOpen(need)) return [...(needState(need) === 'over' ? whole('right') : []), ...back];
  return [
    ...referralsOf(need).flatMap((referral) => actsOf(referral).map((act) => ({ act, referral }))),
    ...whole('ask', 'over', 'right', 'mistake'),
    ...back,
  ];
}

function actsOf(one: Referral): readonly NeedAct[] {
  if (one.startedOn === null) return isReferralWaiting(one) ? ['answer', 'start'] : ['answer'];
  return one.endedOn === null ? ['end'] : [];
}

/** What may be done of this kind and referral, where it may be; `referralId` null takes the first. */
export function findNeedAct(need: Need, act: NeedAct, referralId: string | null): NextNeedAct | undefined {
  const found = nextNeedActs(need).filter((one) => one.act === act);
  return referralId === null ? found[0] : found.find((one) => one.referral?.referralId === referralId);
}

/** The longest without support first; then where support goes on, then what is over. */
export function needsInOrder(needs: readonly Need[]): readonly Need[] {
  const place = (need: Need) => [
    unmetSince(need) ?? (isNeedOpen(need) ? '8' : '9'),
    currentNeed(need).knownOn,
  ];
  return [...needs].sort(
    (one, other) =>
      place(one).join(' ').localeCompare(place(other).join(' ')) || one.needId.localeCompare(other.needId),
  );
}
