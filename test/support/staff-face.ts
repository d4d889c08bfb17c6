import { createFace } from '../../src/apps/serve.ts';
import type { Role } from '../../src/modules/access/index.ts';
import { addStaffAccount, grantRole, startSession } from '../../src/modules/access/index.ts';
import { instant } from '../../src/platform/dates/instant.ts';
import { plainDate } from '../../src/platform/dates/plain-date.ts';
import { countQueries } from './count-queries.ts';
import type { TestDatabase } from './database.ts';
import { testDatabase } from './database.ts';

/** The moment at which the face's clock stands still, and its day. */
export const now = instant(Date.parse('2026-11-22T10:00:00Z'));
export const today = plainDate('2026-11-22');

/** What a page answered. */
export type Answer = {
  readonly status: number;
  readonly html: string;
  /** Without marks and doubled spaces. */
  readonly words: string;
  /** Where a redirect leads, or ''. */
  readonly to: string;
};

/** The staff face over a database of its own; somebody of each role signs in when first needed. */
export type StaffFace = TestDatabase & {
  readonly open: (role: Role, url: string) => Promise<Answer>;
  /** Sends a form, with the token of the page that it is on. */
  readonly send: (role: Role, url: string, form: Form) => Promise<Answer>;
  /** How many statements its requests have asked so far. */
  readonly count: () => number;
};

/** `fields`: several texts under one name are several boxes ticked. */
export type Form = {
  readonly on: string;
  readonly fields?: Readonly<Record<string, string | readonly string[]>>;
};

/** Starts a face for a test file; call in `beforeAll`, and `close` in `afterAll`. No browser, no port. */
export async function startStaffFace(): Promise<StaffFace> {
  const test = await testDatabase();
  const { database, count } = countQueries(test.database);
  const server = await createFace({ database, face: 'staff', now: () => now });
  const cookies = new Map<Role, Promise<string>>();
  const cookieOf = (role: Role) => {
    const cookie = cookies.get(role) ?? signIn(test, role);
    cookies.set(role, cookie);
    return cookie;
  };
  const open = async (role: Role, url: string) =>
    answerOf(await server.inject({ method: 'GET', url, headers: { cookie: await cookieOf(role) } }));
  const send = async (role: Role, url: string, { on, fields = {} }: Form) => {
    const { html } = await open(role, on);
    const token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const headers = { cookie: await cookieOf(role), 'content-type': 'application/x-www-form-urlencoded' };
    const sent = Object.entries({ ...fields, _csrf: token });
    const pairs = sent.flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
    const payload = new URLSearchParams(pairs).toString();
    return answerOf(await server.inject({ method: 'POST', url, headers, payload }));
  };
  const close = async () => {
    await server.close();
    await test.close();
  };
  return { ...test, open, send, count, close };
}

async function signIn(test: TestDatabase, role: Role): Promise<string> {
  const token = await test.database.transaction({ account: null, role: 'loader' }, today, async (db) => {
    const account = await addStaffAccount(db, { name: role, email: null, passwordHash: null });
    await grantRole(db, account, role, plainDate('2020-01-01'));
    return startSession(db, 'staff', account, now);
  });
  return `kith_staff=${token}`;
}

type Injected = {
  readonly statusCode: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
};

function answerOf({ statusCode, body, headers }: Injected): Answer {
  const { location } = headers;
  return {
    status: statusCode,
    html: body,
    words: body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '),
    to: typeof location === 'string' ? location : '',
  };
}
