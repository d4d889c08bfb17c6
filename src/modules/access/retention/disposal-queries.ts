import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Lines } from '../../../platform/http/page-of-list.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import { newId } from '../../../platform/ids/ids.ts';

export type DisposalId = Id<'disposal'>;

/** A record whose time has ended, as last night's pass found it. */
export type DueRecord = {
  readonly subjectId: string;
  readonly class: string;
  readonly until: PlainDate;
  readonly because: string;
};

/** Replaces what stands on the list for the records looked at by what is due of them. Runs as loader. */
export async function replaceDue(
  db: Write,
  looked: readonly string[],
  due: readonly DueRecord[],
): Promise<void> {
  await db.run(sql`delete from access.disposal_due where subject_id = any(${[...looked]}::uuid[])`);
  await db.run(sql`insert into access.disposal_due (subject_id, class, until, because, found_at)
    select d."subjectId", d.class, d.until, d.because, platform.moment()
      from jsonb_to_recordset(${JSON.stringify(due)}::jsonb) as d("subjectId" uuid, class text, until date, because text)`);
}

/** Takes off the list what a whole pass did not find: joined with another record meanwhile, or gone. Runs as loader. */
export async function dropDueBefore(db: Write, found: readonly string[]): Promise<void> {
  await db.run(sql`delete from access.disposal_due where not (subject_id = any(${[...found]}::uuid[]))`);
}

const notProposed = sql`not exists (select from access.disposal p where p.subject_id = d.subject_id and p.destroyed_at is null
    and coalesce(p.decision, 'approved') = 'approved')`;

/** A page of the list, the longest ended first, without those for which something is proposed already. */
export function listDue(db: Read, { perPage, offset }: Lines): Promise<readonly DueRecord[]> {
  return db.query(sql<DueRecord>`select d.subject_id as "subjectId", d.class, d.until, d.because
    from access.disposal_due d where ${notProposed} order by d.until, d.subject_id limit ${perPage} offset ${offset}`);
}

/** How many stand on it. */
export async function countDue(db: Read): Promise<number> {
  const count = await db.first(
    sql<{ total: number }>`select count(*)::int as total from access.disposal_due d where ${notProposed}`,
  );
  return count?.total ?? 0;
}

export type Decision = 'approved' | 'refused' | 'withdrawn' | 'stopped';

/** A proposal to destroy a record: what was decided of it, and the proof once it was carried out. */
export type Disposal = {
  readonly id: DisposalId;
  /** Null once the record is destroyed; `subjectHash` then stands for it. */
  readonly subjectId: string | null;
  readonly subjectHash: string | null;
  readonly class: string;
  readonly rule: string;
  readonly until: PlainDate;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: string;
  readonly proposedBecause: string;
  readonly decision: Decision | null;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
  readonly decidedBecause: string | null;
  readonly destroyedAt: string | null;
  /** Rows by table. */
  readonly rowCounts: Readonly<Record<string, number>> | null;
  readonly digest: string | null;
};

const disposals = sql`select d.id, d.subject_id as "subjectId", d.subject_hash as "subjectHash", d.class, d.rule, d.until,
    d.proposed_by as "proposedBy", p.name as "proposedByName", d.proposed_at as "proposedAt", d.proposed_because as "proposedBecause",
    d.decision, c.name as "decidedByName", d.decided_at as "decidedAt", d.decided_because as "decidedBecause",
    d.destroyed_at as "destroyedAt", d.row_counts as "rowCounts", d.digest
  from access.disposal d join access.account p on p.id = d.proposed_by left join access.account c on c.id = d.decided_by`;

const isOpen = sql`d.destroyed_at is null and coalesce(d.decision, 'approved') = 'approved'`;
const isDone = sql`d.destroyed_at is not null`;

/** Proposals that wait for a decision or, once approved, for the job that carries them out; the oldest first: a page of them. */
export function listOpenDisposals(db: Read, { perPage, offset }: Lines): Promise<readonly Disposal[]> {
  return db.query(
    sql<Disposal>`${disposals} where ${isOpen} order by d.proposed_at, d.id limit ${perPage} offset ${offset}`,
  );
}

/** What was destroyed, the newest first: a page of it. */
export function listDestroyed(db: Read, { perPage, offset }: Lines): Promise<readonly Disposal[]> {
  return db.query(
    sql<Disposal>`${disposals} where ${isDone} order by d.destroyed_at desc, d.id limit ${perPage} offset ${offset}`,
  );
}

/** How many proposals are open, and how many records were destroyed, of those that the actor may know of. */
export async function countDisposals(
  db: Read,
): Promise<{ readonly open: number; readonly destroyed: number }> {
  const counted = await db.first(sql<{ open: number; destroyed: number }>`
    select (count(*) filter (where ${isOpen}))::int as open, (count(*) filter (where ${isDone}))::int as destroyed
      from access.disposal d`);
  return counted ?? { open: 0, destroyed: 0 };
}

export function findDestroyed(db: Read, id: DisposalId): Promise<Disposal | undefined> {
  return db.first(sql<Disposal>`${disposals} where d.id = ${id} and d.destroyed_at is not null`);
}

/** Everything that was ever proposed for a record, the newest first. */
export function listDisposalsOf(db: Read, subjects: readonly string[]): Promise<readonly Disposal[]> {
  return db.query(
    sql<Disposal>`${disposals} where d.subject_id = any(${[...subjects]}::uuid[]) order by d.proposed_at desc, d.id`,
  );
}

export type NewDisposal = Pick<Disposal, 'class' | 'rule' | 'until'> & {
  readonly subject: string;
  readonly because: string;
};

/** False where one is open already. */
export async function addDisposal(db: Write, wanted: NewDisposal): Promise<boolean> {
  const added =
    await db.run(sql`insert into access.disposal (id, subject_id, class, rule, until, proposed_because)
    values (${newId()}, ${wanted.subject}, ${wanted.class}, ${wanted.rule}, ${wanted.until}::date, ${wanted.because}) on conflict do nothing`);
  return added === 1;
}

/** False where somebody else has decided meanwhile. The database refuses the proposer's own approval (two_people). */
export async function saveDecision(
  db: Write,
  id: DisposalId,
  said: { readonly decision: Decision; readonly because: string | null },
): Promise<boolean> {
  const done =
    await db.run(sql`update access.disposal set decision = ${said.decision}, decided_by = platform.actor(),
      decided_at = platform.moment(), decided_because = ${said.because} where id = ${id} and decision is null`);
  return done === 1;
}

/** Approved and not carried out yet. */
export function listApproved(
  db: Read,
): Promise<readonly { readonly id: DisposalId; readonly subjectId: string }[]> {
  return db.query(sql<{ id: DisposalId; subjectId: string }>`
    select id, subject_id as "subjectId" from access.disposal where decision = 'approved' and destroyed_at is null order by decided_at, id`);
}

/** An approved disposal that may not be carried out after all, and why. Runs as loader. */
export async function stopDisposal(db: Write, id: DisposalId, because: string): Promise<void> {
  await db.run(
    sql`update access.disposal set decision = 'stopped', decided_because = ${because} where id = ${id} and destroyed_at is null`,
  );
}

/**
 * Destroys every row about these records, in all tables, in the caller's transaction, and leaves the proof. Runs as
 * loader; the database refuses what two people did not agree on, and what is held.
 * @param words names and numbers, for what still waits to be delivered
 */
export async function destroyRecords(
  db: Write,
  id: DisposalId,
  what: { readonly records: readonly string[]; readonly words: readonly string[] },
): Promise<void> {
  await db.run(
    sql`select access.carry_out_disposal(${id}, ${[...what.records]}::uuid[], ${[...what.words]}::text[])`,
  );
}

/** Records that began at an adoption and are needed to find the sealed one. Runs as loader; no page may tell of it. */
export async function listBegunAfterSeal(db: Read): Promise<readonly string[]> {
  const rows = await db.query(sql<{ id: string }>`select access.begun_after_seal() as id`);
  return rows.map(({ id }) => id);
}
