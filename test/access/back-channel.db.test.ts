import type { JWTPayload } from 'jose';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import { startRecovery } from '../../src/modules/access/index.ts';
import { openProvider } from '../../src/modules/access/sign-in/provider/provider.ts';
import { todayIn } from '../../src/platform/dates/instant.ts';
import { clientId, clientSecret } from '../support/real-provider.ts';
import { plantAccount } from './access-world.ts';
import {
  at,
  calmDown,
  closeProviderWorld,
  failures,
  home,
  isSignedIn,
  lastAudit,
  linkedPerson,
  now,
  openProviderWorld,
  provider,
  signIn,
  test,
} from './provider-world.ts';
import { openWanderer } from './wanderer.ts';
import type { Wanderer } from './wanderer.ts';

beforeAll(openProviderWorld);
afterAll(closeProviderWorld);
beforeEach(calmDown);

const path = '/sign-in/provider/signed-out';
const event = 'http://schemas.openid.net/event/backchannel-logout';

/** Signs out at the provider, in one browser, without a word to Kith from there. */
async function signOutThere(browser: Wanderer): Promise<void> {
  const confirm = await browser.get(new URL('/session/end', provider.issuer));
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(confirm.body)?.[1] ?? '';
  await browser.post(new URL('/session/end/confirm', provider.issuer), { xsrf, logout: 'yes' });
}

let ids = 0;
/** What a logout token of a subject says, right in all its parts. */
function claimsOf(subject: string, more: Readonly<Record<string, unknown>> = {}): JWTPayload {
  const seconds = Math.floor(Date.now() / 1000);
  const times = { iat: seconds, exp: seconds + 120 };
  const who = { iss: provider.issuer.origin, aud: clientId, sub: subject };
  return { ...who, ...times, jti: `token-${(ids += 1)}`, events: { [event]: {} }, ...more };
}

/** Sends it as a provider does: no cookie, no origin. */
async function tell(token: string) {
  const answer = await fetch(at(path), {
    method: 'POST',
    body: new URLSearchParams({ logout_token: token }),
  });
  const stored = answer.headers.get('cache-control');
  return {
    status: answer.status,
    stored,
    body: await answer.text(),
    cookie: answer.headers.get('set-cookie'),
  };
}

async function signedIn() {
  const person = await linkedPerson();
  const browser = openWanderer();
  await signIn(browser, person.subject);
  return { ...person, browser };
}

describe('signing out at the provider', () => {
  it('ends the sign-in that began in that session, and no other of the same person', async () => {
    const { account, subject, browser } = await signedIn();
    const elsewhere = openWanderer();
    await signIn(elsewhere, subject);
    expect([await isSignedIn(browser), await isSignedIn(elsewhere)]).toEqual([true, true]);
    const before = provider.told().length;
    await signOutThere(browser);
    expect(provider.told().slice(before)).toEqual(['taken']);
    expect([await isSignedIn(browser), await isSignedIn(elsewhere)]).toEqual([false, true]);
    expect(await lastAudit('SignOutByProvider')).toEqual({
      outcome: 'done',
      account_id: account,
      detail: { ended: '1' },
    });
    expect(failures).toEqual([]);
  });

  it('ends it also where the first sign-in was linked with a code on the way', async () => {
    const account = await plantAccount(test.owner, 'director');
    const today = todayIn('Europe/London', now());
    const { code } = await test.database.transaction({ account: null, role: 'loader' }, today, (db) =>
      startRecovery(db, account, 'link', now()),
    );
    const browser = openWanderer();
    await browser.follow(await signIn(browser, 'linked-on-the-way'));
    await browser.post(at('/sign-in/provider/link'), { code });
    expect(await isSignedIn(browser)).toBe(true);
    await signOutThere(browser);
    expect(await isSignedIn(browser)).toBe(false);
  });

  it('ends it also after a proof that began another session there', async () => {
    const { browser, subject } = await signedIn();
    browser.forget(provider.issuer.origin);
    const prove = '/sign-in/provider?proof=yes&return=%2Faccount%2Fpassword';
    expect((await signIn(browser, subject, prove)).status).toBe(303);
    expect(await isSignedIn(browser)).toBe(true);
    await signOutThere(browser);
    expect(await isSignedIn(browser)).toBe(false);
  });

  it('of a subject, without a session, ends every sign-in that began there, and none of anybody else', async () => {
    const { subject, browser } = await signedIn();
    const other = openWanderer();
    await signIn(other, subject);
    const { browser: stranger } = await signedIn();
    const told = await tell(await provider.signLogout(claimsOf(subject)));
    expect([told.status, told.stored, told.cookie]).toEqual([200, 'no-store', null]);
    expect([await isSignedIn(browser), await isSignedIn(other), await isSignedIn(stranger)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('of a subject’s session ends also a sign-in of theirs of which no session was noted, and none of anybody else', async () => {
    const [{ account, subject, browser }, stranger] = [await signedIn(), await signedIn()];
    await test.owner.query('update platform.session set provider_session = null where account_id = any($1)', [
      [account, stranger.account],
    ]);
    const token = await provider.signLogout(claimsOf(subject, { sid: 'a session that was not noted' }));
    expect((await tell(token)).status).toBe(200);
    expect([await isSignedIn(browser), await isSignedIn(stranger.browser)]).toEqual([false, true]);
    expect(await lastAudit('SignOutByProvider')).toMatchObject({ detail: { ended: '1' } });
  });

  it('is taken, and ends nothing, where nothing runs or nobody is known', async () => {
    expect((await tell(await provider.signLogout(claimsOf('nobody at all')))).status).toBe(200);
    const { subject, browser } = await signedIn();
    const elsewhere = await provider.signLogout(claimsOf(subject, { sid: 'a session of another browser' }));
    expect((await tell(elsewhere)).status).toBe(200);
    expect(await isSignedIn(browser)).toBe(true);
    expect(await lastAudit('SignOutByProvider')).toMatchObject({ detail: { ended: '0' } });
  });

  it('leaves sign-ins with a password alone', async () => {
    const { account, subject } = await linkedPerson();
    await test.owner.query(
      `insert into platform.session (token_hash, face, account_id, csrf_token, expires_at)
       values ('\\x00', 'staff', $1, 'x', now() + interval '1 hour')`,
      [account],
    );
    await tell(await provider.signLogout(claimsOf(subject)));
    const { rows } = await test.owner.query('select revoked_at from platform.session where account_id = $1', [
      account,
    ]);
    expect(rows).toEqual([{ revoked_at: null }]);
  });
});

describe('a logout token is refused', () => {
  let subject: string;
  let browser: Wanderer;
  beforeAll(async () => {
    ({ subject, browser } = await signedIn());
  });

  const expectRefusal = async (token: string, why = 'not a logout token') => {
    const told = await tell(token);
    expect([told.status, told.stored]).toEqual([400, 'no-store']);
    expect(JSON.parse(told.body)).toEqual({ error: 'invalid_request', error_description: why });
    expect(await lastAudit('SignOutByProvider')).toMatchObject({
      outcome: 'refused',
      detail: { problem: why },
    });
    expect(await isSignedIn(browser)).toBe(true);
    expect(failures).toEqual([]);
  };
  const seconds = () => Math.floor(Date.now() / 1000);

  it.each<[string, () => Readonly<Record<string, unknown>>]>([
    ['of another issuer', () => ({ iss: 'https://login.elsewhere.example' })],
    ['for another client', () => ({ aud: 'somebody-else' })],
    ['that has ended', () => ({ exp: seconds() - 60, iat: seconds() - 120 })],
    ['that was made long ago, though it says that it still holds', () => ({ iat: seconds() - 3600 })],
    ['from times to come', () => ({ iat: seconds() + 3600, exp: seconds() + 7200 })],
    ['without the time it was made', () => ({ iat: undefined })],
    ['without an end', () => ({ exp: undefined })],
    ['without an id', () => ({ jti: undefined })],
    ['without the event', () => ({ events: undefined })],
    ['of another event', () => ({ events: { 'http://schemas.openid.net/event/other': {} } })],
    ['whose event is no object', () => ({ events: { [event]: 'yes' } })],
    ['that has a nonce, as ID tokens do', () => ({ nonce: 'x' })],
    ['that has a nonce without a value', () => ({ nonce: null })],
    ['of nobody', () => ({ sub: undefined })],
    ['whose session is no text', () => ({ sid: 7 })],
  ])('%s', async (_, more) => {
    await expectRefusal(await provider.signLogout(claimsOf(subject, more())));
  });

  it('that came before', async () => {
    const token = await provider.signLogout(claimsOf('nobody at all'));
    expect((await tell(token)).status).toBe(200);
    await expectRefusal(token, 'came before');
  });

  it('that came before, also when both come at once', async () => {
    const token = await provider.signLogout(claimsOf('nobody at all'));
    const answers = await Promise.all([tell(token), tell(token), tell(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
  });

  it('of another kind, by its own word', async () => {
    await expectRefusal(await provider.signLogout(claimsOf(subject), { typ: 'at+jwt' }));
  });

  it('signed with a key of somebody else, under the name of the provider’s or its own', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const sign = (header: object) =>
      new SignJWT(claimsOf(subject)).setProtectedHeader({ alg: 'RS256', ...header }).sign(privateKey);
    await expectRefusal(await sign({ kid: 'an invented key' }));
    await expectRefusal(await sign({ kid: 'another key' }));
    await expectRefusal(await sign({ jwk: await exportJWK(publicKey) }));
  });

  it('without a signature, or with one by a shared secret', async () => {
    await expectRefusal(new UnsecuredJWT(claimsOf(subject)).encode());
    const shared = new SignJWT(claimsOf(subject)).setProtectedHeader({ alg: 'HS256' });
    await expectRefusal(await shared.sign(new TextEncoder().encode(clientSecret)));
  });

  it.each(['', 'x', 'a.b.c', 'x'.repeat(30_000)])('that is none: %.10s', async (token) => {
    await expectRefusal(token);
  });

  it('that is not there, or comes from a page of another site', async () => {
    const { status } = await fetch(at(path), { method: 'POST', body: new URLSearchParams({}) });
    expect(status).toBe(400);
    const foreign = await fetch(at(path), {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
      body: new URLSearchParams({ logout_token: await provider.signLogout(claimsOf(subject)) }),
    });
    expect(foreign.status).toBe(403);
    expect(await isSignedIn(browser)).toBe(true);
  });
});

describe('without a provider', () => {
  it('the address is not there', async () => {
    const other = await createFace({ database: test.database, face: 'staff' });
    const payload = { logout_token: await provider.signLogout(claimsOf('x')) };
    expect((await other.inject({ method: 'POST', url: path, payload })).statusCode).toBe(404);
    await other.close();
  });

  it('that can be reached nothing is believed, and the next time is', async () => {
    const settings = {
      issuer: provider.issuer,
      clientId,
      clientSecret,
      home,
      name: 'X',
      acr: ['strong'],
      amr: [],
    };
    const means = { provider: openProvider(settings) };
    const other = await createFace({ database: test.database, face: 'staff', means });
    const payload = { logout_token: await provider.signLogout(claimsOf('x')) };
    const send = () => other.inject({ method: 'POST', url: path, payload });
    provider.setDown(true);
    const down = await send();
    expect([down.statusCode, down.json<object>()]).toEqual([
      400,
      { error: 'invalid_request', error_description: 'unreachable' },
    ]);
    provider.setDown(false);
    expect((await send()).statusCode).toBe(200);
    await other.close();
  });
});
