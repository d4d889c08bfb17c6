import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csrfIn } from './door.ts';
import type { Cookies } from './phone-world.ts';
import {
  closePhoneWorld,
  codeOf,
  door,
  enrolled,
  halfway,
  openPhoneWorld,
  opens,
  post,
  send,
  signIn,
  stepTwo,
  wait,
} from './phone-world.ts';

beforeAll(openPhoneWorld);
afterAll(closePhoneWorld);

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
