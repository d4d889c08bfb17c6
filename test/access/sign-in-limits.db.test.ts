import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInLimits } from '../../src/modules/access/index.ts';
import { setMoment } from '../../src/modules/access/sign-in/session.ts';
import { addHours } from '../../src/platform/dates/instant.ts';
import type { NumberSetting } from '../../src/platform/settings/number-setting.ts';
import { getSetting, recordSetting } from '../../src/platform/settings/settings.ts';
import { now as start, plantAccount, signIn, today } from './access-world.ts';
import type { Door } from './door.ts';
import { cookieOf, openDoor, password } from './door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const set = (setting: NumberSetting, value: number) =>
  door.test.database.transaction({ account: null, role: 'app' }, today, async (db) => {
    await setMoment(db, start);
    await recordSetting(db, setting, value);
  });
const signedIn = async () =>
  (await signIn(door.test, await plantAccount(door.test.owner, 'social worker'))).cookie;

/** What a page answers so many hours after the sign-in. */
async function answerAfter(cookie: string | undefined, hours: number): Promise<number> {
  door.setClock(addHours(start, hours));
  const { statusCode } = await door.openPage(cookie);
  door.setClock();
  return statusCode;
}

describe('a change of how long sign-ins last', () => {
  it('ends one that runs and was idle for longer than the new limit', async () => {
    const cookie = await signedIn();
    await set(signInLimits.idle, 30);
    expect(await answerAfter(cookie, 0.49)).toBe(200);
    expect(await answerAfter(cookie, 1)).toBe(303);
    await set(signInLimits.idle, 1440);
    expect(await answerAfter(await signedIn(), 13)).toBe(200);
    await set(signInLimits.idle, 720);
  });

  it('ends one that runs longer than the new limit, and lengthens one that runs', async () => {
    const cookie = await signedIn();
    await set(signInLimits.longest, 4);
    expect([await answerAfter(cookie, 3.9), await answerAfter(cookie, 4.1)]).toEqual([200, 303]);
    const later = await signedIn();
    expect(await answerAfter(later, 4.1)).toBe(303);
    await set(signInLimits.longest, 11);
    expect([await answerAfter(later, 10.9), await answerAfter(later, 11.1)]).toEqual([200, 303]);
    await set(signInLimits.longest, 16);
  });

  it('does not wake one that has ended', async () => {
    const cookie = await signedIn();
    await door.test.owner.query(
      'update platform.session set expires_at = created_at where expires_at > created_at',
    );
    await set(signInLimits.longest, 20);
    expect(await answerAfter(cookie, 0.5)).toBe(303);
    await set(signInLimits.longest, 16);
  });

  it.each([0, 25, 2.5, 1_000_000])('to %s, which no page takes, leaves the default', async (value) => {
    await set(signInLimits.longest, value);
    await set(signInLimits.idle, value === 25 ? 1 : value * 10_000);
    const cookie = await signedIn();
    expect([await answerAfter(cookie, 11.9), await answerAfter(cookie, 15.9)]).toEqual([200, 200]);
    expect(await answerAfter(cookie, 16.1)).toBe(303);
    const read = await door.test.database.transaction({ account: null, role: 'app' }, today, (db) =>
      getSetting(db, signInLimits.longest),
    );
    expect(read).toBe(16);
    await set(signInLimits.longest, 16);
    await set(signInLimits.idle, 720);
  });
});

describe('a change of what guessing meets', () => {
  const wrong = 'not this one, surely';

  it('lets an account rest after as many tries, for as long', async () => {
    const { email } = await door.newAccount();
    await set(signInLimits.tries, 3);
    await set(signInLimits.rest, 60);
    for (let round = 0; round < 3; round += 1) await door.tryPassword({ email, password: wrong });
    expect((await door.tryPassword({ email, password })).statusCode).toBe(422);
    door.setClock(addHours(start, 0.9));
    expect((await door.tryPassword({ email, password })).statusCode).toBe(422);
    door.setClock(addHours(start, 1.1));
    expect((await door.tryPassword({ email, password })).statusCode).toBe(303);
    door.setClock();
    await set(signInLimits.tries, 5);
    await set(signInLimits.rest, 15);
  });
});

describe('a first password', () => {
  const newPerson = async (email: string) => {
    const { said } = await door.admin(['create', '--email', email, '--name', 'An Invented Person', '--json']);
    return (JSON.parse(said) as { password: string }).password;
  };
  const after = (days: number) => door.setClock(addHours(start, 24 * days));

  it('opens for seven days, and then is as wrong as any other', async () => {
    const email = 'slow@council.example';
    const first = await newPerson(email);
    after(7.1);
    const late = await door.tryPassword({ email, password: first });
    expect([late.statusCode, late.body.includes('The e-mail address or the password is not right')]).toEqual([
      422,
      true,
    ]);
    after(6.9);
    expect((await door.tryPassword({ email, password: first })).statusCode).toBe(303);
    door.setClock();
  });

  it('opens for as long as the setting says', async () => {
    const email = 'slower@council.example';
    const first = await newPerson(email);
    await set(signInLimits.firstPassword, 1);
    after(1.1);
    expect((await door.tryPassword({ email, password: first })).statusCode).toBe(422);
    await set(signInLimits.firstPassword, 30);
    after(29);
    expect((await door.tryPassword({ email, password: first })).statusCode).toBe(303);
    door.setClock();
    await set(signInLimits.firstPassword, 7);
  });

  it('that its holder has replaced does not run out', async () => {
    const email = 'quick@council.example';
    const first = await newPerson(email);
    const cookie = cookieOf(await door.tryPassword({ email, password: first }));
    await door.change(cookie, { current: first, wanted: password });
    after(100);
    expect((await door.tryPassword({ email, password })).statusCode).toBe(303);
    door.setClock();
  });
});
