import { formatDate } from '../../../platform/dates/format-date.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FactValues } from '../../../platform/facts/index.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import type { PersonId } from '../../people/index.ts';
import type { TeamTime } from '../../workforce/index.ts';

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

/**
 * Works out what changes for one child, or why it cannot be. Where the new worker begins later, they work beside the one before
 * until then, so that they can read the record and meet the child: nobody repeats their story.
 */
export function planHandover(
  team: readonly TeamTime[],
  said: NewHandover,
  today: PlainDate,
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
  if (said.starts <= lead.starts)
    return refuse('starts', `The day must be after ${formatDate(lead.starts)}, when ${lead.worker} began`);
  const isHere = team.some(
    ({ workerId, starts, ends }) =>
      workerId === said.toId && starts <= today && (ends === null || ends >= said.starts),
  );
  return { lead, joinsFrom: said.starts > today && !isHere ? today : null };
}

const refuse = (field: string, text: string) => ({ refused: { field, text } });

/** What a handover still needs. Loud until it is done or a reason is given. */
export type StillOpen = 'child' | 'family' | 'goodbye' | 'introduction';
export const stillOpenWords: Readonly<Record<StillOpen, string>> = {
  child: 'Child not yet told',
  family: 'Parents or carers not yet told',
  goodbye: 'No goodbye yet',
  introduction: 'New worker not introduced',
};

/** What is missing, by what stands. Telling somebody, or a reason why not, ends the one; a goodbye, or an apology, the other. */
export function listStillOpen(events: readonly Pick<HandoverEvent, 'kind' | 'whom'>[]): readonly StillOpen[] {
  const has = (kinds: readonly EventKind[], whom?: 'child' | 'family') =>
    events.some((event) => kinds.includes(event.kind) && (whom === undefined || event.whom === whom));
  return [
    ...(has(['told', 'not told'], 'child') ? [] : (['child'] as const)),
    ...(has(['told', 'not told'], 'family') ? [] : (['family'] as const)),
    ...(has(['goodbye', 'no goodbye']) ? [] : (['goodbye'] as const)),
    ...(has(['introduction']) ? [] : (['introduction'] as const)),
  ];
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
