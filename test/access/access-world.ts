import type { Client } from 'pg';
import type { Role } from '../../src/modules/access/index.ts';
import { startSession } from '../../src/modules/access/index.ts';
import type { AccountId } from '../../src/modules/access/index.ts';
import { instant } from '../../src/platform/dates/instant.ts';
import { plainDate } from '../../src/platform/dates/plain-date.ts';
import type { Database, Read } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import type { Relationship } from './access-table.ts';
import { relationships, roleColumns } from './access-table.ts';

/** The day and the moment of these tests. */
export const today = plainDate('2026-11-22');
export const now = instant(Date.parse('2026-11-22T09:00:00Z'));

/** An account with one role that stands to one person in one way. */
export type Stand = {
  readonly role: Role;
  readonly relationship: Relationship;
  readonly account: AccountId;
  readonly person: string;
  /** The surname of the person: no other has it, so that it can be looked for in a page. */
  readonly surname: string;
};

/** Every role in every relationship: each account with a person of its own, who are invented. */
export async function plantStands(owner: Client, roles = allRoles): Promise<readonly Stand[]> {
  const stands: Stand[] = [];
  for (const role of roles)
    for (const relationship of allRelationships) stands.push(await plantStand(owner, role, relationship));
  return stands;
}

export const allRoles = Object.values(roleColumns).map(([role]) => role);
const allRelationships = Object.keys(relationships).filter(isRelationship);
function isRelationship(name: string): name is Relationship {
  return name in relationships;
}

let surnames = 0;

/** Inventedaaa, Inventedaab …: none is the beginning of another. */
function newSurname(): string {
  const letters = [676, 26, 1].map((place) => String.fromCharCode(97 + (Math.floor(surnames / place) % 26)));
  surnames += 1;
  return `Invented${letters.join('')}`;
}

export async function plantStand(owner: Client, role: Role, relationship: Relationship): Promise<Stand> {
  const account = await plantAccount(owner, role);
  if (relationship === 'recorded them this quarter') return recordedByThem(owner, role, account);
  const { person, surname } = await plantPerson(owner);
  await relate[relationship]({ owner, account, person });
  return { role, relationship, account, person, surname };
}

/** An account with one role since 2020. */
export async function plantAccount(owner: Client, role: Role, granted = true): Promise<AccountId> {
  const account = newId<'account'>();
  await owner.query("insert into access.account (id, face, name) values ($1, 'staff', $2)", [
    account,
    `Test ${role}`,
  ]);
  if (granted) await grant(owner, account, role, null);
  return account;
}

function grant(owner: Client, account: string, role: Role, ends: string | null) {
  return owner.query(
    "insert into access.role_grant (id, account_id, role, starts, ends) values ($1, $2, $3, '2020-01-01', $4)",
    [newId(), account, role, ends],
  );
}

export async function plantPerson(owner: Client): Promise<{ person: string; surname: string }> {
  const person = newId<'person'>();
  const surname = newSurname();
  await owner.query("insert into people.person (id, sex, birth_date) values ($1, 'F', '2015-03-01')", [
    person,
  ]);
  await owner.query(
    "insert into people.name (id, person_id, kind, given, family) values ($1, $2, 'legal', 'Ada', $3)",
    [newId(), person, surname],
  );
  return { person, surname };
}

type Pair = { readonly owner: Client; readonly account: AccountId; readonly person: string };

const relate: Record<
  Exclude<Relationship, 'recorded them this quarter'>,
  (pair: Pair) => Promise<unknown>
> = {
  'everyone, by the role': ({ owner, account }) => relateToEveryone(owner, account, null),
  'everyone, by a role that ended': ({ owner, account }) => relateToEveryone(owner, account, today),
  'their worker now': (pair) => allocate(pair, '2026-01-01', null),
  'their worker until today': (pair) => allocate(pair, '2026-01-01', today),
  'their worker from tomorrow on': (pair) => allocate(pair, '2026-11-23', null),
  'worker of a brother or sister now': (pair) => allocateTo(pair, 'brother', null),
  'worker of a brother or sister until today': (pair) => allocateTo(pair, 'brother', today),
  'worker of their family now': (pair) => allocateTo(pair, 'mother', null),
  'manager of their worker’s team': manageTeam,
  none: () => Promise.resolve(),
};

export function relateToEveryone(owner: Client, account: string, ends: string | null) {
  return owner.query(
    "insert into access.relation (account_id, subject_id, kind, starts, ends, source) values ($1, access.everyone(), 'role: test', '2020-01-01', $2, 'test')",
    [account, ends],
  );
}

export async function plantWorker(owner: Client, account: string | null, job: string, team: string | null) {
  const worker = newId<'worker'>();
  await owner.query(
    'insert into workforce.worker (id, name, job, team_id, account_id) values ($1, $2, $3, $4, $5)',
    [worker, 'An invented worker', job, team, account],
  );
  return worker;
}

export function plantAllocation(
  owner: Client,
  said: { person: string; worker: string; starts: string; ends: string | null },
) {
  return owner.query(
    'insert into workforce.allocation (id, person_id, worker_id, starts, ends) values ($1, $2, $3, $4, $5)',
    [newId(), said.person, said.worker, said.starts, said.ends],
  );
}

async function allocate({ owner, account, person }: Pair, starts: string, ends: string | null) {
  const worker = await plantWorker(owner, account, 'Social worker', null);
  await plantAllocation(owner, { person, worker, starts, ends });
}

/** The account is the worker of somebody whose `role` the person is. */
async function allocateTo(pair: Pair, role: 'brother' | 'mother', ends: string | null) {
  const child = await plantPerson(pair.owner);
  await pair.owner.query(
    'insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, $4, $5)',
    [newId(), pair.person, child.person, role, role === 'mother' ? 'daughter' : 'sister'],
  );
  await allocate({ ...pair, person: child.person }, '2026-01-01', ends);
}

async function manageTeam({ owner, account, person }: Pair) {
  const team = newId<'team'>();
  await owner.query('insert into workforce.team (id, name) values ($1, $2)', [team, `Team ${team}`]);
  await plantWorker(owner, account, 'Team manager', team);
  const worker = await plantWorker(owner, null, 'Social worker', team);
  await plantAllocation(owner, { person, worker, starts: '2026-01-01', ends: null });
}

/** Somebody whom the account itself added: by the function that requests use. */
async function recordedByThem(owner: Client, role: Role, account: AccountId): Promise<Stand> {
  await owner.query('begin');
  await owner.query("select set_config('kith.account', $1, true), set_config('kith.today', $2, true)", [
    account,
    today,
  ]);
  const { rows } = await owner.query<{ id: string }>(
    "select people.add_person('F', '2015-03-01', 'day', null) as id",
  );
  await owner.query('commit');
  const person = rows[0]?.id ?? '';
  const surname = newSurname();
  await owner.query(
    "insert into people.name (id, person_id, kind, given, family) values ($1, $2, 'legal', 'Ada', $3)",
    [newId(), person, surname],
  );
  return { role, relationship: 'recorded them this quarter', account, person, surname };
}

/** Work as the application, for an account or for nobody. */
export function asApp<T>(
  database: Database,
  account: string | null,
  work: (db: Read) => Promise<T>,
): Promise<T> {
  return database.transaction({ account, role: 'app' }, today, work);
}

/** A fresh sign-in: the cookie that a browser would send, and the token that its forms would hold. */
export async function signIn(
  { database, owner }: { database: Database; owner: Client },
  account: AccountId,
): Promise<{ cookie: string; csrf: string }> {
  const token = await database.transaction({ account: null, role: 'app' }, today, (db) =>
    startSession(db, 'staff', account, now),
  );
  const { rows } = await owner.query<{ csrf_token: string }>(
    "select csrf_token from platform.session where token_hash = sha256(convert_to($1, 'UTF8'))",
    [token],
  );
  return { cookie: `kith_staff=${token}`, csrf: rows[0]?.csrf_token ?? '' };
}
