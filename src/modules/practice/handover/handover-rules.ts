import { formatDate } from '../../../platform/dates/format-date.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { addDays } from '../../../platform/dates/plain-date.ts';
import type { FactValues } from '../../../platform/facts/index.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import type { PersonId } from '../../people/index.ts';
import type { CanLead, TeamTime } from '../../workforce/index.ts';

/**
 * Why a child's worker changes, by the codes of the return (SSDA903, SW_REASON; the meanings are the likely ones, GK: domain
 * reference 6.5). First contact (FCONTA) is no change.
 */
export const handoverReasons = {
  LEFTRL: 'The worker leaves the job',
  ABSENC: 'The worker is ill or away for long',
  CHCHAN: 'The child asked for it',
  PCCHAN: 'A parent or carer asked for it',
  TSPROC: 'The child moves to another team, as our process has it',
  ORGRST: 'We changed how our teams are made up',
  MANAGE: 'To share work out',
  SWDIED: 'The worker died',
  OTHERS: 'Something else',
} as const;
export type HandoverReason = keyof typeof handoverReasons;

/** What a handover did to one fact; `version` is the one that it left. */
export type MadeFact = {
  readonly does: 'record' | 'correct';
  readonly table: 'allocation' | 'assignment';
  readonly id: string;
  readonly version: number;
  /** What a corrected fact said before; null of one that the handover made. */
  readonly before: FactValues | null;
};

export type Handover = {
  readonly id: Id<'handover'>;
  readonly togetherId: string;
  readonly personId: PersonId;
  readonly fromId: string | null;
  readonly toId: string;
  /** Their names, or 'Worker …', or 'Name not recorded'. */
  readonly from: string;
  readonly to: string;
  /** The first day of the new worker. */
  readonly starts: PlainDate;
  readonly reason: HandoverReason;
  readonly because: string;
  readonly apart: string | null;
  readonly state: 'planned' | 'taken back';
  readonly takenBackBecause: string | null;
  readonly takenBackBy: string | null;
  readonly changes: readonly MadeFact[];
  readonly version: number;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

export const eventKinds = [
  'told',
  'not told',
  'goodbye',
  'no goodbye',
  'introduction',
  'acknowledged',
  'taken back',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** What happened around a handover. */
export type HandoverEvent = {
  readonly id: string;
  readonly handoverId: string;
  readonly kind: EventKind;
  readonly whom: 'child' | 'family' | null;
  readonly who: string | null;
  readonly on: PlainDate;
  readonly byWhom: string | null;
  readonly how: string | null;
  readonly words: string | null;
  readonly isObserved: boolean;
  readonly apology: string | null;
  readonly thing: string | null;
  readonly audience: 'staff' | 'child' | 'family';
  readonly recordedBy: string | null;
};

/** What stands where an event says nothing else. */
export const nothingSaid = {
  ...{ whom: null, who: null, byWhom: null, how: null, words: null, apology: null, thing: null },
  ...{ isObserved: false, audience: 'staff' },
} as const;

/** What a form says of a change of worker. */
export type NewHandover = {
  readonly starts: PlainDate;
  readonly toId: string;
  readonly reason: HandoverReason;
  readonly because: string;
  readonly apart: string | null;
};

export type HandoverRefusal = { readonly field: string; readonly text: string };

/** What a handover does to the facts of one child: who leads until when, who leads from then, and who comes along before. */
export type HandoverChanges = {
  readonly lead: TeamTime;
  readonly joinsFrom: PlainDate | null;
};

/** Who leads the help of a child on a day. */
export function leadOn(team: readonly TeamTime[], on: PlainDate): TeamTime | undefined {
  return team.find(({ role, starts, ends }) => role === null && starts <= on && (ends === null || ends > on));
}

/** Who is to lead from a later day on. */
export const leadAfter = (team: readonly TeamTime[], on: PlainDate): TeamTime | undefined =>
  team.find(({ role, starts }) => role === null && starts > on);

/** Who takes over, and when they work here: their first day may be to come, and they may have no account yet. */
export type Successor = Pick<CanLead, 'id' | 'name' | 'starts' | 'ends'>;

/**
 * Works out what changes for one child, or why it cannot be. Where the new worker begins later, they work beside the one before
 * until then (from their own first day here), so that they can read the record and meet the child: nobody repeats their story.
 * Until then whoever leads stays responsible.
 */
export function planHandover(
  team: readonly TeamTime[],
  said: NewHandover,
  { to, today }: { readonly to: Successor; readonly today: PlainDate },
): HandoverChanges | { readonly refused: HandoverRefusal } {
  const lead = leadOn(team, today);
  const later = leadAfter(team, today);
  if (!lead) return refuse('to', 'Nobody leads the help now: record who does on the child’s page');
  if (later)
    return refuse(
      'starts',
      `${later.worker} takes over on ${formatDate(later.starts)} already: take that back first`,
    );
  if (lead.workerId === said.toId)
    return refuse('to', `${lead.worker} leads the help already: choose somebody else`);
  const wrong = wrongDay(said.starts, lead, to);
  if (wrong !== undefined) return refuse('starts', wrong);
  const comes = to.starts !== null && to.starts > today ? to.starts : today;
  const isHere = team.some(
    ({ workerId, starts, ends }) =>
      workerId === said.toId && starts <= comes && (ends === null || ends >= said.starts),
  );
  return { lead, joinsFrom: said.starts > comes && !isHere ? comes : null };
}

const refuse = (field: string, text: string) => ({ refused: { field, text } });
const dayBefore = (day: PlainDate) => formatDate(addDays(day, -1));

/** What is wrong with a first day, beside who leads and when the new worker works here. */
function wrongDay(starts: PlainDate, lead: TeamTime, to: Successor): string | undefined {
  if (starts <= lead.starts)
    return `The first day of ${to.name} must be after ${formatDate(lead.starts)}, when ${lead.worker} began`;
  if (lead.ends !== null && lead.ends < starts)
    return `The last day of ${lead.worker} is recorded as ${dayBefore(lead.ends)}: nobody would lead from then until ${formatDate(starts)}. Let ${to.name} begin on ${formatDate(lead.ends)}, or put the last day right in the list of facts on the child’s page first`;
  if (to.starts !== null && starts < to.starts)
    return `${to.name} works here from ${formatDate(to.starts)}: choose that day or a later one. ${lead.worker} leads until then`;
  if (to.ends !== null && to.ends <= starts)
    return `${to.name} works here until ${dayBefore(to.ends)}, which is before they would begin: choose somebody else`;
  return undefined;
}

/**
 * Why a change of worker is not taken back any more: after so many days it would say of weeks or months that somebody else was
 * responsible. Undefined where it can be. @param days from the first day of the new worker
 */
export function whyNotTakenBack(
  { from, to, starts }: Pick<Handover, 'from' | 'to' | 'starts'>,
  today: PlainDate,
  days: number,
): string | undefined {
  if (today <= addDays(starts, days)) return undefined;
  return `${to} has led since ${formatDate(starts)}, and a change can be taken back for ${days} days after the first day only: later, the record would say that ${from} was responsible in all that time. If ${from} is to lead again, plan a change of worker from a day to come. If ${to} never led, put who led right in the list of facts on the child’s page, which asks why and keeps both`;
}

/** What a handover still needs. Loud until it is done or a reason is given. */
export type StillOpen = 'child' | 'family' | 'goodbye' | 'introduction';
export const stillOpenWords: Readonly<Record<StillOpen, string>> = {
  child: 'Child not yet told',
  family: 'Parents or carers not yet told',
  goodbye: 'No goodbye yet',
  introduction: 'New worker not introduced',
};

const isAbout: Readonly<Record<StillOpen, (event: Told) => boolean>> = {
  child: ({ kind, whom }) => (kind === 'told' || kind === 'not told') && whom === 'child',
  family: ({ kind, whom }) => (kind === 'told' || kind === 'not told') && whom === 'family',
  goodbye: ({ kind }) => kind === 'goodbye' || kind === 'no goodbye',
  introduction: ({ kind }) => kind === 'introduction',
};
const stillOpenNames = Object.keys(isAbout) as readonly StillOpen[];

/** What of an event says how a handover stands. */
export type Told = Pick<HandoverEvent, 'kind' | 'whom'>;

/** Of one part of a handover: done, not done with a reason (and an apology for the goodbye), or still open. */
export type Standing = 'done' | 'reason' | 'open';
export type Standings = Readonly<Record<StillOpen, Standing>>;

/** How each part of a handover stands. Somebody of the family who was told counts, whoever else was not. */
export function standingsOf(events: readonly Told[]): Standings {
  const standing = (part: StillOpen): Standing => {
    const said = events.filter(isAbout[part]);
    if (said.length === 0) return 'open';
    return said.some(({ kind }) => kind !== 'not told' && kind !== 'no goodbye') ? 'done' : 'reason';
  };
  return {
    child: standing('child'),
    family: standing('family'),
    goodbye: standing('goodbye'),
    introduction: standing('introduction'),
  };
}

/** What is missing. Telling somebody, or a reason why not, ends the one; a goodbye, or an apology, the other. */
export const openOf = (standings: Standings): readonly StillOpen[] =>
  stillOpenNames.filter((part) => standings[part] === 'open');

/** What is said of a change in which nothing is open: it does not say that somebody was told who was not. */
export function closedWords({ child, goodbye, family }: Standings): string {
  const said = [
    child === 'done' ? 'Child told' : 'Child not told, with a reason',
    ...(family === 'reason' ? ['parents or carers not told, with a reason'] : []),
    goodbye === 'done' ? 'goodbye said' : 'no goodbye, with an apology',
  ];
  return said.join('; ');
}

/** How many workers have led the help of a child so far, as far as is known, and how many more joined beside them. */
export function countWorkers(
  team: readonly TeamTime[],
  today: PlainDate,
): { readonly led: number; readonly changes: number; readonly beside: number } {
  const begun = team.filter(({ starts }) => starts <= today);
  const leads = begun.filter(({ role }) => role === null);
  const keyOf = ({ workerId, id }: TeamTime) => workerId ?? id;
  const led = new Set(leads.map(keyOf));
  const beside = new Set(begun.filter(({ role }) => role !== null).map(keyOf));
  const changes = leads.filter((one, index) => index > 0 && keyOf(one) !== keyOf(leads[index - 1] ?? one));
  return {
    led: led.size,
    changes: changes.length,
    beside: [...beside].filter((one) => !led.has(one)).length,
  };
}
