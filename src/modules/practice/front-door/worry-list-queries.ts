import { sql } from '../../../platform/database/database.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import type { Caller, Outcome, WorryId, WorryState } from './worry-rules.ts';

/** Which worries a list shows. */
export const listed = {
  waiting: 'Everything that waits',
  decide: 'Waits for a decision',
  unfinished: 'Unfinished',
  ended: 'Ended',
} as const;
export type Listed = keyof typeof listed;

export type ListedWorry = {
  readonly id: WorryId;
  readonly state: WorryState;
  readonly receivedAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly caller: Caller | null;
  readonly callerName: string | null;
  readonly callerAgency: string | null;
  readonly callerRole: string | null;
  /** What was typed so far, where it is unfinished. */
  readonly typedWords: string | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
  /** The children whom the actor sees. */
  readonly children: readonly string[];
};

export const worriesPerPage = 50;

const which = {
  waiting: sql`w.state <> 'ended'`,
  decide: sql`w.state = 'to decide'`,
  unfinished: sql`w.state = 'unfinished'`,
  ended: sql`w.state = 'ended'`,
} as const;

/** A page of worries: what is due first stands first, what ended last where they ended. One more than a page says there are more. */
export function listWorries(db: Read, list: Listed, page: number): Promise<readonly ListedWorry[]> {
  const order = list === 'ended' ? sql`w.ended_at desc, w.id` : sql`w.due_at nulls last, w.recorded_at, w.id`;
  return db.query(sql<ListedWorry>`
    with shown as materialized (
      select w.* from practice.worry w where ${which[list]} order by ${order}
       limit ${worriesPerPage + 1} offset ${(page - 1) * worriesPerPage})
    select w.id, w.state, w.received_at as "receivedAt", w.due_at as "dueAt", w.ended_at as "endedAt", w.caller,
           w.caller_name as "callerName", w.caller_agency as "callerAgency", w.caller_role as "callerRole",
           left(w.typed ->> 'words', 120) as "typedWords", w.recorded_at as "recordedAt", w.recorded_by as "recordedBy",
           array(select c.person_id from practice.worry_child c where c.worry_id = w.id and c.removed_at is null
                  order by c.recorded_at, c.id) as children
      from shown w order by ${order}`);
}

/** An earlier worry about somebody, as a line of their history. */
export type EarlierWorry = {
  readonly id: WorryId;
  readonly personId: string;
  readonly receivedAt: Instant;
  readonly outcome: Outcome | null;
  readonly isAdvice: boolean;
};

/** Worries about these people, the newest first, without one. */
export function listEarlierWorries(
  db: Read,
  personIds: readonly string[],
  without: string,
): Promise<readonly EarlierWorry[]> {
  return db.query(sql<EarlierWorry>`
    select w.id, c.person_id as "personId", w.received_at as "receivedAt", c.outcome, w.advice is not null as "isAdvice"
      from practice.worry_child c join practice.worry w on w.id = c.worry_id
     where c.person_id = any(${[...personIds]}::uuid[]) and c.removed_at is null and w.id <> ${without}
       and w.received_at is not null
     order by w.received_at desc limit 200`);
}
