import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffNav, staffRoutes } from '../../src/apps/staff.ts';
import type { Action } from '../../src/modules/access/index.ts';
import {
  authorise,
  endRole,
  grantRole,
  may,
  roles,
  scopeOf,
  signInRoutes,
} from '../../src/modules/access/index.ts';
import { addDays } from '../../src/platform/dates/plain-date.ts';
import { sql } from '../../src/platform/database/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import { actionTable, openRoutes, relationships, roleColumns, rolesOf, routeTable } from './access-table.ts';
import type { Stand } from './access-world.ts';
import { allRoles, asApp, plantAccount, plantStand, plantStands, today } from './access-world.ts';
import { listActions } from './list-actions.ts';

let test: TestDatabase;
let stands: readonly Stand[];
let actions: readonly Action[];
beforeAll(async () => {
  test = await testDatabase();
  stands = await plantStands(test.owner);
  actions = await listActions();
}, 120_000);
afterAll(() => test.close());

describe('the specification', () => {
  it('has every role, with what it sees of people', () => {
    expect(Object.values(roleColumns)).toEqual(roles.map((role) => [role, scopeOf(role)]));
  });

  it('has every action that a module declares, for the same roles', () => {
    const written = actions.map(({ name, on, roles: held }) => sayAction(name, on, held));
    const specified = Object.entries(actionTable).map(([name, [on, cells]]) =>
      sayAction(name, on === 'person' ? 'subject' : on, rolesOf(cells)),
    );
    expect(sorted(written)).toEqual(sorted(specified));
  });

  it('has every action that a route or a place in the navigation asks for', () => {
    const asked = [...staffRoutes(test.database), ...staffNav].flatMap(({ action }) => action ?? []);
    expect(asked.filter((act) => !actions.includes(act)).map(({ name }) => name)).toEqual([]);
  });

  it('has every route, with its action and its name in the trail', () => {
    // Those without an action stand in the list of the next test, whole.
    const guarded = staffRoutes(test.database).filter(({ action }) => action !== null);
    const written = guarded.map(
      ({ method, path, action, audit }) => `${method} ${path} ${action?.name ?? 'none'} ${audit}`,
    );
    const specified = Object.entries(routeTable).map(
      ([route, [action, audit]]) => `${route} ${action} ${audit}`,
    );
    expect(sorted(written)).toEqual(sorted(specified));
  });

  it('has every route that needs no sign-in', () => {
    const open = [...signInRoutes(), ...staffRoutes(test.database)].filter(({ action }) => action === null);
    expect(sorted(open.map(({ face, method, path }) => `${face} ${method} ${path}`))).toEqual(
      sorted(openRoutes),
    );
  });
});

const sayAction = (name: string, on: string, held: readonly string[]) =>
  `${name} on ${on}: ${sorted(held).join(', ')}`;
const sorted = (names: Iterable<string>) => [...names].sort();

type Verdict = { action: string; person: string; allowed: boolean };

/** For one account: every action on the person of every relationship that its role was planted with. */
function judgeAll(stand: Stand, people: readonly string[]): Promise<readonly Verdict[]> {
  const asked = actions.map(({ name, on, roles: held }) => ({ name, person: on === 'subject', held }));
  return asApp(test.database, stand.account, (db) =>
    db.query(sql<Verdict>`
      select a.name as action, p.person, j.role_held and j.seen as allowed
        from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (name text, person boolean, held jsonb)
       cross join unnest(${[...people]}::uuid[]) as p (person)
       cross join lateral access.judge(array(select jsonb_array_elements_text(a.held)), a.person, p.person) j`),
  );
}

function expected(stand: Stand, person: string): readonly Verdict[] {
  const all = stand.relationship === 'everyone, by the role';
  const sees = all || (stand.person === person && relationships[stand.relationship]);
  return Object.entries(actionTable).map(([action, [on, cells]]) => ({
    action,
    person,
    allowed: rolesOf(cells).includes(stand.role) && (on === 'nothing' || sees),
  }));
}

/** What is in one list of verdicts and not in the other. */
function differences(found: readonly Verdict[], wanted: readonly Verdict[]): readonly string[] {
  const say = ({ person, action, allowed }: Verdict) =>
    `${action} ${allowed ? 'allowed' : 'refused'} on ${person}`;
  const [one, other] = [new Set(found.map(say)), new Set(wanted.map(say))];
  return [
    ...[...one].filter((it) => !other.has(it)),
    ...[...other].filter((it) => !one.has(it)).map((it) => `not: ${it}`),
  ];
}

describe('every role in every relationship with every action', () => {
  it('is decided as specified, for its own person and for everybody else’s', async () => {
    let decided = 0;
    for (const role of allRoles) {
      const same = stands.filter((stand) => stand.role === role);
      const people = same.map(({ person }) => person);
      for (const stand of same) {
        const verdicts = await judgeAll(stand, people);
        const wanted = people.flatMap((person) => expected(stand, person));
        expect(differences(verdicts, wanted), `${role}, ${stand.relationship}`).toEqual([]);
        decided += verdicts.length;
      }
    }
    const ways = Object.keys(relationships).length;
    expect(decided).toBe(allRoles.length * ways * ways * Object.keys(actionTable).length);
  }, 120_000);

  it('is decided the same by authorise and may, which routes ask', async () => {
    const workers = stands.filter(({ role }) => role === 'social worker');
    for (const stand of workers)
      for (const act of actions) {
        const wanted = expected(stand, stand.person).find(({ action }) => action === act.name)?.allowed;
        const minted = asApp(test.database, stand.account, (db) => authorise(db, act, stand.person));
        expect(await minted.then(Boolean, () => false), `${stand.relationship} ${act.name}`).toBe(wanted);
        expect(await asApp(test.database, stand.account, (db) => may(db, act, stand.person))).toBe(wanted);
      }
  });

  it('refuses an action on a person when none is named, also to those who see everyone', async () => {
    const everyone = stands.find(
      ({ role, relationship }) => role === 'director' && relationship === 'everyone, by the role',
    );
    const act = actions.find(({ name }) => name === 'viewChild');
    if (!everyone || !act) throw new Error('nobody was planted');
    expect(await asApp(test.database, everyone.account, (db) => may(db, act, null))).toBe(false);
    expect(await asApp(test.database, everyone.account, (db) => may(db, act, everyone.person))).toBe(true);
  });
});

describe('a role', () => {
  const loader = { account: null, role: 'loader' } as const;
  const view = () => actions.find(({ name }) => name === 'viewChild') ?? fail();
  function fail(): never {
    throw new Error('there is no such action');
  }

  it.each(Object.values(roleColumns))(
    '%s sees %s of the people here, by being granted',
    async (role, scope) => {
      const account = await plantAccount(test.owner, role, false);
      await test.database.transaction(loader, today, (db) => grantRole(db, account, role, today));
      const everybody = await asApp(test.database, account, (db) =>
        db.first(sql<{ count: number }>`select count(*)::int as count from people.person`),
      );
      expect(everybody?.count).toBe(scope === 'all' ? await countPeople() : 0);
    },
  );

  it('ends on its day, and with it what it showed', async () => {
    const account = await plantAccount(test.owner, 'director', false);
    const { person } = stands[0] ?? fail();
    const allowed = (on: typeof today) =>
      test.database.transaction({ account, role: 'app' }, on, (db) => may(db, view(), person));
    await test.database.transaction(loader, today, (db) => grantRole(db, account, 'director', today));
    expect(await allowed(today)).toBe(true);
    expect(await allowed(addDays(today, -1))).toBe(false);
    await test.database.transaction(loader, today, (db) =>
      endRole(db, account, 'director', addDays(today, 3)),
    );
    expect(await allowed(addDays(today, 2))).toBe(true);
    expect(await allowed(addDays(today, 3))).toBe(false);
    const seen = await test.database.transaction({ account, role: 'app' }, addDays(today, 3), (db) =>
      db.first(sql<{ count: number }>`select count(*)::int as count from people.person`),
    );
    expect(seen?.count).toBe(0);
  });

  it('that ended does not come back with another role that sees less', async () => {
    const account = await plantAccount(test.owner, 'director', false);
    await test.database.transaction(loader, today, async (db) => {
      await grantRole(db, account, 'director', addDays(today, -9));
      await endRole(db, account, 'director', addDays(today, -1));
      await grantRole(db, account, 'social worker', today);
    });
    const { person } = await plantStand(test.owner, 'analyst', 'none');
    expect(await asApp(test.database, account, (db) => may(db, view(), person))).toBe(false);
  });

  async function countPeople(): Promise<number> {
    const { rows } = await test.owner.query<{ count: number }>(
      'select count(*)::int as count from people.person',
    );
    return rows[0]?.count ?? -1;
  }
});
