import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import type { AccountId } from '../../src/modules/access/index.ts';
import {
  addDemonstrationAccounts,
  adminCommand,
  closeAccount,
  findSession,
  startSession,
} from '../../src/modules/access/index.ts';
import { parseCommandLine } from '../../src/platform/cli/command.ts';
import { addHours } from '../../src/platform/dates/instant.ts';
import type { Instant } from '../../src/platform/dates/plain-date.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import { now as start, plantAccount, signIn, today } from './access-world.ts';

const password = 'four lamps under a bridge';
let test: TestDatabase;
let face: FastifyInstance;
let publicFace: FastifyInstance;
let moment: Instant = start;
beforeAll(async () => {
  test = await testDatabase();
  const options = { database: test.database, now: () => moment };
  face = await createFace({ ...options, face: 'staff' });
  publicFace = await createFace({ ...options, face: 'public' });
});
afterAll(async () => {
  await face.close();
  await publicFace.close();
  await test.close();
});

/** `kith admin create …`, as the command line runs it. */
async function admin(argv: readonly string[], secret?: string) {
  const { command, options, words } = parseCommandLine([adminCommand], ['admin', ...argv]);
  const said: string[] = [];
  const before = process.env['KITH_PASSWORD'];
  if (secret === undefined) delete process.env['KITH_PASSWORD'];
  else process.env['KITH_PASSWORD'] = secret;
  const open = () => Promise.resolve({ database: test.database, close: () => Promise.resolve() });
  const done = command.run({
    options,
    words,
    open,
    now: moment,
    today,
    out: (text) => said.push(text),
    progress: () => undefined,
  });
  const code = await done.finally(() => {
    delete process.env['KITH_PASSWORD'];
    if (before !== undefined) process.env['KITH_PASSWORD'] = before;
  });
  return { code, said: said.join('\n') };
}

let people = 0;
async function newAccount(role = 'social worker'): Promise<{ email: string; id: AccountId }> {
  people += 1;
  const email = `person${people}@council.example`;
  const { said } = await admin(
    ['create', '--email', email, '--name', 'An Invented Person', '--role', role, '--json'],
    password,
  );
  return { email, id: (JSON.parse(said) as { id: AccountId }).id };
}

let addresses = 0;
/** Each try comes from an address of its own: how often one address may try is another test. */
function tryPassword(payload: Record<string, string>, headers: Record<string, string> = {}) {
  addresses += 1;
  const remoteAddress = `10.0.${addresses >> 8}.${addresses & 255}`;
  return face.inject({ method: 'POST', url: '/sign-in', payload, headers, remoteAddress });
}
const cookieOf = (answer: { cookies: readonly { name: string; value: string }[] }) => {
  const found = answer.cookies.find(({ name }) => name === 'kith_staff');
  return found ? `kith_staff=${found.value}` : undefined;
};
const openPage = (cookie: string | undefined, url = '/account/password') =>
  face.inject({ url, headers: cookie === undefined ? {} : { cookie } });
const csrfIn = (body: string) => /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? '';

describe('kith admin create', () => {
  it('makes an account that signs in with the password of the environment', async () => {
    const { email } = await newAccount();
    const answer = await tryPassword({ email: email.toUpperCase(), password });
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, '/']);
    expect((await openPage(cookieOf(answer))).statusCode).toBe(200);
  });

  it('makes a password where none is given, prints it once, and asks for another at the first sign-in', async () => {
    const made = await admin([
      'create',
      '--email',
      'made@council.example',
      '--name',
      'Made',
      '--role',
      'social worker',
    ]);
    const printed = /shown once: (\S+)/.exec(made.said)?.[1] ?? '';
    expect(printed.length).toBeGreaterThanOrEqual(15);
    const cookie = cookieOf(await tryPassword({ email: 'made@council.example', password: printed }));
    const search = await openPage(cookie, '/search');
    expect([search.statusCode, search.headers['location']]).toEqual([303, '/account/password']);
    const form = await openPage(cookie);
    expect(form.body).toContain('Choose your own before you go on');
    const changed = await change(cookie, { current: printed, wanted: password });
    expect(changed.headers['location']).toBe('/account/password?changed=yes');
    expect((await openPage(cookieOf(changed), '/search')).statusCode).toBe(200);
  });

  it('stores argon2id and nothing of the password', async () => {
    const { id } = await newAccount();
    const { rows } = await test.owner.query<{ password_hash: string }>(
      'select password_hash from access.account where id = $1',
      [id],
    );
    expect(rows[0]?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(rows[0]?.password_hash).not.toContain('lamps');
  });

  it.each([
    [['create', '--name', 'x'], undefined, 'e-mail'],
    [['create', '--email', 'x@y'], undefined, 'e-mail'],
    [['create', '--email', 'x@council.example', '--role', 'overseer'], undefined, 'no role'],
    [['create', '--email', 'x@council.example'], 'short', 'at least 15'],
    [['create', '--email', 'x@council.example'], 'aaaaaaaaaaaaaaaaaaaa', 'too plain'],
    [['remove'], undefined, 'admin create'],
  ])('refuses %j and makes nothing', async (argv, secret, why) => {
    await expect(admin(argv, secret)).rejects.toThrow(why);
    const { rows } = await test.owner.query("select 1 from access.account where email = 'x@council.example'");
    expect(rows).toEqual([]);
  });

  it('refuses an address that an account has already, whatever its letters', async () => {
    const { email } = await newAccount();
    await expect(admin(['create', '--email', email.toUpperCase()], password)).rejects.toThrow('already');
  });
});

describe('a wrong password', () => {
  it('is answered the same whether or not there is such an account', async () => {
    const { email } = await newAccount();
    const [known, unknown] = [
      await tryPassword({ email, password: 'not this one, surely' }),
      await tryPassword({ email: 'nobody@council.example', password: 'not this one, surely' }),
    ];
    expect([known.statusCode, unknown.statusCode]).toEqual([422, 422]);
    expect(known.body.replaceAll(email, 'X')).toBe(unknown.body.replaceAll('nobody@council.example', 'X'));
    expect([cookieOf(known), cookieOf(unknown)]).toEqual([undefined, undefined]);
  });

  it('takes about as long to be refused where there is no such account', async () => {
    const { email } = await newAccount();
    const time = async (who: string) => {
      const began = performance.now();
      await tryPassword({ email: who, password: 'not this one, surely' });
      return performance.now() - began;
    };
    await time('warming@council.example');
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      known.push(await time(email));
      unknown.push(await time(`nobody${round}@council.example`));
    }
    // Without the same work an answer would take a tenth; a busy machine sways by less than a third of the shortest.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3);
  });

  it('five times lets the account rest a quarter of an hour, for the right password too', async () => {
    const { email, id } = await newAccount();
    for (let round = 0; round < 5; round += 1)
      await tryPassword({ email, password: `wrong number ${round} ....` });
    const resting = await tryPassword({ email, password });
    expect(resting.statusCode).toBe(422);
    expect(resting.body).toContain('The e-mail address or the password is not right');
    moment = addHours(start, 0.3);
    const later = await tryPassword({ email, password });
    moment = start;
    expect(later.statusCode).toBe(303);
    const { rows } = await test.owner.query(
      'select failed_attempts, locked_until from access.account where id = $1',
      [id],
    );
    expect(rows).toEqual([{ failed_attempts: 0, locked_until: null }]);
  });

  it('four times and then the right one starts the count again', async () => {
    const { email } = await newAccount();
    for (let round = 0; round < 4; round += 1)
      await tryPassword({ email, password: `wrong number ${round} ....` });
    expect((await tryPassword({ email, password })).statusCode).toBe(303);
    await tryPassword({ email, password: 'wrong number five ....' });
    expect((await tryPassword({ email, password })).statusCode).toBe(303);
  });

  it('is counted each time, also when many come at once', async () => {
    const { email, id } = await newAccount();
    await Promise.all(
      Array.from({ length: 12 }, () => tryPassword({ email, password: 'wrong again and again' })),
    );
    const { rows } = await test.owner.query<{ failed_attempts: number }>(
      'select failed_attempts from access.account where id = $1',
      [id],
    );
    expect(rows[0]?.failed_attempts).toBe(5);
  });

  it('is in the trail with the account that was tried, and a right one with whose it was', async () => {
    const { email, id } = await newAccount();
    await tryPassword({ email, password: 'not this one, surely' });
    await tryPassword({ email, password });
    const { rows } = await test.owner.query(
      "select outcome from access.read_log where audit_name = 'SignIn' and account_id = $1 order by id",
      [id],
    );
    expect(rows).toEqual([{ outcome: 'refused' }, { outcome: 'done' }]);
  });

  it.each([
    {},
    { email: 'x' },
    { email: 'a@b.example', password: '' },
    { email: 'a@b.example', password: 'x'.repeat(2000) },
  ])('or a form filled in half is asked for again: %j', async (form) => {
    expect((await tryPassword(form)).statusCode).toBe(422);
  });

  it('of one network address is refused after sixty tries in a minute, whichever accounts they are for', async () => {
    const other = await createFace({ database: test.database, face: 'staff', now: () => moment });
    const payload = { email: 'not an address', password: 'x' };
    const statuses: number[] = [];
    for (let number = 0; number < 61; number += 1)
      statuses.push((await other.inject({ method: 'POST', url: '/sign-in', payload })).statusCode);
    await other.close();
    expect(statuses).toEqual([...Array.from({ length: 60 }, () => 422), 429]);
  });
});

describe('more sign-ins at once than there are connections', () => {
  it('do not wait for each other for ever', async () => {
    const small = await testDatabase(2);
    const other = await createFace({ database: small.database, face: 'staff', now: () => moment });
    const payload = { email: 'nobody@council.example', password: 'not this one, surely' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => other.inject({ method: 'POST', url: '/sign-in', payload })),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 8 }, () => 422));
    await other.close();
    await small.close();
  });
});

describe('a session', () => {
  it('has a new token at each sign-in, and the one before it ends', async () => {
    const { email } = await newAccount();
    const first = cookieOf(await tryPassword({ email, password }));
    const csrf = csrfIn((await openPage(first)).body);
    const again = await tryPassword({ email, password, _csrf: csrf }, { cookie: first ?? '' });
    expect(cookieOf(again)).toBeDefined();
    expect(cookieOf(again)).not.toBe(first);
    expect((await openPage(first)).statusCode).toBe(303);
  });

  it('is never one whose token was known before the sign-in', async () => {
    const { email } = await newAccount();
    const planted = 'kith_staff=a-token-that-somebody-planted';
    const answer = await tryPassword({ email, password }, { cookie: planted });
    expect(cookieOf(answer)).not.toBe(planted);
    expect((await openPage(planted)).statusCode).toBe(303);
  });

  it('has a cookie that scripts, other sites and other hosts cannot use', async () => {
    const { email } = await newAccount();
    const plain = (await tryPassword({ email, password })).cookies[0];
    expect(plain).toMatchObject({ name: 'kith_staff', httpOnly: true, sameSite: 'Lax', path: '/' });
    const secure = await createFace({
      database: test.database,
      face: 'staff',
      secureCookies: true,
      now: () => moment,
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
    const { cookie } = await signIn(test, await plantAccount(test.owner, 'social worker'));
    const { rows } = await test.owner.query<{ text: string }>(
      "select encode(token_hash, 'hex') || csrf_token as text from platform.session",
    );
    expect(rows.some(({ text }) => text.includes(cookie.replace('kith_staff=', '')))).toBe(false);
  });

  it('of the other face is refused', async () => {
    const account = await plantAccount(test.owner, 'social worker');
    const staff = (await signIn(test, account)).cookie.replace('kith_staff=', '');
    const other = await test.database.transaction({ account: null, role: 'app' }, today, (db) =>
      startSession(db, 'public', account, moment),
    );
    expect((await openPage(`kith_staff=${other}`)).statusCode).toBe(303);
    const found = await test.database.transaction({ account: null, role: 'app' }, today, (db) =>
      findSession(db, 'public', staff, moment),
    );
    expect(found).toBeUndefined();
    expect(
      (await publicFace.inject({ url: '/account/password', headers: { cookie: `kith_public=${staff}` } }))
        .statusCode,
    ).toBe(404);
    expect((await openPage(`kith_public=${staff}`)).statusCode).toBe(303);
  });

  it.each([
    ['idle for twelve hours', 12.01, false],
    ['idle for less', 11.9, true],
  ])('%s', async (_, hours, runs) => {
    const { cookie } = await signIn(test, await plantAccount(test.owner, 'social worker'));
    moment = addHours(start, hours);
    const answer = await openPage(cookie);
    moment = start;
    expect(answer.statusCode).toBe(runs ? 200 : 303);
  });

  it('ends sixteen hours after sign-in, however busy', async () => {
    const { cookie } = await signIn(test, await plantAccount(test.owner, 'social worker'));
    const answers: number[] = [];
    for (const hours of [5, 10, 15, 15.9, 16.1]) {
      moment = addHours(start, hours);
      answers.push((await openPage(cookie)).statusCode);
    }
    moment = start;
    expect(answers).toEqual([200, 200, 200, 200, 303]);
  });

  it('ends in the database at sign-out', async () => {
    const account = await plantAccount(test.owner, 'social worker');
    const { cookie, csrf } = await signIn(test, account);
    const out = await face.inject({
      method: 'POST',
      url: '/sign-out',
      headers: { cookie },
      payload: { _csrf: csrf },
    });
    expect([out.statusCode, out.headers['location']]).toEqual([303, '/sign-in']);
    expect((await openPage(cookie)).statusCode).toBe(303);
    const { rows } = await test.owner.query(
      'select revoked_at is not null as ended from platform.session where account_id = $1',
      [account],
    );
    expect(rows).toEqual([{ ended: true }]);
  });

  it('of an account that is closed ends at once', async () => {
    const { email, id } = await newAccount();
    const cookie = cookieOf(await tryPassword({ email, password }));
    await test.database.transaction({ account: null, role: 'loader' }, today, (db) => closeAccount(db, id));
    expect((await openPage(cookie)).statusCode).toBe(303);
    expect((await tryPassword({ email, password })).statusCode).toBe(422);
  });
});

describe('a form', () => {
  const post = (
    headers: Record<string, string>,
    payload: Record<string, string>,
    url = '/account/sign-out-everywhere',
  ) => face.inject({ method: 'POST', url, headers, payload });

  it.each([
    ['without the token of the session', {}],
    ['with a wrong token', { _csrf: 'x'.repeat(32) }],
  ])('%s is refused and does nothing', async (_, payload) => {
    const { cookie } = await signIn(test, await plantAccount(test.owner, 'social worker'));
    expect((await post({ cookie }, payload)).statusCode).toBe(403);
    expect((await openPage(cookie)).statusCode).toBe(200);
  });

  it('with the token of somebody else’s session is refused', async () => {
    const [mine, theirs] = [
      await signIn(test, await plantAccount(test.owner, 'social worker')),
      await signIn(test, await plantAccount(test.owner, 'social worker')),
    ];
    expect((await post({ cookie: mine.cookie }, { _csrf: theirs.csrf })).statusCode).toBe(403);
  });

  it.each([
    ['another site, as browsers say', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this host', { 'sec-fetch-site': 'same-site' }],
    ['another origin, where a browser says only that', { origin: 'https://elsewhere.example' }],
    ['no origin at all, as a sandboxed frame', { origin: 'null' }],
  ])('that comes from %s is refused, the sign-in too', async (_, headers) => {
    const { cookie, csrf } = await signIn(test, await plantAccount(test.owner, 'social worker'));
    expect((await post({ cookie, ...headers }, { _csrf: csrf })).statusCode).toBe(403);
    const { email } = await newAccount();
    expect((await post(headers, { email, password }, '/sign-in')).statusCode).toBe(403);
  });

  it('that comes from this origin is taken', async () => {
    const { email } = await newAccount();
    const headers = { origin: 'http://localhost:80', host: 'localhost:80', 'sec-fetch-site': 'same-origin' };
    expect((await post(headers, { email, password }, '/sign-in')).statusCode).toBe(303);
  });

  it('with files is not read before it is known who sends it', async () => {
    const bounds = { 'content-type': 'multipart/form-data; boundary=x' };
    const payload =
      '--x\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\nCHILD\r\n--x--\r\n';
    const send = (url: string, headers: Record<string, string>) =>
      face.inject({ method: 'POST', url, headers: { ...bounds, ...headers }, payload });
    expect((await send('/imports', {})).headers['location']).toBe('/sign-in');
    const { cookie } = await signIn(test, await plantAccount(test.owner, 'social worker'));
    expect((await send('/imports', { cookie })).statusCode).toBe(403);
    expect((await send('/sign-in', {})).statusCode).toBe(400);
  });
});

describe('the way back after sign-in', () => {
  it.each([
    ['/search?q=ida', '/search?q=ida'],
    ['//elsewhere.example', '/'],
    ['/\\elsewhere.example', '/'],
    ['/\t/elsewhere.example', '/'],
    ['/\n/elsewhere.example', '/'],
    ['https://elsewhere.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-out', '/'],
    ['/a\r\nSet-Cookie: x=y', '/'],
    ['', '/'],
  ])('%j leads to %s', async (asked, leads) => {
    const { email } = await newAccount();
    expect((await tryPassword({ email, password, return: asked })).headers['location']).toBe(leads);
    const shown = await face.inject({ url: `/sign-in?return=${encodeURIComponent(asked)}` });
    expect(/name="return" value="([^"]*)"/.exec(shown.body)?.[1]).toBe(leads);
  });

  it('is the page that was asked for', async () => {
    const asked = await face.inject({ url: '/search?q=ida%20x' });
    expect(asked.headers['location']).toBe('/sign-in?return=%2Fsearch%3Fq%3Dida%2520x');
  });
});

function change(cookie: string | undefined, form: Record<string, string>) {
  return openPage(cookie).then((page) =>
    face.inject({
      method: 'POST',
      url: '/account/password',
      headers: { cookie: cookie ?? '' },
      payload: { _csrf: csrfIn(page.body), ...form },
    }),
  );
}

describe('one’s own password', () => {
  const wanted = '  seven hats on a heron ';

  it('is changed, spaces and all, and every other browser is signed out', async () => {
    const { email } = await newAccount();
    const [here, there] = [
      cookieOf(await tryPassword({ email, password })),
      cookieOf(await tryPassword({ email, password })),
    ];
    const changed = await change(here, { current: password, wanted });
    expect(changed.headers['location']).toBe('/account/password?changed=yes');
    expect((await openPage(there)).statusCode).toBe(303);
    expect((await openPage(here)).statusCode).toBe(303);
    expect((await openPage(cookieOf(changed), '/account/password?changed=yes')).body).toContain(
      'Your password is changed',
    );
    expect((await tryPassword({ email, password })).statusCode).toBe(422);
    expect((await tryPassword({ email, password: wanted.trim() })).statusCode).toBe(422);
    expect((await tryPassword({ email, password: wanted })).statusCode).toBe(303);
  });

  it.each([
    [{ current: 'not this one, surely', wanted }, 'That is not your password now'],
    [{ current: password, wanted: 'too short' }, '15 characters or more'],
    [{ current: password, wanted: 'x'.repeat(15) }, 'easy to guess'],
    [{ current: password, wanted: 'password123456789' }, 'easy to guess'],
    [{ current: password, wanted: 'an invented person' }, 'more than your name'],
    [{ current: password, wanted: password }, 'another than the one you have'],
    [{ current: password, wanted: 'y z'.repeat(100) }, '200 characters or fewer'],
    [{ current: '', wanted }, 'Enter your password'],
  ])('is not changed by %j', async (form, why) => {
    const { email } = await newAccount();
    const cookie = cookieOf(await tryPassword({ email, password }));
    const answer = await change(cookie, form);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(why);
    expect(answer.body).not.toContain('value="seven');
    expect((await tryPassword({ email, password })).statusCode).toBe(303);
  });

  it('cannot be guessed by whoever finds a browser open: five tries and the account rests', async () => {
    const { email } = await newAccount();
    const cookie = cookieOf(await tryPassword({ email, password }));
    for (let round = 0; round < 5; round += 1) await change(cookie, { current: `guess ${round}`, wanted });
    expect((await change(cookie, { current: password, wanted })).statusCode).toBe(422);
  });

  it('is left with every session, everywhere, by one button', async () => {
    const { email } = await newAccount();
    const [here, there] = [
      cookieOf(await tryPassword({ email, password })),
      cookieOf(await tryPassword({ email, password })),
    ];
    const csrf = csrfIn((await openPage(here)).body);
    const out = await face.inject({
      method: 'POST',
      url: '/account/sign-out-everywhere',
      headers: { cookie: here ?? '' },
      payload: { _csrf: csrf },
    });
    expect(out.headers['location']).toBe('/sign-in');
    expect([(await openPage(here)).statusCode, (await openPage(there)).statusCode]).toEqual([303, 303]);
  });
});

describe('the demonstration sign-in', () => {
  it('is there in a demonstration database only, and only for its accounts', async () => {
    const demo = await testDatabase();
    const own = await createFace({ database: demo.database, face: 'staff', now: () => moment });
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
      expect((await publicFace.inject({ url })).body).toContain('You need an invitation');
    for (const url of ['/search', '/account/password', '/children/00000000-0000-7000-8000-000000000000'])
      expect((await publicFace.inject({ url })).statusCode).toBe(404);
    expect((await publicFace.inject({ method: 'POST', url: '/sign-in', payload: {} })).statusCode).toBe(404);
  });
});
