import type { Query, Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FactTable } from '../../../platform/facts/index.ts';

/** Who works with a child beside the one who leads the help. `worker_id` is the worker's own id. */
export const assignmentFacts: FactTable = {
  name: 'workforce.assignment',
  label: 'assignment',
  subject: 'person_id',
  fields: [
    { name: 'worker_id', type: 'uuid' },
    { name: 'role', type: 'text' },
    { name: 'starts', type: 'date' },
    { name: 'ends', type: 'date' },
    { name: 'goal', type: 'text' },
    { name: 'reason_ended', type: 'text' },
  ],
};

/**
 * Who leads the help of a child, by the worker's own id: the same fact as `allocationFacts`, for whoever chooses a worker here and
 * not from a return.
 */
export const leadFacts: FactTable = {
  name: 'workforce.allocation',
  label: 'allocation',
  subject: 'person_id',
  fields: [
    { name: 'worker_id', type: 'uuid' },
    { name: 'starts', type: 'date' },
    { name: 'ends', type: 'date' },
    { name: 'reason', type: 'text' },
  ],
};

/** A stretch of somebody working with a child: the lead of the help (role null), or beside them. */
export type TeamTime = {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly workerId: string | null;
  readonly worker: string;
  readonly job: string | null;
  readonly team: string | null;
  readonly role: string | null;
  readonly starts: PlainDate;
  readonly ends: PlainDate | null;
  readonly goal: string | null;
  readonly reasonEnded: string | null;
};

/** Everybody who worked or works with the person of these records, the earliest first. */
export function listTeamTimes(db: Read, records: readonly string[]): Promise<readonly TeamTime[]> {
  return db.query(sql<TeamTime>`
    select t.id, t.version, t.person_id as "personId", t.worker_id as "workerId",
           coalesce(w.name, 'Worker ' || w.reference, 'Name not recorded') as worker, w.job, m.name as team, t.role,
           t.starts, t.ends, t.goal, t.reason_ended as "reasonEnded"
      from (select id, version, person_id, worker_id, null::text as role, starts, ends, null::text as goal, null::text as reason_ended
              from workforce.allocation where person_id = any(${[...records]}::uuid[])
            union all
            select id, version, person_id, worker_id, role, starts, ends, goal, reason_ended
              from workforce.assignment where person_id = any(${[...records]}::uuid[])) t
      left join workforce.worker w on w.id = t.worker_id
      left join workforce.team m on m.id = w.team_id
     order by t.starts, t.role nulls first, t.id`);
}

/** Somebody who can be asked to join. */
export type Joinable = { readonly id: string; readonly name: string; readonly team: string | null };

/** The social workers who work here on the day, by name: who may lead the protection of a child. */
export function listSocialWorkers(db: Read, on: PlainDate): Promise<readonly Joinable[]> {
  return db.query(sql<Joinable>`select w.id, w.name, m.name as team
    from workforce.worker w left join workforce.team m on m.id = w.team_id
    where w.name is not null and lower(w.job) = 'social worker' and (w.starts is null or w.starts <= ${on}::date) and (w.ends is null or w.ends > ${on}::date)
    order by w.name, w.id`);
}

/** Somebody who can lead the help, and whether they worked with these people before. */
export type CanLead = Joinable & {
  readonly job: string | null;
  readonly knows: boolean;
  /** When they work here; `ends` is the first day on which they do not. Null where it is not known. */
  readonly starts: PlainDate | null;
  readonly ends: PlainDate | null;
  /** Whose desk it is; null while nobody can sign in as them. */
  readonly accountId: string | null;
};

/**
 * Everybody with a name who works here on the day or begins later, who worked with one of these records before first (allocate by
 * relationship first: domain reference 6.5), then by name.
 */
export function listWhoCanLead(
  db: Read,
  records: readonly string[],
  on: PlainDate,
): Promise<readonly CanLead[]> {
  return db.query(sql<CanLead>`
    with knows as (
      select worker_id from workforce.allocation where person_id = any(${[...records]}::uuid[])
      union select worker_id from workforce.assignment where person_id = any(${[...records]}::uuid[]))
    select w.id, w.name, w.job, m.name as team, k.worker_id is not null as knows, w.starts, w.ends, w.account_id as "accountId"
      from workforce.worker w
      left join workforce.team m on m.id = w.team_id
      left join knows k on k.worker_id = w.id
     where w.name is not null and (w.ends is null or w.ends > ${on}::date)
     order by k.worker_id is null, w.name, w.id`);
}

/** A worker who leads the help of children whom the reader sees. */
export type Leading = {
  readonly id: string;
  readonly name: string;
  readonly job: string | null;
  readonly team: string | null;
  /** The first day on which they do not work here, where it is known. */
  readonly ends: PlainDate | null;
  /** Of how many children whom the reader sees they lead the help. */
  readonly children: number;
};

/** How many workers a list shows; who is not among them is found by name. */
export const leadingShown = 50;

/** The workers who lead today, by team and name; where words are given, those whose name has them. One more than are shown. */
export function listLeading(db: Read, words: string): Promise<readonly Leading[]> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return db.query(sql<Leading>`${leadingWhere(sql`coalesce(w.name, w.reference, '') ilike ${like}`)}
    having count(a.person_id) > 0 order by m.name nulls last, w.name nulls last, w.id limit ${leadingShown + 1}`);
}

/** One worker, whoever they lead. */
export function findLeading(db: Read, workerId: string): Promise<Leading | undefined> {
  return db.first(leadingWhere(sql`w.id = ${workerId}::uuid`));
}

const leadsNow = sql`a.starts <= platform.today() and (a.ends is null or a.ends > platform.today())`;

function leadingWhere(which: Query<unknown>): Query<Leading> {
  return sql<Leading>`
    select w.id, coalesce(w.name, 'Worker ' || w.reference, 'Name not recorded') as name, w.job, m.name as team, w.ends,
           count(distinct a.person_id)::int as children
      from workforce.worker w
      left join workforce.team m on m.id = w.team_id
      left join workforce.allocation a on a.worker_id = w.id and ${leadsNow}
     where ${which}
     group by w.id, m.name`;
}

/** With whom a worker works today or is to: leading the help, or beside who does. */
export type TimeOfWorker = {
  readonly id: string;
  readonly personId: string;
  readonly role: string | null;
  readonly starts: PlainDate;
};

/** A worker's children today and to come whom the reader sees, the earliest first. */
export function listTimesOfWorker(db: Read, workerId: string): Promise<readonly TimeOfWorker[]> {
  return db.query(sql<TimeOfWorker>`
    select t.id, t.person_id as "personId", t.role, t.starts
      from (select id, person_id, worker_id, null::text as role, starts, ends from workforce.allocation where worker_id = ${workerId}::uuid
            union all
            select id, person_id, worker_id, role, starts, ends from workforce.assignment where worker_id = ${workerId}::uuid) t
     where t.ends is null or t.ends > platform.today()
     order by t.starts, t.role nulls first, t.id`);
}

/** Whose worker an account is, if it is anybody's. */
export async function findWorkerOfAccount(db: Read, accountId: string): Promise<string | undefined> {
  const found = await db.first(
    sql<{ id: string }>`select id from workforce.worker where account_id = ${accountId}::uuid`,
  );
  return found?.id;
}

/** Whether somebody can sign in as this worker. */
export async function hasAccount(db: Read, workerId: string): Promise<boolean> {
  const found = await db.first(
    sql<{
      accountId: string | null;
    }>`select account_id as "accountId" from workforce.worker where id = ${workerId}::uuid`,
  );
  return found !== undefined && found.accountId !== null;
}

/** Until `leadsMustFollow`, a new lead may stand beside the one before: for a change that is held against the rule at its end. */
export async function leadsMayOverlap(db: Write): Promise<void> {
  await db.run(sql`set constraints workforce.allocation_one_at_a_time deferred`);
}

/** Holds what was changed against the rule that one worker leads at a time; the database throws where two do. */
export async function leadsMustFollow(db: Write): Promise<void> {
  await db.run(sql`set constraints workforce.allocation_one_at_a_time immediate`);
}
