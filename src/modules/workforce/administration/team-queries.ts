import type { AccountId } from '../../access/index.ts';
import type { Query, Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { WorkerId } from '../sight/worker-queries.ts';

export type TeamId = Id<'team'>;
export type Team = {
  readonly id: TeamId;
  readonly name: string;
  readonly closedOn: PlainDate | null;
  readonly members: number;
  /** Whose job is to manage it: they see the team's children. */
  readonly managers: readonly string[];
};

/** The job by whose name a worker sees the children of the team (migration 0023). */
export const managerJob = 'Team manager';

/** Every team, the open ones first, by name. */
export function listTeams(db: Read): Promise<readonly Team[]> {
  return db.query(teamsWhere(sql`true`));
}

export function findTeam(db: Read, id: TeamId): Promise<Team | undefined> {
  return db.first(teamsWhere(sql`t.id = ${id}`));
}

function teamsWhere(condition: Query<unknown>): Query<Team> {
  return sql<Team>`
    select t.id, t.name, t.closed_on as "closedOn", count(w.id)::int as members,
           coalesce(array_agg(coalesce(w.name, w.reference, 'Not known') order by w.name)
             filter (where lower(w.job) = lower(${managerJob})), '{}') as managers
      from workforce.team t
      left join workforce.worker w on w.team_id = t.id and (w.ends is null or w.ends > platform.today())
     where ${condition}
     group by t.id order by t.closed_on is not null, t.name`;
}

export type StaffedWorker = {
  readonly id: WorkerId;
  readonly name: string | null;
  readonly reference: string | null;
  readonly job: string | null;
  readonly teamId: TeamId | null;
  readonly team: string | null;
  readonly accountId: AccountId | null;
  readonly ends: PlainDate | null;
};

const workerColumns = sql`w.id, w.name, w.reference, w.job, w.team_id as "teamId", t.name as team,
  w.account_id as "accountId", w.ends from workforce.worker w left join workforce.team t on t.id = w.team_id`;

export function listMembers(db: Read, team: TeamId): Promise<readonly StaffedWorker[]> {
  return db.query(sql<StaffedWorker>`select ${workerColumns}
    where w.team_id = ${team} order by lower(w.job) = lower(${managerJob}) desc nulls last, w.name, w.reference limit 300`);
}

/** Workers whose name or reference has these words, fifty at most. */
export function searchWorkers(db: Read, words: string): Promise<readonly StaffedWorker[]> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return db.query(sql<StaffedWorker>`select ${workerColumns}
    where w.name ilike ${like} or w.reference ilike ${like} order by w.name, w.reference limit 50`);
}

export function findWorker(db: Read, id: WorkerId): Promise<StaffedWorker | undefined> {
  return db.first(sql<StaffedWorker>`select ${workerColumns} where w.id = ${id}`);
}

export type StaffingChange = {
  readonly what: string;
  readonly was: string | null;
  readonly became: string | null;
  readonly at: Instant;
  readonly by: string | null;
};

/** What was changed about a team or a worker, the newest first. */
export function listStaffingChanges(
  db: Read,
  of: { readonly team?: TeamId; readonly worker?: WorkerId },
): Promise<readonly StaffingChange[]> {
  return db.query(sql<StaffingChange>`select what, was, became, at, by from workforce.staffing_change
    where team_id = ${of.team ?? null} or worker_id = ${of.worker ?? null} order by at desc, id limit 50`);
}

export type StaffingOutcome =
  'done' | 'taken' | 'changed meanwhile' | 'has members' | 'closed' | 'own account';

async function ask(db: Write, query: Query<{ outcome: StaffingOutcome }>): Promise<StaffingOutcome> {
  return (await db.first(query))?.outcome ?? 'changed meanwhile';
}

export async function addTeam(
  db: Write,
  name: string,
): Promise<{ readonly id: TeamId } | { readonly refused: StaffingOutcome }> {
  const id = newId<'team'>();
  const outcome = await ask(db, sql`select workforce.add_team(${id}, ${name}) as outcome`);
  return outcome === 'done' ? { id } : { refused: outcome };
}

export function renameTeam(
  db: Write,
  team: TeamId,
  names: { readonly was: string; readonly becomes: string },
): Promise<StaffingOutcome> {
  return ask(db, sql`select workforce.rename_team(${team}, ${names.was}, ${names.becomes}) as outcome`);
}

export function closeTeam(db: Write, team: TeamId): Promise<StaffingOutcome> {
  return ask(db, sql`select workforce.close_team(${team}) as outcome`);
}

export function reopenTeam(db: Write, team: TeamId): Promise<StaffingOutcome> {
  return ask(db, sql`select workforce.reopen_team(${team}) as outcome`);
}

export type Placing = {
  /** Team and job as they were on the page. */
  readonly was: TeamId | undefined;
  readonly wasJob: string;
  readonly team: TeamId | undefined;
  readonly job: string | undefined;
};

/** Puts a worker into a team or out of any. Who sees whom follows in the same transaction. */
export function placeWorker(
  db: Write,
  worker: WorkerId,
  { was, wasJob, team, job }: Placing,
): Promise<StaffingOutcome> {
  return ask(
    db,
    sql`select workforce.place_worker(${worker}, ${was ?? null}, ${wasJob}, ${team ?? null}, ${job ?? null}) as outcome`,
  );
}

/** Gives a worker's desk to an account, or to none: it then sees the worker's children, and the one before does not. */
export function giveDesk(
  db: Write,
  worker: WorkerId,
  accounts: { readonly was: AccountId | undefined; readonly becomes: AccountId | undefined },
): Promise<StaffingOutcome> {
  return ask(
    db,
    sql`select workforce.give_desk(${worker}, ${accounts.was ?? null}, ${accounts.becomes ?? null}) as outcome`,
  );
}

const words: Readonly<Record<StaffingOutcome, string>> = {
  done: 'Saved.',
  taken: 'Another has this already.',
  'changed meanwhile': 'Somebody else changed this since you opened the page. Look at what stands now.',
  'has members': 'People still work in this team. Move them first.',
  closed: 'That team is closed.',
  'own account': 'You cannot change your own desk. Ask another administrator.',
};

export const outcomeWords = (outcome: StaffingOutcome): string => words[outcome];

/** The outcome that an address names. */
export function findOutcomeWords(text: string | undefined): string | undefined {
  return Object.entries(words).find(([outcome]) => outcome === text)?.[1];
}
