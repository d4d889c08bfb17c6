import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { now, plantAccount, today } from '../../../../test/access/access-world.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import type { Write } from '../../../platform/database/database.ts';
import { addDays } from '../../../platform/dates/plain-date.ts';
import { authorise } from '../actions/action.ts';
import { needsTwo, roles, scopeOf } from '../actions/role.ts';
import { administerAccounts } from '../permissions.ts';
import type { AccountId } from '../sign-in/session.ts';
import { become, findSession, startSession } from '../sign-in/session.ts';
import {
  addAccount,
  closeStaffAccount,
  decideRole,
  endGrantedRole,
  giveRole,
  reopenStaffAccount,
  unlockAccount,
} from './administer-account.ts';
import {
  findAdministeredAccount,
  listAdministeredAccounts,
  listGrantedRoles,
  listRoleRequests,
} from './administer-queries.ts';

let test: TestDatabase;
let first: AccountId;
let second: AccountId;
let worker: AccountId;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

type Proof = Parameters<typeof giveRole>[1];

/** Work as an administrator, as a request does it. */
function as<T>(account: AccountId, work: (db: Write, proof: Proof) => Promise<T>): Promise<T> {
  return test.database.transaction({ account: null, role: 'app' }, today, async (db) => {
    await become(db, account, now);
    return work(db, await authorise(db, administerAccounts, null));
  });
}

const wanted = (role: Parameters<typeof giveRole>[3]['role']) => ({
  role,
  starts: today,
  ends: undefined,
  why: 'invented',
});

async function seesEveryone(account: AccountId): Promise<boolean> {
  const { rows } = await test.owner.query(
    'select 1 from access.relation where account_id = $1 and subject_id = access.everyone() and (ends is null or ends > $2)',
    [account, today],
  );
  return rows.length > 0;
}

const openGrant = async (account: AccountId, role: string) => {
  const grants = await as(first, (db) => listGrantedRoles(db, account));
  return grants.find((one) => one.role === role && (one.ends === null || one.ends > today))?.id ?? '';
};

describe('an administrator', () => {
  beforeAll(async () => {
    first = await plantAccount(test.owner, 'administrator');
    second = await plantAccount(test.owner, 'administrator');
    worker = await plantAccount(test.owner, 'social worker', false);
  });

  it('gives a role that sees its own children alone', async () => {
    expect(await as(first, (db, proof) => giveRole(db, proof, worker, wanted('social worker')))).toBe(
      'granted',
    );
    expect(await as(first, (db, proof) => giveRole(db, proof, worker, wanted('social worker')))).toBe(
      'has it',
    );
    expect(await seesEveryone(worker)).toBe(false);
  });

  it('asks another for a role that opens every record, and cannot agree to it alone', async () => {
    expect(await as(first, (db, proof) => giveRole(db, proof, worker, wanted('analyst')))).toBe('asked');
    expect(await as(first, (db, proof) => giveRole(db, proof, worker, wanted('analyst')))).toBe(
      'asked already',
    );
    expect(await seesEveryone(worker)).toBe(false);
    const [request] = await as(first, (db) => listRoleRequests(db, worker));
    expect(await as(first, (db, proof) => decideRole(db, proof, request?.id ?? '', true))).toBe(
      'own request',
    );
    expect(await as(second, (db, proof) => decideRole(db, proof, request?.id ?? '', true))).toBe('granted');
    expect(await as(second, (db, proof) => decideRole(db, proof, request?.id ?? '', true))).toBe(
      'decided already',
    );
    expect(await seesEveryone(worker)).toBe(true);
  });

  it('takes with the role what it showed', async () => {
    const grant = await openGrant(worker, 'analyst');
    expect(await as(first, (db, proof) => endGrantedRole(db, proof, grant, today))).toBe('done');
    expect(await as(first, (db, proof) => endGrantedRole(db, proof, grant, today))).toBe('ended already');
    expect(await seesEveryone(worker)).toBe(false);
    const kept = await as(first, (db) => listGrantedRoles(db, worker));
    expect(kept.map(({ role }) => role).sort()).toEqual(['analyst', 'social worker']);
  });

  it.each(roles)('gives themselves no role: %s', async (role) => {
    expect(await as(first, (db, proof) => giveRole(db, proof, first, wanted(role)))).toBe('own account');
  });

  it('cannot agree to a role for themselves that another asked for', async () => {
    expect(await as(second, (db, proof) => giveRole(db, proof, first, wanted('guardian')))).toBe('asked');
    const [request] = await as(first, (db) => listRoleRequests(db, first));
    expect(await as(first, (db, proof) => decideRole(db, proof, request?.id ?? '', true))).toBe(
      'own account',
    );
    expect(await as(first, (db, proof) => decideRole(db, proof, request?.id ?? '', false))).toBe('refused');
  });

  it('makes an account whose password has to be changed, once for each address', async () => {
    const person = { name: 'Ida Invented', email: 'ida@council.example' };
    const made = await as(first, (db, proof) => addAccount(db, proof, person));
    if ('refused' in made) throw new Error('refused');
    expect(made.password.length).toBeGreaterThanOrEqual(20);
    const account = await as(first, (db) => findAdministeredAccount(db, made.id));
    expect(account).toMatchObject({ ...person, mustChangePassword: true, lastSignedInAt: null });
    expect(
      await as(first, (db, proof) => addAccount(db, proof, { ...person, email: 'IDA@council.example' })),
    ).toEqual({
      refused: 'taken',
    });
  });

  it('closes an account with its sign-ins, which do not wake when it opens again', async () => {
    const nobody = { account: null, role: 'app' } as const;
    const token = await test.database.transaction(nobody, today, (db) =>
      startSession(db, 'staff', worker, now),
    );
    const runs = () => test.database.transaction(nobody, today, (db) => findSession(db, 'staff', token, now));
    expect(await runs()).toBeDefined();
    expect(await as(first, (db, proof) => closeStaffAccount(db, proof, worker, 'left'))).toBe('done');
    expect(await as(first, (db, proof) => closeStaffAccount(db, proof, worker, 'left'))).toBe(
      'closed already',
    );
    expect(await as(first, (db, proof) => giveRole(db, proof, worker, wanted('social worker')))).toBe(
      'closed',
    );
    expect(await as(first, (db, proof) => reopenStaffAccount(db, proof, worker, 'back'))).toBe('done');
    expect(await runs()).toBeUndefined();
  });

  it('unlocks an account that rests', async () => {
    await test.owner.query(
      "insert into access.try_count (account_id, kind, failed, rests_until) values ($1, 'password', 5, '2026-11-22T09:10:00Z')",
      [worker],
    );
    const locked = () =>
      as(first, (db) =>
        listAdministeredAccounts(
          db,
          { words: undefined, role: undefined, state: 'locked', after: undefined },
          50,
        ),
      );
    expect((await locked()).map(({ id }) => id)).toEqual([worker]);
    expect(await as(first, (db, proof) => unlockAccount(db, proof, worker))).toBe('done');
    expect(await locked()).toEqual([]);
    expect(await as(first, (db, proof) => unlockAccount(db, proof, worker))).toBe('not locked');
  });
});

describe('the last administrator', () => {
  it('stays, even where two close each other at the same moment', async () => {
    expect(await as(first, (db, proof) => closeStaffAccount(db, proof, first, 'x'))).toBe('own account');
    const both = await Promise.all([
      as(first, (db, proof) => closeStaffAccount(db, proof, second, 'x')),
      as(second, (db, proof) => closeStaffAccount(db, proof, first, 'x')),
    ]);
    expect([...both].sort()).toEqual(['done', 'last administrator']);
    const left = both[0] === 'done' ? first : second;
    const grants = await as(left, (db) => listGrantedRoles(db, left));
    expect(
      await as(left, (db, proof) => endGrantedRole(db, proof, grants[0]?.id ?? '', addDays(today, 3))),
    ).toBe('last administrator');
  });
});

describe('the functions of the database', () => {
  it.each(['social worker', 'director', 'guardian'] as const)(
    'refuse a %s, whatever page was forgotten',
    async (role) => {
      const account = await plantAccount(test.owner, role);
      const asked = test.database.transaction({ account, role: 'app' }, today, (db) =>
        giveRole(db, {} as Proof, worker, wanted('social worker')),
      );
      await expect(asked).rejects.toThrow('Only an administrator');
      const list = await test.database.transaction({ account, role: 'app' }, today, (db) =>
        listAdministeredAccounts(
          db,
          { words: undefined, role: undefined, state: undefined, after: undefined },
          50,
        ),
      );
      expect(list).toEqual([]);
    },
  );

  it('know of the same roles as the code', async () => {
    const { rows } = await test.owner.query(
      'select r as role, access.role_sees_everyone(r) as all, access.role_needs_two(r) as two from unnest($1::text[]) r',
      [roles],
    );
    expect(rows).toEqual(roles.map((role) => ({ role, all: scopeOf(role) === 'all', two: needsTwo(role) })));
  });
});

describe('the list of accounts', () => {
  it('is gone through fifty at a time without leaving anybody out', async () => {
    await test.owner.query(
      "insert into access.account (id, face, name) select gen_random_uuid(), 'staff', 'Many ' || (n % 7) from generate_series(1, 130) n",
    );
    const admin = await plantAccount(test.owner, 'administrator');
    const seen: string[] = [];
    let after: { name: string; id: string } | undefined;
    do {
      const filter = { words: 'many', role: undefined, state: undefined, after };
      const page = await as(admin, (db) => listAdministeredAccounts(db, filter, 50));
      seen.push(...page.map(({ id }) => id));
      after = page.at(-1);
    } while (after);
    expect([seen.length, new Set(seen).size]).toEqual([130, 130]);
  });

  it('takes what is typed for what it is', async () => {
    const admin = await plantAccount(test.owner, 'administrator');
    const find = (words: string) =>
      as(admin, (db) =>
        listAdministeredAccounts(db, { words, role: undefined, state: undefined, after: undefined }, 50),
      );
    expect(await find('%')).toEqual([]);
    expect((await find('MANY 3')).length).toBeGreaterThan(10);
  });
});
