import type { FastifyInstance } from 'fastify';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import { toSecretKey } from '../../src/modules/access/sign-in/secret-box.ts';
import { instant } from '../../src/platform/dates/instant.ts';
import type { Instant } from '../../src/platform/dates/plain-date.ts';
import { now as start } from './access-world.ts';
import type { Door } from './door.ts';
import { cookieOf, csrfIn, openDoor, password } from './door.ts';

let door: Door;
let face: FastifyInstance;
let moment: Instant = start;
beforeAll(async () => {
  door = await openDoor();
  // Unlike the other tests of the door, these are of an authority as it is.
  await door.test.owner.query("delete from platform.setting where key = 'access.second-factor'");
  face = await createFace({
    database: door.test.database,
    face: 'staff',
    now: () => moment,
    means: { secretKey: toSecretKey('an invented key of an invented council') },
  });
});
afterAll(async () => {
  await face.close();
  await door.close();
});

/** Lets time pass, in seconds; a code is good for half a minute. */
const wait = (seconds: number) => void (moment = instant(Date.parse(moment) + seconds * 1000));
const codeOf = (secret: string, away = 0) =>
  generateSync({ secret, epoch: Math.floor(Date.parse(moment) / 1000) + away });

type Cookies = { session?: string | undefined; known?: string | undefined };
let addresses = 0;

async function send(jar: Cookies, url: string, form?: Readonly<Record<string, string>>) {
  addresses += 1;
  const cookie = [jar.session, jar.known].filter((one) => one !== undefined).join('; ');
  const answer = await face.inject({
    url,
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    remoteAddress: `10.1.${addresses >> 8}.${addresses & 255}`,
    ...(form ? { method: 'POST', payload: new URLSearchParams(form).toString() } : {}),
  });
  jar.session = cookieOf(answer) ?? jar.session;
  const known = answer.cookies.find(({ name }) => name === 'kith_staff_known');
  if (known) jar.known = `kith_staff_known=${known.value}`;
  return answer;
}

async function post(jar: Cookies, url: string, on: string, form: Readonly<Record<string, string>> = {}) {
  const page = await send(jar, on);
  return send(jar, url, { ...form, _csrf: csrfIn(page.body) });
}

const signIn = (jar: Cookies, email: string, typed = password) =>
  send(jar, '/sign-in', { email, password: typed });

/** Somebody who has just set their phone up: the key in it, their recovery codes, their browser. */
async function enrolled() {
  const { email, id } = await door.newAccount();
  const jar: Cookies = {};
  await signIn(jar, email);
  const page = await send(jar, '/account/second-factor');
  const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(page.body)?.[1] ?? '').replaceAll(' ', '');
  const sealed = /name="secret" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const done = await send(jar, '/account/second-factor', {
    _csrf: csrfIn(page.body),
    secret: sealed,
    code: codeOf(secret),
  });
  const codes = [...done.body.matchAll(/<code>([A-Z0-9-]{19})<\/code>/g)].map(([, code]) => code ?? '');
  return { email, id, jar, secret, codes, done };
}

/** A new sign-in up to the second step, from a browser that is not known unless one is handed in. */
async function halfway(email: string, jar: Cookies = {}) {
  await signIn(jar, email);
  return jar;
}

const opens = async (jar: Cookies) => (await send(jar, '/account/password')).statusCode === 200;
const stepTwo = (jar: Cookies, code: string) => send(jar, '/sign-in/code', { code });

describe('an account with a password, in an authority', () => {
  it('opens nothing but its own page before a second step is set up', async () => {
    const { email } = await door.newAccount();
    const jar: Cookies = {};
    await signIn(jar, email);
    for (const url of ['/', '/search', '/our-children'])
      expect((await send(jar, url)).headers['location']).toBe('/account/second-factor');
    expect((await send(jar, '/account/second-factor')).body).toContain(
      'Everything else opens when this is done',
    );
  });

  it('sets it up with a code of the phone, and is shown ten recovery codes, once', async () => {
    const { jar, codes } = await enrolled();
    expect(new Set(codes).size).toBe(10);
    expect((await send(jar, '/search')).statusCode).toBe(200);
    const again = await send(jar, '/account/second-factor');
    expect(codes.filter((code) => again.body.includes(code))).toEqual([]);
    expect(again.body).toContain('You have 10 left');
  });

  it('is not set up with a wrong code, and the same picture stays', async () => {
    const { email } = await door.newAccount();
    const jar: Cookies = {};
    await signIn(jar, email);
    const page = await send(jar, '/account/second-factor');
    const sealed = /name="secret" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const key = /<code>([A-Z2-7 ]+)<\/code>/.exec(page.body)?.[1] ?? 'none';
    const wrong = await send(jar, '/account/second-factor', {
      _csrf: csrfIn(page.body),
      secret: sealed,
      code: '000000',
    });
    expect([wrong.statusCode, wrong.body.includes(key)]).toEqual([422, true]);
    expect((await send(jar, '/search')).statusCode).toBe(303);
  });

  it('takes no secret that was sealed for somebody else', async () => {
    const [one, other] = [await door.newAccount(), await door.newAccount()];
    const [mine, theirs]: [Cookies, Cookies] = [{}, {}];
    await signIn(mine, one.email);
    await signIn(theirs, other.email);
    const page = await send(theirs, '/account/second-factor');
    const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(page.body)?.[1] ?? '').replaceAll(' ', '');
    const sealed = /name="secret" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const answer = await post(mine, '/account/second-factor', '/account/password', {
      secret: sealed,
      code: codeOf(secret),
    });
    expect(answer.statusCode).toBe(422);
  });

  it('keeps its secret encrypted: neither the key nor the codes stand in the database', async () => {
    const { id, secret, codes } = await enrolled();
    const { rows } = await door.test.owner.query<{ text: string }>(
      `select encode(sealed, 'escape') || (select string_agg(encode(code_hash, 'escape'), '') from access.recovery_code where account_id = $1) as text
         from access.second_factor where account_id = $1`,
      [id],
    );
    expect(rows[0]?.text.length).toBeGreaterThan(60);
    expect(rows[0]?.text).not.toContain(secret);
    for (const code of codes) expect(rows[0]?.text).not.toContain(code);
  });
});

describe('signing in with a second step', () => {
  it('opens nothing after the password alone', async () => {
    const { email } = await enrolled();
    const jar = await halfway(email);
    expect(await opens(jar)).toBe(false);
    expect((await send(jar, '/sign-in/code')).body).toContain('Enter your code');
  });

  it('opens with the code that the phone shows, and a code opens once', async () => {
    const { email, secret } = await enrolled();
    wait(30);
    const first = await halfway(email);
    const code = codeOf(secret);
    expect((await stepTwo(first, code)).statusCode).toBe(303);
    expect(await opens(first)).toBe(true);
    const second = await halfway(email);
    expect((await stepTwo(second, code)).statusCode).toBe(422);
    expect(await opens(second)).toBe(false);
  });

  it('takes the code that set it up no second time', async () => {
    const { email, secret } = await enrolled();
    expect((await stepTwo(await halfway(email), codeOf(secret))).statusCode).toBe(422);
  });

  it.each([
    ['the one before', -30, 303],
    ['the one after', 30, 303],
    ['one of a minute ago', -60, 422],
    ['one of a minute on', 60, 422],
  ])('takes %s: %d seconds away', async (_, away, status) => {
    const { email, secret } = await enrolled();
    wait(120);
    expect((await stepTwo(await halfway(email), codeOf(secret, away))).statusCode).toBe(status);
  });

  it('opens with a recovery code, however it is typed, once', async () => {
    const { email, codes } = await enrolled();
    const [code = ''] = codes;
    const jar = await halfway(email);
    expect((await stepTwo(jar, ` ${code.toLowerCase().replaceAll('-', ' ')} `)).statusCode).toBe(303);
    expect((await stepTwo(await halfway(email), code)).statusCode).toBe(422);
    expect((await send(jar, '/account/second-factor')).body).toContain('You have 9 left');
  });

  it('takes nobody else’s code', async () => {
    const [one, other] = [await enrolled(), await enrolled()];
    wait(30);
    expect((await stepTwo(await halfway(one.email), codeOf(other.secret))).statusCode).toBe(422);
    expect((await stepTwo(await halfway(one.email), other.codes[0] ?? '')).statusCode).toBe(422);
  });

  it('rests after five wrong codes, though the password is right each time', async () => {
    const { email, secret } = await enrolled();
    wait(30);
    for (let round = 0; round < 5; round += 1) await stepTwo(await halfway(email), '000000');
    expect((await stepTwo(await halfway(email), codeOf(secret))).statusCode).toBe(422);
    wait(16 * 60);
    expect((await stepTwo(await halfway(email), codeOf(secret))).statusCode).toBe(303);
  });

  it('does not use up a recovery code while it rests', async () => {
    const { email, codes } = await enrolled();
    for (let round = 0; round < 5; round += 1) await stepTwo(await halfway(email), '000000');
    await stepTwo(await halfway(email), codes[0] ?? '');
    wait(16 * 60);
    expect((await stepTwo(await halfway(email), codes[0] ?? '')).statusCode).toBe(303);
  });

  it('waits for a code ten minutes and no longer', async () => {
    const { email, codes } = await enrolled();
    const jar = await halfway(email);
    wait(11 * 60);
    expect((await stepTwo(jar, codes[0] ?? '')).headers['location']).toBe('/sign-in');
    expect(await opens(jar)).toBe(false);
  });
});

describe('a browser that is known', () => {
  const wrong = (email: string, jar: Cookies = {}) => signIn(jar, email, 'a wrong one, a wrong one');

  it('is let in while strangers have made the account rest for everybody else', async () => {
    const { email, jar, secret } = await enrolled();
    for (let round = 0; round < 8; round += 1) await wrong(email);
    expect((await signIn({}, email)).statusCode).toBe(422);
    wait(30);
    // The mark of a browser is given when somebody is in with both steps; this one has it from the first sign-in.
    const own: Cookies = { known: jar.known };
    expect((await signIn(own, email)).statusCode).toBe(303);
    expect((await stepTwo(own, codeOf(secret))).statusCode).toBe(303);
  });

  it('has five tries of its own and no more', async () => {
    const { email, jar } = await enrolled();
    const own: Cookies = { known: jar.known };
    for (let round = 0; round < 5; round += 1) await wrong(email, own);
    expect((await signIn(own, email)).statusCode).toBe(422);
    expect((await signIn({}, email)).statusCode, 'and takes none away from others').toBe(303);
  });

  it('is known to its own account only', async () => {
    const [one, other] = [await enrolled(), await enrolled()];
    for (let round = 0; round < 5; round += 1) await wrong(one.email);
    expect((await signIn({ known: other.jar.known }, one.email)).statusCode).toBe(422);
  });

  it('is known to each of several people who use it', async () => {
    const one = await enrolled();
    const other = await door.newAccount();
    const shared: Cookies = { known: one.jar.known };
    await signIn(shared, other.email);
    expect(shared.known).toBe(one.jar.known);
    for (let round = 0; round < 5; round += 1) await wrong(one.email);
    expect((await signIn({ known: shared.known }, one.email)).statusCode).toBe(303);
  });

  it('is none by a mark that somebody made up', async () => {
    const { email } = await enrolled();
    for (let round = 0; round < 5; round += 1) await wrong(email);
    expect((await signIn({ known: 'kith_staff_known=made-up' }, email)).statusCode).toBe(422);
    const jar: Cookies = { known: 'kith_staff_known=planted' };
    const other = await door.newAccount();
    await signIn(jar, other.email);
    expect(jar.known).not.toBe('kith_staff_known=planted');
  });
});

describe('a code from an administrator', () => {
  const give = async (what: string, email: string) => {
    const { said } = await door.admin([what, '--email', email]);
    return /shown once: (\S+)/.exec(said)?.[1] ?? '';
  };

  it('takes the second step away at once, and is asked for before another is set up', async () => {
    const { email, id, jar, secret } = await enrolled();
    moment = start;
    const code = await give('reset-second-factor', email);
    expect(await opens(jar)).toBe(false);
    wait(60);
    const next = await halfway(email);
    expect((await stepTwo(next, codeOf(secret))).statusCode).toBe(422);
    expect((await send(next, '/sign-in/code')).body).toContain('Your code from an administrator');
    expect((await stepTwo(next, code)).statusCode).toBe(303);
    expect((await send(next, '/')).headers['location']).toBe('/account/second-factor');
    const { rows } = await door.test.owner.query<{ recipient: string; body: string }>(
      'select recipient, body from platform.message where recipient = $1',
      [email],
    );
    expect(rows.length).toBe(1);
    expect(rows[0]?.body).toContain('you were signed out everywhere');
    expect(rows[0]?.body).not.toContain(code);
    const noted = await door.test.owner.query(
      "select detail from access.read_log where audit_name = 'AccountHelp' and detail ->> 'to' = $1",
      [id],
    );
    expect(noted.rows).toEqual([{ detail: { what: 'reset-second-factor', to: id } }]);
  });

  it('lets a new password be chosen once, within 24 hours, and ends every sign-in', async () => {
    const { email, jar } = await enrolled();
    moment = start;
    const code = await give('reset-password', email);
    const wanted = 'seven herons over a canal';
    const recover = (typed: string, of = email) =>
      send({}, '/sign-in/recovery', { email: of, code: typed, wanted });
    expect((await recover('AAAA-BBBB-CCCC-DDDD')).statusCode).toBe(422);
    expect((await recover(code, (await door.newAccount()).email)).statusCode).toBe(422);
    expect((await recover(code)).headers['location']).toBe('/sign-in?recovered=yes');
    expect(await opens(jar)).toBe(false);
    expect((await recover(code)).statusCode).toBe(422);
    expect((await signIn({}, email)).statusCode).toBe(422);
    const own: Cookies = {};
    expect((await signIn(own, email, wanted)).headers['location']).toContain('/sign-in/code');
    const late = await give('reset-password', email);
    wait(24.1 * 3600);
    expect((await recover(late)).statusCode).toBe(422);
  });

  it('is answered the same for an address that nobody has', async () => {
    const form = { code: 'AAAA-BBBB-CCCC-DDDD', wanted: 'seven herons over a canal' };
    const { email } = await door.newAccount();
    const [known, unknown] = [
      await send({}, '/sign-in/recovery', { ...form, email }),
      await send({}, '/sign-in/recovery', { ...form, email: 'nobody@council.example' }),
    ];
    expect(known.body.replaceAll(email, 'X')).toBe(unknown.body.replaceAll('nobody@council.example', 'X'));
  });
});
