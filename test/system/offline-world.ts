import type { FastifyInstance } from 'fastify';
import { createFace } from '../../src/apps/serve.ts';
import type { AccountId } from '../../src/modules/access/index.ts';
import { toSecretKey } from '../../src/modules/access/index.ts';
import { closeBox } from '../../src/modules/practice/offline/box.ts';
import { makeTicket, publicKeyOf } from '../../src/modules/practice/offline/open-box.ts';
import type { Upload } from '../../src/modules/practice/offline/upload-rules.ts';
import type { Instant } from '../../src/platform/dates/plain-date.ts';
import { newId, parseId } from '../../src/platform/ids/ids.ts';
import { now, plantAccount, plantPerson } from '../access/access-world.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';

export const secretKey = toSecretKey('a key for tests of devices, and nothing else');

/** A server that takes what devices send, over a database of its own. */
export type OfflineWorld = { readonly test: TestDatabase; readonly face: FastifyInstance };

export async function openOfflineWorld(): Promise<OfflineWorld & { close: () => Promise<void> }> {
  const test = await testDatabase();
  const face = await createFace({
    database: test.database,
    face: 'staff',
    now: () => now,
    means: { secretKey },
  });
  const close = async () => {
    await face.close();
    await test.close();
  };
  return { test, face, close };
}

/** Somebody who works with some invented children. */
export type Pod = {
  readonly account: AccountId;
  readonly worker: string;
  readonly children: readonly string[];
};

export async function plantPod({ test: { owner } }: OfflineWorld, count: number): Promise<Pod> {
  const account = await plantAccount(owner, 'social worker');
  const worker = newId<'worker'>();
  await owner.query(
    "insert into workforce.worker (id, name, job, account_id) values ($1, 'An invented worker', 'Social worker', $2)",
    [worker, account],
  );
  // Their device got its ticket in a session that has the account's id: a ticket is made without asking the database.
  await owner.query(
    `insert into platform.session (id, token_hash, face, account_id, csrf_token, created_at, seen_at, proved_at, expires_at, way, device)
     values ($1::uuid, sha256($1::uuid::text::bytea), 'staff', $1::uuid, 'invented', $2, $2, $2, $3, 'password', '')`,
    [account, now, '2026-11-22T21:00:00Z'],
  );
  const children: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const { person } = await plantPerson(owner);
    await owner.query(
      "insert into workforce.allocation (id, person_id, worker_id, starts) values ($1, $2, $3, '2026-01-01')",
      [newId(), person, worker],
    );
    children.push(person);
  }
  return { account, worker, children };
}

/** From now on the worker has nothing to do with these children. */
export async function endAllocations({ test: { owner } }: OfflineWorld, { worker }: Pod): Promise<void> {
  await owner.query("update workforce.allocation set ends = '2026-11-01' where worker_id = $1", [worker]);
}

/** A whole visit, with these words of all children. */
export function visitFields(words: string, children: number): Readonly<Record<string, string>> {
  const own = Array.from({ length: children }, (_, place) => [`seen_${place}`, 'alone'] as const);
  return {
    ...{
      'visited_on-day': '20',
      'visited_on-month': '11',
      'visited_on-year': '2026',
      place: 'where they live',
    },
    ...{ purpose: words, gained: 'A plan for Monday', sleeps: 'as recorded' },
    ...Object.fromEntries(own),
  };
}

/** As a device of this account keeps it: nothing but the server can read it. */
export async function boxFor(
  account: AccountId,
  upload: Upload & { readonly isLook?: boolean },
  told: Instant = now,
): Promise<string> {
  const session = parseId<'session'>(account);
  if (!session) throw new Error('no session');
  const ticket = makeTicket(secretKey, { account, session, now: told });
  return closeBox(publicKeyOf(secretKey), JSON.stringify({ ticket, ...upload }));
}

/** Sends a box over a network that works; gives what the server says. */
export async function post({ face }: OfflineWorld, box: string): Promise<unknown> {
  const answer = await face.inject({ method: 'POST', url: '/offline/uploads', payload: { box } });
  return String(answer.headers['content-type']).startsWith('application/json') ? answer.json() : undefined;
}
