import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { addMonths, ageOn, daysBetween } from '../../../platform/dates/plain-date.ts';

/** Whether a cost is of each week or of all of it. */
export type CostPer = 'week' | 'whole';

/** An agreed cost; pence are null where the support has none of its own, or none is known. */
export type AgreedCost = {
  readonly costPence: number | null;
  readonly costPer: CostPer | null;
  readonly paidBy: string | null;
};

/** Support at the edge of care, as it is said now. */
export type SupportSaid = AgreedCost & {
  readonly kind: string;
  readonly whyNow: string;
  /** In the words of `saidBy`. */
  readonly different: string;
  readonly saidBy: string;
  readonly goals: readonly string[];
  readonly askedBy: string;
  readonly agreedBy: string;
  readonly givenBy: string;
  readonly starts: PlainDate;
  readonly plannedEnd: PlainDate;
  /** Records of others who are named. */
  readonly alsoOf: readonly string[];
};

export type SupportVersion = SupportSaid & {
  readonly id: string;
  readonly version: number;
  readonly because: string | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

/** Whether the child was safe at home when support ended, as family and worker told it then. */
export const safeAtHome = {
  yes: 'Yes',
  partly: 'Some of the time',
  no: 'No',
  'not known': 'We do not know',
} as const;
export type SafeAtHome = keyof typeof safeAtHome;
export const safeAtHomeNames = Object.keys(safeAtHome) as readonly SafeAtHome[];

export type SupportTurnKind = 'reviewed' | 'extended' | 'ended' | 'mistake' | 'taken back';

export type NewSupportTurn = {
  readonly kind: SupportTurnKind;
  readonly words: string;
  readonly said: string | null;
  readonly unsaid: string | null;
  readonly until: PlainDate | null;
  readonly home: SafeAtHome | null;
  readonly happenedOn: PlainDate;
  readonly replaces: string | null;
};

export type SupportTurn = NewSupportTurn & {
  readonly id: string;
  readonly number: number;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

/** Support with everything that was ever said of it, the earliest first. */
export type EdgeSupport = {
  readonly supportId: string;
  readonly personId: string;
  readonly versions: readonly SupportVersion[];
  readonly turns: readonly SupportTurn[];
};

/** What was said last of it. Support has one version at least. */
export function currentSupport({ versions }: Pick<EdgeSupport, 'versions'>): SupportVersion {
  const last = versions.at(-1);
  if (!last) throw new Error('Support without a version');
  return last;
}

/** The turns that were not taken back. */
export function standingSupportTurns({ turns }: Pick<EdgeSupport, 'turns'>): readonly SupportTurn[] {
  const gone = new Set(turns.flatMap(({ replaces }) => replaces ?? []));
  return turns.filter(({ id, kind }) => kind !== 'taken back' && !gone.has(id));
}

const lastTurn = (support: Pick<EdgeSupport, 'turns'>, kind: SupportTurnKind) =>
  standingSupportTurns(support).findLast((turn) => turn.kind === kind);

/** The day on which it is to end: as it was made longer last, else as it was agreed. */
export const plannedEndOf = (support: EdgeSupport): PlainDate =>
  lastTurn(support, 'extended')?.until ?? currentSupport(support).plannedEnd;

/** How it ended, where it did. */
export const endOf = (support: Pick<EdgeSupport, 'turns'>): SupportTurn | undefined =>
  lastTurn(support, 'ended');

export type SupportState = 'to begin' | 'now' | 'due' | 'ended' | 'mistake';

/** How a state is said on screen. */
export const supportStates: Readonly<Record<SupportState, string>> = {
  'to begin': 'To begin',
  now: 'Going on',
  due: 'Its end is due',
  ended: 'Ended',
  mistake: 'Written down by mistake',
};

/** How it stands today: due from the day on which it was to end. */
export function supportState(support: EdgeSupport, today: PlainDate): SupportState {
  if (lastTurn(support, 'mistake')) return 'mistake';
  if (endOf(support)) return 'ended';
  if (plannedEndOf(support) <= today) return 'due';
  return currentSupport(support).starts > today ? 'to begin' : 'now';
}

/** Whether somebody still has to say how it ended. */
export const isSupportOpen = (support: EdgeSupport): boolean =>
  !lastTurn(support, 'mistake') && !endOf(support);

export type CostedSupport = Pick<AgreedCost, 'costPence' | 'costPer'> & {
  readonly starts: PlainDate;
  readonly endedOn: PlainDate | null;
};

/**
 * What was spent until today, in pence, as it was agreed; null where no cost was. A week costs a seventh for each day, the last day
 * not counted; what was agreed for all of it counts from the day on which it begins.
 */
export function costSoFar(support: CostedSupport, today: PlainDate): number | null {
  const { costPence, costPer, starts, endedOn } = support;
  if (costPence === null || costPer === null) return null;
  if (starts > today) return 0;
  if (costPer === 'whole') return costPence;
  const until = endedOn !== null && endedOn < today ? endedOn : today;
  return until <= starts ? 0 : Math.round((costPence * daysBetween(starts, until)) / 7);
}

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

/** '£1,234.50'; whole pounds without pence. */
export const formatPence = (pence: number): string => pounds.format(pence / 100).replace(/\.00$/, '');

/** A time in care, of which short breaks are none; the day on which it ends is not of it. */
export type TimeInCare = { readonly starts: PlainDate; readonly ends: PlainDate | null };

/** Where a child was some months after support ended. */
export type AfterSupport = {
  readonly months: number;
  readonly on: PlainDate;
  readonly is: 'not yet' | 'grown up' | 'in care' | 'was in care' | 'not in care';
  /** Since when the child is in care, or when they came in between; null otherwise. */
  readonly since: PlainDate | null;
};

/** After how many months it is looked whether a child stayed at home (domain reference, M-SY-18: 6 and 12; 3 is a local default). */
const monthsAfter = [3, 6, 12] as const;

/** Where a child was 3, 6 and 12 months after support ended, by the times in care: nobody types it. */
export function afterSupport(
  endedOn: PlainDate,
  facts: {
    readonly times: readonly TimeInCare[];
    readonly born: PlainDate | null;
    readonly today: PlainDate;
  },
): readonly AfterSupport[] {
  return monthsAfter.map((months) => ({
    months,
    ...placeOn({ from: endedOn, on: addMonths(endedOn, months) }, facts),
  }));
}

type Facts = Parameters<typeof afterSupport>[1];

function placeOn(
  { from, on }: { readonly from: PlainDate; readonly on: PlainDate },
  { times, born, today }: Facts,
): Omit<AfterSupport, 'months'> {
  if (on > today) return { on, is: 'not yet', since: null };
  if (born !== null && ageOn(born, on) >= 18) return { on, is: 'grown up', since: null };
  const now = times.find(({ starts, ends }) => starts <= on && (ends === null || ends > on));
  if (now) return { on, is: 'in care', since: now.starts };
  const between = times.filter(({ starts, ends }) => starts <= on && ends !== null && ends > from);
  const first = between.map(({ starts }) => starts).sort()[0];
  return first === undefined
    ? { on, is: 'not in care', since: null }
    : { on, is: 'was in care', since: first };
}

export const supportActs = ['review', 'extend', 'end', 'right', 'mistake', 'back'] as const;
export type SupportAct = (typeof supportActs)[number];

/** What may be said of it as it stands. */
export function nextSupportActs(support: EdgeSupport): readonly SupportAct[] {
  const back: readonly SupportAct[] = standingSupportTurns(support).length > 0 ? ['back'] : [];
  if (lastTurn(support, 'mistake')) return back;
  return endOf(support) ? ['right', ...back] : ['review', 'extend', 'end', 'right', 'mistake', ...back];
}

const order: readonly SupportState[] = ['due', 'now', 'to begin', 'ended', 'mistake'];

/** What is due first, then what goes on, by the day on which it is to end; what ended last before what ended first. */
export function supportsInOrder(supports: readonly EdgeSupport[], today: PlainDate): readonly EdgeSupport[] {
  const place = (one: EdgeSupport) => order.indexOf(supportState(one, today));
  return [...supports].sort(
    (one, other) =>
      place(one) - place(other) ||
      (isSupportOpen(one) ? 1 : -1) * plannedEndOf(one).localeCompare(plannedEndOf(other)) ||
      one.supportId.localeCompare(other.supportId),
  );
}
