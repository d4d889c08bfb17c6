import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import type { AccountId } from '../../src/modules/access/index.ts';
import { startRecovery } from '../../src/modules/access/index.ts';
import { todayIn } from '../../src/platform/dates/instant.ts';
import { clientId } from '../support/real-provider.ts';
import { plantAccount } from './access-world.ts';
import {
  at,
  calmDown,
  closeProviderWorld,
  isSignedIn,
  lastAudit,
  linkedPerson,
  now,
  openProviderWorld,
  signIn,
  test,
} from './provider-world.ts';
import { openWanderer } from './wanderer.ts';

beforeAll(openProviderWorld);
afterAll(closeProviderWorld);
beforeEach(calmDown);

describe('signing in with a real provider', () => {
  it('lets somebody in who is linked, and leads to where they were going', async () => {
    const { account, subject } = await linkedPerson();
    const browser = openWanderer();
    const page = await signIn(browser, subject, '/sign-in/provider?return=%2Faccount%2Fpassword');
    expect([page.status, page.to?.href]).toEqual([303, at('/account/password').href]);
    const own = await browser.get(at('/account/password'));
    expect(own.body).toContain('You sign in with your council’s account');
    expect(own.body).toContain('Firefox on Windows');
    expect(await lastAudit('SignInProvider')).toMatchObject({ outcome: 'done', account_id: account });
  });

  it('is offered on the sign-in page', async () => {
    expect((await openWanderer().get(at('/sign-in'))).body).toContain('Sign in with Northmoor');
  });

  it('is still offered, to where they were going, after a wrong password', async () => {
    for (const form of [{}, { email: 'nobody@council.example', password: 'not this one, surely' }]) {
      const again = await openWanderer().post(at('/sign-in'), { ...form, return: '/search' });
      expect(again.status).toBe(422);
      expect(again.body).toContain('href="/sign-in/provider?return=%2Fsearch"');
    }
  });

  it('asks for a code with PKCE, a state, a nonce and the strength that the authority set', async () => {
    const page = await openWanderer().get(at('/sign-in/provider'));
    const asked = Object.fromEntries(page.to?.searchParams ?? []);
    expect(asked).toMatchObject({
      client_id: clientId,
      response_type: 'code',
      code_challenge_method: 'S256',
      acr_values: 'strong',
      scope: 'openid',
    });
    for (const name of ['code_challenge', 'state', 'nonce']) expect(asked[name]?.length).toBeGreaterThan(40);
  });

  it('refuses somebody whom no account is linked to, whatever their e-mail address', async () => {
    const browser = openWanderer();
    const page = await browser.follow(await signIn(browser, 'a stranger'));
    expect(page.status).toBe(403);
    expect(page.body).toContain('No Kith account belongs to this sign-in');
    expect(await isSignedIn(browser)).toBe(false);
    expect(await lastAudit('SignInProvider')).toMatchObject({
      outcome: 'refused',
      detail: { problem: 'not linked' },
    });
  });

  it('links somebody with an administrator’s code, once, and needs none afterwards', async () => {
    const account = await plantAccount(test.owner, 'director');
    const code = await giveLinkCode(account);
    const browser = openWanderer();
    await browser.follow(await signIn(browser, 'new-colleague'));
    const wrong = await browser.post(at('/sign-in/provider/link'), { code: 'AAAA-BBBB-CCCC-DDDD' });
    expect([wrong.status, wrong.body.includes('That code is not right')]).toEqual([422, true]);
    const right = await browser.post(at('/sign-in/provider/link'), { code: code.toLowerCase() });
    expect(right.status).toBe(303);
    expect(await isSignedIn(browser)).toBe(true);
    const other = openWanderer();
    expect((await signIn(other, 'new-colleague')).status).toBe(303);
    const thief = openWanderer();
    await thief.follow(await signIn(thief, 'somebody-else'));
    expect((await thief.post(at('/sign-in/provider/link'), { code })).status).toBe(422);
    expect(await isSignedIn(thief)).toBe(false);
  });

  it('takes no code from a browser that did not come back from the provider', async () => {
    const code = await giveLinkCode(await plantAccount(test.owner, 'director'));
    const browser = openWanderer();
    expect((await browser.post(at('/sign-in/provider/link'), { code })).status).toBe(422);
    expect(await isSignedIn(browser)).toBe(false);
  });

  it('refuses an account that is closed', async () => {
    const { account, subject } = await linkedPerson();
    await test.owner.query('update access.account set closed_at = now() where id = $1', [account]);
    const browser = openWanderer();
    expect((await browser.follow(await signIn(browser, subject))).status).toBe(403);
  });
});

function giveLinkCode(account: AccountId): Promise<string> {
  const today = todayIn('Europe/London', now());
  return test.database
    .transaction({ account: null, role: 'loader' }, today, (db) => startRecovery(db, account, 'link', now()))
    .then(({ code }) => code);
}

describe('without a provider', () => {
  it('its addresses are not there', async () => {
    const other = await createFace({ database: test.database, face: 'staff' });
    for (const path of ['/sign-in/provider', '/sign-in/provider/callback?state=x', '/sign-in/provider/link'])
      expect((await other.inject({ url: path })).statusCode).toBe(404);
    await other.close();
  });
});
