import type { Authorised, Level, Refusal } from '../../access/index.ts';
import { callBackAsked, lookMinutes, settle } from '../../access/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { getSetting } from '../../../platform/settings/settings.ts';

/** What somebody who rings told whoever is on duty. */
export type ToldCallBack = {
  readonly name: string;
  readonly born: PlainDate | undefined;
  readonly number: string | undefined;
  /** Who rings, and how to ring them back. */
  readonly rings: string;
  readonly ringBack: string;
  readonly told: string;
};

/**
 * Passes on what a caller said about a child whom nobody on duty finds. It is written down, and nothing is looked up: the same two
 * statements whoever it is about. Who answers for a record that may be meant reads it (`listCallBacks`).
 */
export async function askCallBack(
  db: Write,
  _: Authorised<'askCallBack'>,
  { name, born, number, rings, ringBack, told }: ToldCallBack,
): Promise<void> {
  await db.run(sql`insert into people.call_back (id, about_name, about_born, about_number, rings, ring_back, told)
    values (${newId()}, ${name}, ${born ?? null}, ${number ?? null}, ${rings}, ${ringBack}, ${told})`);
  await db.announce(callBackAsked);
}

/** What the actor passed on today: their own words, and nothing of what came of it. */
export type AskedCallBack = { readonly id: string; readonly name: string; readonly askedAt: Instant };

/** The actor's own call-backs since a moment, the latest first. */
export function listOwnCallBacks(db: Read, since: Instant): Promise<readonly AskedCallBack[]> {
  return db.query(sql<AskedCallBack>`select id, about_name as name, asked_at as "askedAt" from people.call_back
    where asked_by = platform.actor() and asked_at >= ${since} order by asked_at desc, id limit 50`);
}

/** A call that the actor is shown, once for each record of theirs that may be meant; or once, when none of theirs may be. */
export type CallBack = {
  readonly id: string;
  readonly askedAt: Instant;
  readonly askedBy: string;
  readonly name: string;
  readonly born: PlainDate | null;
  readonly number: string | null;
  readonly rings: string;
  readonly ringBack: string;
  readonly told: string;
  readonly restriction: string | null;
  readonly level: Level | null;
  readonly person: string | null;
  readonly said: string | null;
  readonly answeredAt: Instant | null;
};

/** How many calls a page shows at once. */
export const callsShown = 50;

/** Calls for the actor, each once for every record that may be meant: those that wait for them, the oldest first. */
export function listCallBacks(db: Read, most = callsShown, skip = 0): Promise<readonly CallBack[]> {
  return listCalls(db, sql`null, true, ${most}, ${skip}`);
}

/** How many calls wait for the actor, as far as `most`. */
export async function countCallBacks(db: Read, most: number): Promise<number> {
  const counted = await db.first(sql<{ calls: number }>`select people.count_calls(${most}) as calls`);
  return counted?.calls ?? 0;
}

/** The calls that the actor answered last, the latest first. */
export function listAnsweredCallBacks(db: Read, most: number): Promise<readonly CallBack[]> {
  return listCalls(db, sql`null, false, ${most}, 0`);
}

/** One call, where it is for the actor; empty where it is not. */
export function findCallBack(db: Read, id: string): Promise<readonly CallBack[]> {
  return listCalls(db, sql`${id}::uuid, true, 1, 0`);
}

function listCalls(db: Read, which: ReturnType<typeof sql>): Promise<readonly CallBack[]> {
  return db.query(sql<CallBack>`
    select call_back_id as id, asked_at as "askedAt", asked_by as "askedBy", about_name as name, about_born as born,
           about_number as number, rings, ring_back as "ringBack", told, restriction_id as restriction, level,
           person_id as person, said, answered_at as "answeredAt"
      from people.call_backs_for(${which})
     order by answered_at desc, asked_at, call_back_id, restriction_id`);
}

export type CallBackAnswer = {
  readonly callBack: string;
  readonly said: string;
  /** The restriction whose record the one who asked may look at for a time; null to let them look at none. */
  readonly restriction: string | null;
};

/** Answers a call. @throws NotFound when it is not for the actor, Stale when they answered it before */
export async function answerCallBack(
  db: Write,
  _: Authorised<'answerCallBacks'>,
  { callBack, said, restriction }: CallBackAnswer,
): Promise<Refusal | undefined> {
  const minutes = await getSetting(db, lookMinutes);
  return settle(
    db,
    sql`select people.answer_call_back(${callBack}::uuid, ${said}, ${restriction}::uuid, ${minutes}) as outcome`,
  );
}
