import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { csrfIn } from './door.ts';
import {
  at,
  calmDown,
  closeProviderWorld,
  expectRefused,
  goThere,
  home,
  isCallback,
  linkedPerson,
  lost,
  openProviderWorld,
  provider,
  signIn,
  strong,
  test,
  unconfirmed,
} from './provider-world.ts';
import { openWanderer } from './wanderer.ts';

beforeAll(openProviderWorld);
afterAll(closeProviderWorld);
beforeEach(calmDown);

describe('what a real provider’s answer has to be', () => {
  it.each([
    ['without a second factor, by acr', { acr: 'plain', amr: ['pwd', 'otp'] }],
    ['without a second factor, by amr', { acr: 'strong', amr: ['pwd'] }],
    ['without a word about how', {}],
  ])('not a sign-in %s', async (_, how) => {
    const { subject } = await linkedPerson();
    const browser = openWanderer();
    provider.expect({ subject, ...how });
    const page = await browser.get(await goThere(browser));
    await expectRefused(browser, page, { status: 403, words: 'A second step is needed' });
  });

  it('not one that was given up there', async () => {
    const browser = openWanderer();
    provider.expect({ subject: 'x', declines: true });
    const page = await browser.get(await goThere(browser));
    await expectRefused(browser, page, { status: 403, words: 'Your council’s sign-in said no' });
  });

  it('not one whose state was used before', async () => {
    const { subject } = await linkedPerson();
    const browser = openWanderer();
    provider.expect({ subject, ...strong });
    const back = await goThere(browser);
    await browser.get(back);
    await browser.post(at('/sign-out'), { _csrf: csrfIn((await browser.get(at('/account/password'))).body) });
    await expectRefused(browser, await browser.get(back), lost);
  });

  it('not one that another browser began', async () => {
    const { subject } = await linkedPerson();
    provider.expect({ subject, ...strong });
    const back = await goThere(openWanderer());
    const victim = openWanderer();
    await expectRefused(victim, await victim.get(back), lost);
  });

  it('not one whose state is made up', async () => {
    const browser = openWanderer();
    provider.expect({ subject: 'x', ...strong });
    const back = await goThere(browser);
    back.searchParams.set('state', 'made-up');
    await expectRefused(browser, await browser.get(back), lost);
  });

  it('not one that took longer than ten minutes', async () => {
    const { subject } = await linkedPerson();
    const browser = openWanderer();
    provider.expect({ subject, ...strong });
    const back = await goThere(browser);
    await test.owner.query("update access.provider_trip set began_at = began_at - interval '11 minutes'");
    await expectRefused(browser, await browser.get(back), lost);
  });

  it('not one with another nonce, though the provider signed it', async () => {
    const { subject } = await linkedPerson();
    const browser = openWanderer();
    provider.expect({ subject, ...strong });
    const start = await browser.get(at('/sign-in/provider'));
    start.to?.searchParams.set('nonce', 'n'.repeat(43));
    const page = await browser.follow(start, isCallback);
    await expectRefused(browser, await browser.get(page.to ?? home), unconfirmed);
  });

  it('not one asked for with another challenge', async () => {
    const { subject } = await linkedPerson();
    const browser = openWanderer();
    provider.expect({ subject, ...strong });
    const start = await browser.get(at('/sign-in/provider'));
    start.to?.searchParams.set('code_challenge', 'c'.repeat(43));
    const page = await browser.follow(start, isCallback);
    await expectRefused(browser, await browser.get(page.to ?? home), unconfirmed);
  });

  it('not a code that has expired', async () => {
    const { subject } = await linkedPerson();
    const browser = openWanderer();
    provider.expect({ subject, ...strong });
    const back = await goThere(browser);
    await provider.forgetCode(back.searchParams.get('code') ?? '');
    await expectRefused(browser, await browser.get(back), unconfirmed);
  });

  it('not one that says it is from another issuer', async () => {
    const { subject } = await linkedPerson();
    const browser = openWanderer();
    provider.expect({ subject, ...strong });
    const back = await goThere(browser);
    expect(back.searchParams.get('iss')).toBe(provider.issuer.origin);
    back.searchParams.set('iss', 'https://elsewhere.example');
    await expectRefused(browser, await browser.get(back), unconfirmed);
  });

  it.each([
    ['whose subject was changed', (token: string) => withClaim(token, 'sub', 'somebody-else')],
    ['whose issuer was changed', (token: string) => withClaim(token, 'iss', 'https://elsewhere.example')],
    ['for another client', (token: string) => withClaim(token, 'aud', 'another')],
    ['that has ended', (token: string) => withClaim(token, 'exp', 1)],
    [
      'with another signature',
      (token: string) => token.replace(/[^.]+$/, (s) => s.split('').reverse().join('')),
    ],
    ['without a signature', (token: string) => unsigned(token)],
    ['that is no token', () => 'not.a.token'],
  ])('not a token %s', async (_, change) => {
    const { subject } = await linkedPerson();
    const browser = openWanderer();
    provider.tamper((body) => void (body['id_token'] = change(String(body['id_token']))));
    await expectRefused(browser, await signIn(browser, subject), unconfirmed);
  });

  it('not an answer without an ID token', async () => {
    const { subject } = await linkedPerson();
    const browser = openWanderer();
    provider.tamper((body) => void delete body['id_token']);
    await expectRefused(browser, await signIn(browser, subject), unconfirmed);
  });
});

const decode = (part: string | undefined): Record<string, unknown> =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

function withClaim(token: string, name: string, value: unknown): string {
  const [head, claims, signature] = token.split('.');
  return [head, encode({ ...decode(claims), [name]: value }), signature].join('.');
}

function unsigned(token: string): string {
  const [head, claims] = token.split('.');
  return [encode({ ...decode(head), alg: 'none' }), claims, ''].join('.');
}
