import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Door } from './door.ts';
import { cookieOf, csrfIn, openDoor, password } from './door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

describe('kith admin create', () => {
  it('makes an account that signs in with the password of the environment', async () => {
    const { email } = await door.newAccount();
    const answer = await door.tryPassword({ email: email.toUpperCase(), password });
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, '/']);
    expect((await door.openPage(cookieOf(answer))).statusCode).toBe(200);
  });

  it('makes a password where none is given, prints it once, and asks for another at the first sign-in', async () => {
    const made = await door.admin([
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
    const cookie = cookieOf(await door.tryPassword({ email: 'made@council.example', password: printed }));
    const search = await door.openPage(cookie, '/search');
    expect([search.statusCode, search.headers['location']]).toEqual([303, '/account/password']);
    const form = await door.openPage(cookie);
    expect(form.body).toContain('Choose your own before you go on');
    const changed = await door.change(cookie, { current: printed, wanted: password });
    expect(changed.headers['location']).toBe('/account/password?changed=yes');
    expect((await door.openPage(cookieOf(changed), '/search')).statusCode).toBe(200);
  });

  it('stores argon2id and nothing of the password', async () => {
    const { id } = await door.newAccount();
    const { rows } = await door.test.owner.query<{ password_hash: string }>(
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
    [['create', '--email', 'x@council.example'], 'manchesterunited', 'used by many'],
    [['remove'], undefined, 'admin create'],
  ])('refuses %j and makes nothing', async (argv, secret, why) => {
    await expect(door.admin(argv, secret)).rejects.toThrow(why);
    const { rows } = await door.test.owner.query(
      "select 1 from access.account where email = 'x@council.example'",
    );
    expect(rows).toEqual([]);
  });

  it('refuses an address that an account has already, whatever its letters', async () => {
    const { email } = await door.newAccount();
    await expect(door.admin(['create', '--email', email.toUpperCase()], password)).rejects.toThrow('already');
  });
});

describe('one’s own password', () => {
  const wanted = '  seven hats on a heron ';

  it('is changed, spaces and all, and every other browser is signed out', async () => {
    const { email } = await door.newAccount();
    const [here, there] = [
      cookieOf(await door.tryPassword({ email, password })),
      cookieOf(await door.tryPassword({ email, password })),
    ];
    const changed = await door.change(here, { current: password, wanted });
    expect(changed.headers['location']).toBe('/account/password?changed=yes');
    expect((await door.openPage(there)).statusCode).toBe(303);
    expect((await door.openPage(here)).statusCode).toBe(303);
    expect((await door.openPage(cookieOf(changed), '/account/password?changed=yes')).body).toContain(
      'Your password is changed',
    );
    expect((await door.tryPassword({ email, password })).statusCode).toBe(422);
    expect((await door.tryPassword({ email, password: wanted.trim() })).statusCode).toBe(422);
    expect((await door.tryPassword({ email, password: wanted })).statusCode).toBe(303);
  });

  it.each([
    [{ current: 'not this one, surely', wanted }, 'That is not your password now'],
    [{ current: password, wanted: 'too short' }, '15 characters or more'],
    [{ current: password, wanted: 'x'.repeat(15) }, 'easy to guess'],
    [{ current: password, wanted: 'password123456789' }, 'easy to guess'],
    [{ current: password, wanted: 'manchesterunited' }, 'one that many people use'],
    [{ current: password, wanted: 'an invented person' }, 'more than your name'],
    [{ current: password, wanted: password }, 'another than the one you have'],
    [{ current: password, wanted: 'y z'.repeat(100) }, '200 characters or fewer'],
    [{ current: '', wanted }, 'Enter your password'],
  ])('is not changed by %j', async (form, why) => {
    const { email } = await door.newAccount();
    const cookie = cookieOf(await door.tryPassword({ email, password }));
    const answer = await door.change(cookie, form);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(why);
    expect(answer.body).not.toContain('value="seven');
    expect((await door.tryPassword({ email, password })).statusCode).toBe(303);
  });

  it('cannot be guessed by whoever finds a browser open: five tries and the account rests', async () => {
    const { email } = await door.newAccount();
    const cookie = cookieOf(await door.tryPassword({ email, password }));
    for (let round = 0; round < 5; round += 1)
      await door.change(cookie, { current: `guess ${round}`, wanted });
    expect((await door.change(cookie, { current: password, wanted })).statusCode).toBe(422);
  });

  it('is left with every session, everywhere, by one button', async () => {
    const { email } = await door.newAccount();
    const [here, there] = [
      cookieOf(await door.tryPassword({ email, password })),
      cookieOf(await door.tryPassword({ email, password })),
    ];
    const csrf = csrfIn((await door.openPage(here)).body);
    const out = await door.face.inject({
      method: 'POST',
      url: '/account/sign-out-everywhere',
      headers: { cookie: here ?? '' },
      payload: { _csrf: csrf },
    });
    expect(out.headers['location']).toBe('/sign-in');
    expect([(await door.openPage(here)).statusCode, (await door.openPage(there)).statusCode]).toEqual([
      303, 303,
    ]);
  });
});
