import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import { action, get, openRoute, post, roles, serveRoutes } from '../../src/modules/access/index.ts';
import { sql } from '../../src/platform/database/database.ts';
import { download } from '../../src/platform/http/reply.ts';
import { createServer } from '../../src/platform/http/server.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import type { Stand } from './access-world.ts';
import { now, plantStand, signIn, today } from './access-world.ts';

/** Ten accounts, each with a child of its own, through a pool of two connections. */
type Actor = Stand & { readonly cookie: string; readonly csrf: string };
let test: TestDatabase;
let actors: readonly Actor[];
let face: FastifyInstance;
let lab: FastifyInstance;
beforeAll(async () => {
  test = await testDatabase(2);
  const planted: Actor[] = [];
  for (let number = 0; number < 10; number += 1) {
    const stand = await plantStand(test.owner, 'social worker', 'their worker now');
    planted.push({ ...stand, ...(await signIn(test, stand.account)) });
  }
  actors = planted;
  face = await createFace({ database: test.database, face: 'staff', now: () => now });
  lab = await createLab();
}, 60_000);
afterAll(async () => {
  await face.close();
  await lab.close();
  await test.close();
});

/** Routes made for this test: what the database shows, and a change that fails half-way. */
async function createLab(): Promise<FastifyInstance> {
  const look = action('lookAround', 'nothing', roles);
  const seen = get('/seen', {
    action: look,
    audit: 'SeenRead',
    handle: async ({ db, who }) => {
      const before = await db.query(sql`select id from people.person order by id`);
      // Long enough for others to take turns on the two connections.
      await db.query(sql`select pg_sleep(0.002)`);
      const actor = await db.first(sql<{ account: string }>`select platform.actor() as account`);
      const after = await db.query(sql`select id from people.person order by id`);
      return download('x', 'application/json', JSON.stringify({ before, after, actor, who: who.accountId }));
    },
  });
  const fail = post('/half-done/:personId', {
    action: look,
    audit: 'HalfDone',
    handle: async ({ db, params, body }) => {
      await db.run(sql`update people.person set religion = 'half done' where id = ${params.personId}`);
      if (body['how'] === 'database') await db.run(sql`select 1 / 0`);
      throw new Error('half done');
    },
  });
  const open = openRoute('GET', '/open', {
    face: 'staff',
    audit: 'OpenRead',
    handle: async ({ db }) => {
      const seen = await db.query(sql`select id from people.person`);
      await db.query(sql`select pg_sleep(0.002)`);
      const actor = await db.first(
        sql`select platform.actor() as account, current_setting('kith.token', true) as token`,
      );
      return download('x', 'application/json', JSON.stringify({ seen, actor }));
    },
  });
  const options = { face: 'staff', secureCookies: false } as const;
  const server = await createServer({
    ...options,
    uploadLimit: 1,
    hosts: [],
    drawProblem: () => '',
    onFailure: () => undefined,
  });
  serveRoutes(server, [seen, fail, open], {
    ...options,
    database: test.database,
    now: () => now,
    today: () => today,
    frame: () => '',
  });
  return server;
}

const pick = (index: number): Actor => actors[index % actors.length] ?? expect.fail('nobody was planted');

async function lookAround(actor: Actor) {
  const answer = await lab.inject({ url: '/seen', headers: { cookie: actor.cookie } });
  const mine = [{ id: actor.person }];
  expect(JSON.parse(answer.body)).toEqual({
    before: mine,
    after: mine,
    actor: { account: actor.account },
    who: actor.account,
  });
}

async function openOwn(actor: Actor) {
  const answer = await face.inject({ url: `/children/${actor.person}`, headers: { cookie: actor.cookie } });
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toContain(actor.surname);
  for (const other of actors) if (other !== actor) expect(answer.body).not.toContain(other.surname);
}

async function openOthers(actor: Actor, other: Actor) {
  const answer = await face.inject({ url: `/children/${other.person}`, headers: { cookie: actor.cookie } });
  expect(answer.statusCode).toBe(404);
  expect(answer.body).not.toContain(other.surname);
}

async function failHalfWay(actor: Actor, how: 'handler' | 'database') {
  const payload = { _csrf: actor.csrf, how };
  const answer = await lab.inject({
    method: 'POST',
    url: `/half-done/${actor.person}`,
    headers: { cookie: actor.cookie },
    payload,
  });
  expect(answer.statusCode).toBe(500);
}

async function lookAsNobody() {
  const answer = await lab.inject({ url: '/open' });
  const { seen, actor } = JSON.parse(answer.body) as {
    seen: unknown[];
    actor: { account: unknown; token: string | null };
  };
  expect([seen, actor.account, actor.token ?? '']).toEqual([[], null, '']);
}

/** Which of these things a request does; mixed up by a step that shares no factor with the number of requests. */
const doings: readonly ((actor: Actor, other: Actor) => Promise<void>)[] = [
  lookAround,
  openOwn,
  openOthers,
  (actor) => failHalfWay(actor, 'handler'),
  (actor) => failHalfWay(actor, 'database'),
  lookAsNobody,
  lookAround,
];

describe('two hundred requests of ten accounts on two connections', () => {
  it('see each its own children only, whatever fails between them', async () => {
    const order = Array.from({ length: 200 }, (_, index) => (index * 77) % 200);
    const requests = order.map((number) => {
      const doing = doings[number % doings.length] ?? lookAsNobody;
      return doing(pick(number), pick(number + 3));
    });
    const outcomes = await Promise.allSettled(requests);
    const wrong = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [String(outcome.reason)] : [],
    );
    expect(wrong).toEqual([]);
    expect(outcomes.length).toBe(200);
  }, 60_000);

  it('leave nothing half done', async () => {
    const { rows } = await test.owner.query("select 1 from people.person where religion = 'half done'");
    expect(rows).toEqual([]);
    const history = await test.owner.query('select 1 from people.person_history');
    expect(history.rows).toEqual([]);
  });

  it('leave one row each in the trail, and a failed one says so', async () => {
    const { rows } = await test.owner.query<{ audit_name: string; outcome: string; count: number }>(
      "select audit_name, outcome, count(*)::int as count from access.read_log where audit_name in ('HalfDone', 'OpenRead', 'SeenRead', 'ChildRead') group by 1, 2 order by 1, 2",
    );
    const numbers = Array.from({ length: 200 }, (_, number) => number % doings.length);
    const of = (...kinds: number[]) => numbers.filter((number) => kinds.includes(number)).length;
    expect(rows).toEqual([
      { audit_name: 'ChildRead', outcome: 'done', count: of(1) },
      { audit_name: 'ChildRead', outcome: 'refused', count: of(2) },
      { audit_name: 'HalfDone', outcome: 'failed', count: of(3, 4) },
      { audit_name: 'OpenRead', outcome: 'done', count: of(5) },
      { audit_name: 'SeenRead', outcome: 'done', count: of(0, 6) },
    ]);
  });
});

describe('a connection that comes back to the pool', () => {
  const nobody = { account: null, role: 'app' } as const;
  const state = () =>
    test.database.transaction(nobody, null, (db) =>
      db.first(
        sql<{
          actor: string | null;
          seen: number;
        }>`select platform.actor() as actor, (select count(*)::int from people.person) as seen`,
      ),
    );

  it('is nobody’s, also after work that set more than it should and threw', async () => {
    const careless = test.database.transaction(
      { account: pick(0).account, role: 'app' },
      today,
      async (db) => {
        await db.run(sql`select set_config('kith.token', 'ab', true)`);
        throw new Error('thrown');
      },
    );
    await expect(careless).rejects.toThrow('thrown');
    expect(await Promise.all([state(), state(), state(), state()])).toEqual(
      Array.from({ length: 4 }, () => ({ actor: null, seen: 0 })),
    );
  });

  it('has no role and no right outside a transaction', async () => {
    const { host, port, database } = test.connection;
    const { default: pg } = await import('pg');
    const login = new pg.Client({ host, port, database, user: 'kith_login' });
    await login.connect();
    await expect(login.query('select 1 from people.person')).rejects.toThrow('permission denied');
    await login.end();
  });

  it('is thrown away when it cannot be cleaned', async () => {
    const killed = test.database.transaction({ account: pick(0).account, role: 'app' }, today, async (db) => {
      const own = await db.first(sql<{ pid: number }>`select pg_backend_pid() as pid`);
      await test.owner.query('select pg_terminate_backend($1)', [own?.pid]);
      await db.query(sql`select ${newId()}::uuid`);
    });
    await expect(killed).rejects.toThrow();
    expect(await state()).toEqual({ actor: null, seen: 0 });
  });
});
