import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cookies } from './phone-world.ts';
import {
  closePhoneWorld,
  codeOf,
  door,
  enrolled,
  halfway,
  openPhoneWorld,
  opens,
  send,
  signIn,
  startAgain,
  stepTwo,
  wait,
} from './phone-world.ts';

beforeAll(openPhoneWorld);
afterAll(closePhoneWorld);

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
    startAgain();
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
    startAgain();
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
