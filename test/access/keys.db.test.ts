import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRecovery } from '../../src/modules/access/index.ts';
import { findKeySite } from '../../src/modules/access/sign-in/keys/key-settings.ts';
import { today } from './access-world.ts';
import { csrfIn } from './door.ts';
import type { Cookies } from './phone-world.ts';
import {
  closePhoneWorld,
  codeOf,
  door,
  enrolled,
  halfway,
  keySite,
  openPhoneWorld,
  opens,
  send,
  startAgain,
  stepTwo,
  wait,
} from './phone-world.ts';
import type { Asked, SoftKey } from './soft-key.ts';
import { softKey } from './soft-key.ts';

beforeAll(openPhoneWorld);
afterAll(closePhoneWorld);

const keysPath = '/account/second-factor/keys';

/** What a page asks a key to sign, and the field that goes back with it. */
async function ask(jar: Cookies, url: string) {
  const { body } = await send(jar, url);
  const options = (/data-kith-key-options="([^"]+)"/.exec(body)?.[1] ?? '{}').replaceAll('&quot;', '"');
  const sealed = /name="challenge" value="([^"]+)"/.exec(body)?.[1] ?? '';
  const { challenge = '' } = JSON.parse(options) as { challenge?: string };
  return { body, challenge, sealed, csrf: csrfIn(body) };
}

const here = (challenge: string, lie: Partial<Asked> = {}): Asked => ({ ...keySite, challenge, ...lie });

/** Adds a key on the page for it. */
async function addTo(jar: Cookies, key: SoftKey, lie: Partial<Asked> = {}, name = 'Office laptop') {
  const { challenge, sealed, csrf } = await ask(jar, keysPath);
  const response = key.create(here(challenge, lie));
  return send(jar, keysPath, { _csrf: csrf, name, challenge: sealed, response });
}

/** Somebody with a phone and a key. */
async function withKey() {
  const person = await enrolled();
  const key = softKey();
  const added = await addTo(person.jar, key);
  return { ...person, key, added };
}

/** Signs in up to the second step, and shows a key there. */
async function showKey(email: string, key: SoftKey, count: number, lie: Partial<Asked> = {}) {
  const jar = await halfway(email);
  const { challenge, sealed } = await ask(jar, '/sign-in/code');
  const form = { challenge: sealed, response: key.get({ ...here(challenge, lie), count }) };
  return { jar, form, answer: await send(jar, '/sign-in/key', form) };
}

describe('a key of one’s own', () => {
  it('is added by name, listed, and taken away; then it opens nothing', async () => {
    const { jar, key, email, added } = await withKey();
    expect([added.statusCode, added.headers['location']]).toEqual([303, '/account/second-factor?key=added']);
    const page = await send(jar, '/account/second-factor?key=added');
    expect(page.body).toContain('Office laptop');
    const removal = /action="(\/account\/second-factor\/keys\/[^"]+\/removal)"/.exec(page.body)?.[1] ?? '';
    expect((await send(jar, removal, { _csrf: csrfIn(page.body) })).statusCode).toBe(303);
    expect((await send(jar, removal, { _csrf: csrfIn(page.body) })).statusCode).toBe(404);
    const late = await halfway(email);
    expect((await send(late, '/sign-in/code')).body).not.toContain('Use your key');
    const none = await send(late, '/sign-in/key', {
      challenge: 'x',
      response: key.get({ ...here('x'), count: 1 }),
    });
    expect([none.statusCode, await opens(late)]).toEqual([422, false]);
  });

  it('cannot be added before the codes of a phone are set up, nor long after the last proof', async () => {
    const { email } = await door.newAccount();
    const jar = await halfway(email);
    expect((await send(jar, keysPath)).headers['location']).toBe('/account/second-factor');
    const { jar: enrolledJar } = await enrolled();
    wait(16 * 60);
    expect((await send(enrolledJar, keysPath)).headers['location']).toMatch(/^\/account\/proof/);
    startAgain();
  });

  it.each<[string, Partial<Asked>]>([
    ['at another address', { origin: 'https://kith.council.example.elsewhere.example' }],
    ['for another host', { host: 'elsewhere.example' }],
    ['for another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
  ])('is not added when it was made %s', async (_, lie) => {
    const { jar, id } = await enrolled();
    expect((await addTo(jar, softKey(), lie)).statusCode).toBe(422);
    const { rows } = await door.test.owner.query('select from access.sign_in_key where account_id = $1', [
      id,
    ]);
    expect(rows).toEqual([]);
  });

  it('is not added without a name, twice, or to a second account', async () => {
    const { jar, key } = await withKey();
    const nameless = await addTo(jar, softKey(), {}, ' ');
    expect([nameless.statusCode, nameless.body.includes('Enter what you call this key')]).toEqual([
      422,
      true,
    ]);
    expect((await addTo(jar, key)).statusCode).toBe(422);
    const other = await enrolled();
    expect((await addTo(other.jar, key)).statusCode).toBe(422);
  });

  it('is not added by a page that was open for more than ten minutes', async () => {
    const { jar } = await enrolled();
    const { challenge, sealed, csrf } = await ask(jar, keysPath);
    const form = { _csrf: csrf, name: 'x', challenge: sealed, response: softKey().create(here(challenge)) };
    wait(10 * 60 + 1);
    expect((await send(jar, keysPath, form)).statusCode).toBe(422);
    startAgain();
  });

  it('is not added by an answer to a page of somebody else', async () => {
    const [mine, theirs] = [await enrolled(), await enrolled()];
    const { challenge, sealed } = await ask(theirs.jar, keysPath);
    const { csrf } = await ask(mine.jar, keysPath);
    const response = softKey().create(here(challenge));
    const form = { _csrf: csrf, name: 'x', challenge: sealed, response };
    expect((await send(mine.jar, keysPath, form)).statusCode).toBe(422);
  });
});

describe('at sign-in', () => {
  it('a key takes the place of the code, and the code goes on working', async () => {
    const { email, key, secret } = await withKey();
    const { jar, answer } = await showKey(email, key, 1);
    expect([answer.statusCode, await opens(jar)]).toEqual([303, true]);
    wait(30);
    const byCode = await halfway(email);
    expect((await stepTwo(byCode, codeOf(secret))).statusCode).toBe(303);
    startAgain();
  });

  it.each<[string, Partial<Asked>]>([
    ['at another address', { origin: 'https://kith-council.example' }],
    ['for another host', { host: 'elsewhere.example' }],
    ['for another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
  ])('a key that signed %s opens nothing', async (_, lie) => {
    const { email, key } = await withKey();
    const { jar, answer } = await showKey(email, key, 1, lie);
    expect([answer.statusCode, await opens(jar)]).toEqual([422, false]);
    expect(answer.body).toContain('That key was not taken');
  });

  it('what a key signed once opens no second time, in no other sign-in', async () => {
    const { email, key } = await withKey();
    const { form } = await showKey(email, key, 0);
    const thief = await halfway(email);
    expect((await send(thief, '/sign-in/key', form)).statusCode).toBe(422);
    expect(await opens(thief)).toBe(false);
  });

  it('a key whose count does not go on was copied, and opens nothing', async () => {
    const { email, key } = await withKey();
    expect((await showKey(email, key, 5)).answer.statusCode).toBe(303);
    for (const count of [5, 4, 0]) expect((await showKey(email, key, count)).answer.statusCode).toBe(422);
    expect((await showKey(email, key, 6)).answer.statusCode).toBe(303);
  });

  it('a key of somebody else opens nothing', async () => {
    const [one, other] = [await withKey(), await withKey()];
    expect((await showKey(one.email, other.key, 1)).answer.statusCode).toBe(422);
  });

  it('a page that was open for more than ten minutes is asked again', async () => {
    const { email, key } = await withKey();
    const jar = await halfway(email);
    const { challenge, sealed } = await ask(jar, '/sign-in/code');
    const response = key.get({ ...here(challenge), count: 1 });
    wait(10 * 60 + 1);
    const late = await send(jar, '/sign-in/key', { challenge: sealed, response });
    expect([late.statusCode, await opens(jar)]).toEqual([303, false]);
    startAgain();
  });

  it('wrong ones count as wrong codes do: after five the right one rests', async () => {
    const { email, key } = await withKey();
    for (let round = 0; round < 5; round += 1) await showKey(email, softKey(), 1);
    expect((await showKey(email, key, 1)).answer.statusCode).toBe(422);
  });

  it.each(['', '{}', 'null', '[1]', '{"id": 1}', 'not JSON'])(
    '%s is no answer of a key',
    async (response) => {
      const { email } = await withKey();
      const jar = await halfway(email);
      const { sealed } = await ask(jar, '/sign-in/code');
      const answer = await send(jar, '/sign-in/key', { challenge: sealed, response });
      expect([answer.statusCode, await opens(jar)]).toEqual([422, false]);
    },
  );
});

describe('for a proof', () => {
  it('a key takes the place of the code; what it signed at the door is none', async () => {
    const { email, key } = await withKey();
    const { jar, form } = await showKey(email, key, 1);
    wait(16 * 60);
    const { challenge, sealed, csrf } = await ask(jar, '/account/proof?return=%2Fsearch');
    const replayed = await send(jar, '/account/proof/key', { ...form, _csrf: csrf });
    expect(replayed.statusCode).toBe(422);
    const response = key.get({ ...here(challenge), count: 2 });
    const fields = { _csrf: csrf, challenge: sealed, response, return: '/search' };
    const proved = await send(jar, '/account/proof/key', fields);
    expect([proved.statusCode, proved.headers['location']]).toEqual([303, '/search']);
    expect((await send(jar, keysPath)).statusCode).toBe(200);
    startAgain();
  });

  it('a key is none for a sign-in that began at the provider, which asks there', async () => {
    const { email, id, key } = await withKey();
    const { jar } = await showKey(email, key, 1);
    wait(16 * 60);
    const { challenge, sealed, csrf } = await ask(jar, '/account/proof?return=%2Fsearch');
    await door.test.owner.query("update platform.session set way = 'provider' where account_id = $1", [id]);
    const response = key.get({ ...here(challenge), count: 2 });
    const fields = { _csrf: csrf, challenge: sealed, response, return: '/search' };
    expect((await send(jar, '/account/proof/key', fields)).statusCode).toBe(422);
    expect((await send(jar, keysPath)).headers['location']).toMatch(/^\/account\/proof/);
    startAgain();
  });
});

describe('when a second step is set back', () => {
  it('the keys go with it', async () => {
    const { email, id } = await withKey();
    await door.test.database.transaction({ account: null, role: 'loader' }, today, (db) =>
      startRecovery(db, id, 'second factor', door.clock()),
    );
    const { rows } = await door.test.owner.query(
      'select removed_at is not null as gone from access.sign_in_key where account_id = $1',
      [id],
    );
    expect(rows).toEqual([{ gone: true }]);
    expect((await send(await halfway(email), '/sign-in/code')).body).not.toContain('Use your key');
  });
});

describe('where keys are good', () => {
  it('is an https address of the environment, and nowhere without one', () => {
    expect(findKeySite({})).toBeUndefined();
    expect(findKeySite({ KITH_OIDC_HOME: 'https://kith.council.example/' })).toEqual(keySite);
    expect(findKeySite({ KITH_HOME: 'https://a.example:8443', KITH_OIDC_HOME: 'https://b.example' })).toEqual(
      {
        origin: 'https://a.example:8443',
        host: 'a.example',
      },
    );
    expect(() => findKeySite({ KITH_HOME: 'http://kith.council.example' })).toThrow('https://');
  });
});
