import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import {
  addDemonstrationAccounts,
  closeAccount,
  findSession,
  startSession,
} from '../../src/modules/access/index.ts';
import { addHours } from '../../src/platform/dates/instant.ts';
import { testDatabase } from '../support/database.ts';
import { now as start, plantAccount, signIn, today } from './access-world.ts';
import type { Door } from './door.ts';
import { cookieOf, csrfIn, openDoor, password } from './door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

describe('a session', () => {
  it('has a new token at each sign-in, and the one before it ends', async () => {
    const { email } = await door.newAccount();
    const first = cookieOf(await door.tryPassword({ email, password }));
    const csrf = csrfIn((await door.openPage(first)).body);
    const again = await door.tryPassword({ email, password, _csrf: csrf }, { cookie: first ?? '' });
    expect(cookieOf(again)).toBeDefined();
    expect(cookieOf(again)).not.toBe(first);
    expect((await door.openPage(first)).statusCode).toBe(303);
  });

  it('is never one whose token was known before the sign-in', async () => {
    const { email } = await door.newAccount();
    const planted = 'kith_staff=a-token-that-somebody-planted';
    const answer = await door.tryPassword({ email, password }, { cookie: planted });
    expect(cookieOf(answer)).not.toBe(planted);
    expect((await door.openPage(planted)).statusCode).toBe(303);
  });

  it('has a cookie that scripts, other sites and other hosts cannot use', async () => {
    const { email } = await door.newAccount();
    const plain = (await door.tryPassword({ email, password })).cookies[0];
    expect(plain).toMatchObject({ name: 'kith_staff', httpOnly: true, sameSite: 'Lax', path: '/' });
    const secure = await createFace({
      database: door.test.database,
      face: 'staff',
      secureCookies: true,
      now: door.clock,
    });
    const answer = await secure.inject({ method: 'POST', url: '/sign-in', payload: { email, password } });
    expect(answer.cookies[0]).toMatchObject({
      name: '__Host-kith_staff',
      secure: true,
      httpOnly: true,
      path: '/',
    });
    expect(answer.cookies[0]?.domain).toBeUndefined();
    await secure.close();
  });

  it('is kept as a hash: what the database holds opens nothing', async () => {
    const { cookie } = await signIn(door.test, await plantAccount(door.test.owner, 'social worker'));
    const { rows } = await door.test.owner.query<{ text: string }>(
      "select encode(token_hash, 'hex') || csrf_token as text from platform.session",
    );
    expect(rows.some(({ text }) => text.includes(cookie.replace('kith_staff=', '')))).toBe(false);
  });

  it('of the other face is refused', async () => {
    const account = await plantAccount(door.test.owner, 'social worker');
    const staff = (await signIn(door.test, account)).cookie.replace('kith_staff=', '');
    const other = await door.test.database.transaction({ account: null, role: 'app' }, today, (db) =>
      startSession(db, 'public', account, door.clock()),
    );
    expect((await door.openPage(`kith_staff=${other}`)).statusCode).toBe(303);
    const found = await door.test.database.transaction({ account: null, role: 'app' }, today, (db) =>
      findSession(db, 'public', staff, door.clock()),
    );
    expect(found).toBeUndefined();
    expect(
      (
        await door.publicFace.inject({
          url: '/account/password',
          headers: { cookie: `kith_public=${staff}` },
        })
      ).statusCode,
    ).toBe(404);
    expect((await door.openPage(`kith_public=${staff}`)).statusCode).toBe(303);
  });

  it.each([
    ['idle for twelve hours', 12.01, false],
    ['idle for less', 11.9, true],
  ])('%s', async (_, hours, runs) => {
    const { cookie } = await signIn(door.test, await plantAccount(door.test.owner, 'social worker'));
    door.setClock(addHours(start, hours));
    const answer = await door.openPage(cookie);
    door.setClock();
    expect(answer.statusCode).toBe(runs ? 200 : 303);
  });

  it('ends sixteen hours after sign-in, however busy', async () => {
    const { cookie } = await signIn(door.test, await plantAccount(door.test.owner, 'social worker'));
    const answers: number[] = [];
    for (const hours of [5, 10, 15, 15.9, 16.1]) {
      door.setClock(addHours(start, hours));
      answers.push((await door.openPage(cookie)).statusCode);
    }
    door.setClock();
    expect(answers).toEqual([200, 200, 200, 200, 303]);
  });

  it('ends in the database at sign-out', async () => {
    const account = await plantAccount(door.test.owner, 'social worker');
    const { cookie, csrf } = await signIn(door.test, account);
    const out = await door.face.inject({
      method: 'POST',
      url: '/sign-out',
      headers: { cookie },
      payload: { _csrf: csrf },
    });
    expect([out.statusCode, out.headers['location']]).toEqual([303, '/sign-in']);
    expect((await door.openPage(cookie)).statusCode).toBe(303);
    const { rows } = await door.test.owner.query(
      'select revoked_at is not null as ended from platform.session where account_id = $1',
      [account],
    );
    expect(rows).toEqual([{ ended: true }]);
  });

  it('of an account that is closed ends at once', async () => {
    const { email, id } = await door.newAccount();
    const cookie = cookieOf(await door.tryPassword({ email, password }));
    await door.test.database.transaction({ account: null, role: 'loader' }, today, (db) =>
      closeAccount(db, id),
    );
    expect((await door.openPage(cookie)).statusCode).toBe(303);
    expect((await door.tryPassword({ email, password })).statusCode).toBe(422);
  });
});

describe('the demonstration sign-in', () => {
  it('is there in a demonstration database only, and only for its accounts', async () => {
    const demo = await testDatabase();
    const own = await createFace({ database: demo.database, face: 'staff', now: door.clock });
    await demo.owner.query(
      "insert into platform.installation (kind, name) values ('demonstration', 'Northmoor')",
    );
    await demo.database.transaction({ account: null, role: 'loader' }, today, (db) =>
      addDemonstrationAccounts(db, today),
    );
    const page = await own.inject({ url: '/sign-in' });
    const accounts = [
      ...page.body.matchAll(/name="account"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="account"/g),
    ].flatMap(([, one, other]) => one ?? other ?? []);
    expect(accounts.length).toBe(12);
    expect(page.body).not.toContain('type="password"');
    const enter = (account: string) =>
      own.inject({ method: 'POST', url: '/sign-in/demonstration', payload: { account } });
    expect((await enter(accounts[0] ?? '')).statusCode).toBe(303);
    expect((await enter(await plantAccount(demo.owner, 'director'))).statusCode).toBe(404);
    expect((await enter("' or true --")).statusCode).toBe(404);
    await demo.owner.query("update platform.installation set kind = 'authority'");
    expect((await enter(accounts[0] ?? '')).statusCode).toBe(404);
    expect((await own.inject({ url: '/sign-in' })).body).toContain('type="password"');
    await own.close();
    await demo.close();
  });
});

describe('the public face', () => {
  it('answers with its door and has none of the staff’s addresses', async () => {
    for (const url of ['/', '/sign-in'])
      expect((await door.publicFace.inject({ url })).body).toContain('You need an invitation');
    for (const url of ['/search', '/account/password', '/children/00000000-0000-7000-8000-000000000000'])
      expect((await door.publicFace.inject({ url })).statusCode).toBe(404);
    expect((await door.publicFace.inject({ method: 'POST', url: '/sign-in', payload: {} })).statusCode).toBe(
      404,
    );
  });
});
