import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import type { AccountId } from '../../src/modules/access/index.ts';
import { openProvider } from '../../src/modules/access/sign-in/provider/provider.ts';
import { clientId, clientSecret } from '../support/real-provider.ts';
import { csrfIn } from './door.ts';
import {
  at,
  calmDown,
  closeProviderWorld,
  expectRefused,
  failures,
  goThere,
  home,
  isCallback,
  isSignedIn,
  linkedPerson,
  openProviderWorld,
  provider,
  signIn,
  signOut,
  strong,
  test,
} from './provider-world.ts';
import { openWanderer } from './wanderer.ts';

beforeAll(openProviderWorld);
afterAll(closeProviderWorld);
beforeEach(calmDown);

describe('a provider that cannot be reached', () => {
  it('is said so, on the way there and on the way back, and the next try works', async () => {
    const { subject } = await linkedPerson();
    const browser = openWanderer();
    provider.expect({ subject, ...strong });
    const back = await goThere(browser);
    provider.setDown(true);
    const page = await browser.get(back);
    await expectRefused(browser, page, { status: 503, words: 'Your council’s sign-in cannot be reached' });
    provider.setDown(false);
    expect((await signIn(browser, subject)).status).toBe(303);
  });

  it('at the very first sign-in too', async () => {
    const settings = {
      issuer: provider.issuer,
      clientId,
      clientSecret,
      home,
      name: 'X',
      acr: ['strong'],
      amr: [],
    };
    const other = await createFace({
      database: test.database,
      face: 'staff',
      means: { provider: openProvider(settings) },
      onFailure: (_, error) => void failures.push(error),
    });
    provider.setDown(true);
    const refused = await other.inject({ url: '/sign-in/provider' });
    expect([refused.statusCode, failures]).toEqual([503, []]);
    provider.setDown(false);
    expect((await other.inject({ url: '/sign-in/provider' })).statusCode).toBe(303);
    await other.close();
  });

  it('keeps nobody from signing out of Kith', async () => {
    const { subject } = await linkedPerson();
    const browser = openWanderer();
    await signIn(browser, subject);
    provider.setDown(true);
    await signOut(browser);
    provider.setDown(false);
    expect(await isSignedIn(browser)).toBe(false);
  });
});

describe('signing out', () => {
  it('of Kith leads to the provider, which ends its session too and leads back', async () => {
    const { subject } = await linkedPerson();
    const browser = openWanderer();
    await signIn(browser, subject);
    const leaving = await signOut(browser);
    expect(leaving.to?.origin).toBe(provider.issuer.origin);
    const confirm = await browser.follow(leaving);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(confirm.body)?.[1] ?? '';
    const before = provider.signOuts();
    const done = await browser.post(new URL('/session/end/confirm', provider.issuer), {
      xsrf,
      logout: 'yes',
    });
    expect(done.to?.href).toBe(at('/sign-in').href);
    expect(provider.signOuts()).toBe(before + 1);
    expect(await isSignedIn(browser)).toBe(false);
  });

  it('everywhere ends a sign-in with the provider too', async () => {
    const { subject } = await linkedPerson();
    const [one, other] = [openWanderer(), openWanderer()];
    await signIn(one, subject);
    await signIn(other, subject);
    const own = await one.get(at('/account/password'));
    await one.post(at('/account/sign-out-everywhere'), { _csrf: csrfIn(own.body) });
    expect([await isSignedIn(one), await isSignedIn(other)]).toEqual([false, false]);
  });

  it('lets the form that does it lead to the provider, and to no other host', async () => {
    const { headers } = await fetch(at('/sign-in'));
    expect(headers.get('content-security-policy')).toContain(`form-action 'self' ${provider.issuer.origin};`);
  });
});

describe('a proof from the provider', () => {
  const longAgo = (account: AccountId) =>
    test.owner.query(
      "update platform.session set proved_at = now() - interval '20 minutes' where account_id = $1",
      [account],
    );
  const prove = '/sign-in/provider?proof=yes&return=%2Faccount%2Fpassword';
  const provedMinutes = async (account: AccountId) => {
    const { rows } = await test.owner.query<{ ago: number }>(
      'select extract(epoch from now() - proved_at)::int / 60 as ago from platform.session where account_id = $1',
      [account],
    );
    return rows[0]?.ago;
  };

  it('asks there again, under a new token, and leads back', async () => {
    const { account, subject } = await linkedPerson();
    const browser = openWanderer();
    await signIn(browser, subject);
    await longAgo(account);
    const start = await browser.get(at(prove));
    expect(Object.fromEntries(start.to?.searchParams ?? [])).toMatchObject({ prompt: 'login', max_age: '0' });
    const page = await signIn(browser, subject, prove);
    expect(page.to?.href).toBe(at('/account/password').href);
    expect(await provedMinutes(account)).toBe(0);
    expect(await isSignedIn(browser)).toBe(true);
  });

  it('is refused from somebody else, who is not signed in by it either', async () => {
    const { account, subject } = await linkedPerson();
    const other = await linkedPerson();
    const browser = openWanderer();
    await signIn(browser, subject);
    await longAgo(account);
    browser.forget(provider.issuer.origin);
    const page = await signIn(browser, other.subject, prove);
    expect([page.status, page.body.includes('That was somebody else')]).toEqual([403, true]);
    expect(await provedMinutes(account)).toBe(20);
  });

  it('is refused where the provider did not ask again', async () => {
    const { account, subject } = await linkedPerson();
    const browser = openWanderer();
    await signIn(browser, subject);
    await longAgo(account);
    // Somebody takes the wish to be asked again out of the address: the provider answers from its own session.
    provider.expect({ subject, ...strong });
    const start = await browser.get(at(prove));
    for (const name of ['prompt', 'max_age']) start.to?.searchParams.delete(name);
    await test.owner.query("update access.provider_trip set began_at = began_at + interval '1 minute'");
    const back = await browser.follow(start, isCallback);
    const page = await browser.get(back.to ?? home);
    expect([page.status, page.body.includes('Your sign-in was not fresh')]).toEqual([403, true]);
    expect(await provedMinutes(account)).toBe(20);
  });
});
