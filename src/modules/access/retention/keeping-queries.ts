import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import { newId } from '../../../platform/ids/ids.ts';

export type LegalHoldId = Id<'legalHold'>;

/** No destruction for a reason outside the schedule, until somebody ends it. */
export type LegalHold = {
  readonly id: LegalHoldId;
  readonly subjectId: string;
  readonly because: string;
  readonly starts: PlainDate;
  readonly setBy: string;
  readonly endedOn: PlainDate | null;
  readonly endedBecause: string | null;
};

/** The holds on these records, those in force first. */
export function listLegalHolds(db: Read, subjects: readonly string[]): Promise<readonly LegalHold[]> {
  return db.query(sql<LegalHold>`
    select h.id, h.subject_id as "subjectId", h.because, h.starts, a.name as "setBy", h.ended_on as "endedOn",
           h.ended_because as "endedBecause"
      from access.legal_hold h join access.account a on a.id = h.set_by
     where h.subject_id = any(${[...subjects]}::uuid[]) order by h.ended_on desc nulls first, h.starts desc, h.id`);
}

export async function setLegalHold(db: Write, subject: string, because: string): Promise<void> {
  await db.run(
    sql`insert into access.legal_hold (id, subject_id, because) values (${newId()}, ${subject}, ${because})`,
  );
}

/** False where it has been ended by somebody else meanwhile. */
export async function endLegalHold(db: Write, hold: { id: LegalHoldId; because: string }): Promise<boolean> {
  const ended =
    await db.run(sql`update access.legal_hold set ended_on = platform.today(), ended_by = platform.actor(), ended_because = ${hold.because}
    where id = ${hold.id} and ended_on is null`);
  return ended === 1;
}

export type KeptLonger = {
  readonly subjectId: string;
  readonly until: PlainDate;
  readonly because: string;
  readonly decidedBy: string;
};

/** Decisions to keep these records longer, the newest first. */
export function listKeptLonger(db: Read, subjects: readonly string[]): Promise<readonly KeptLonger[]> {
  return db.query(sql<KeptLonger>`
    select k.subject_id as "subjectId", k.until, k.because, a.name as "decidedBy"
      from access.kept_longer k join access.account a on a.id = k.decided_by
     where k.subject_id = any(${[...subjects]}::uuid[]) order by k.decided_at desc, k.id desc`);
}

export async function keepLonger(
  db: Write,
  kept: { readonly subject: string; readonly until: PlainDate; readonly because: string },
): Promise<void> {
  await db.run(
    sql`insert into access.kept_longer (id, subject_id, until, because) values (${newId()}, ${kept.subject}, ${kept.until}::date, ${kept.because})`,
  );
}

/** What stands against destroying a record, whatever its class: a hold, a day until which it was decided to keep it, a seal. */
export type KeepingOrder = {
  readonly subjectId: string;
  readonly held: boolean;
  readonly keptUntil: PlainDate | null;
};

/** For each of these records of which there is anything to say. */
export function listKeepingOrders(db: Read, subjects: readonly string[]): Promise<readonly KeepingOrder[]> {
  return db.query(sql<KeepingOrder>`
    select s.id as "subjectId", bool_or(s.held) as held, max(s.until) as "keptUntil" from (
      select h.subject_id as id, true as held, null::date as until from access.legal_hold h where h.ended_on is null
      union all
      select k.subject_id, false, k.until from (
        select distinct on (subject_id) subject_id, until from access.kept_longer order by subject_id, decided_at desc, id desc) k) s
     where s.id = any(${[...subjects]}::uuid[]) group by s.id`);
}
