import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import type { AccountId } from '../../src/modules/access/index.ts';
import { startRecovery } from '../../src/modules/access/index.ts';
import { toSecretKey } from '../../src/modules/access/sign-in/secret-box.ts';
import { openProvider } from '../../src/modules/access/sign-in/provider/provider.ts';
import { instant, todayIn } from '../../src/platform/dates/instant.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import type { RealProvider } from '../support/real-provider.ts';
import { clientId, clientSecret, startProvider } from '../support/real-provider.ts';
import { plantAccount } from './access-world.ts';
import { csrfIn } from './door.ts';
import type { Page, Wanderer } from './wanderer.ts';
import { openWanderer } from './wanderer.ts';

let test: TestDatabase;
let provider: RealProvider;
let face: FastifyInstance;
let home: URL;
const failures: Error[] = [];
// The provider's own clock is the machine's, and so is the clock of this face.
const now = () => instant(Date.now());

beforeAll(async () => {
  test = await testDatabase();
  home = new URL(`http://localhost:${await freePort()}`);
  provider = await startProvider(home);
  const settings = {
    issuer: provider.issuer,
    clientId,
    clientSecret,
    home,
    name: 'Northmoor',
    acr: ['strong'],
  };
  face = await createFace({
    database: test.database,
    face: 'staff',
    means: {
      secretKey: toSecretKey('an invented key of an invented council'),
      provider: openProvider({ ...settings, amr: ['otp', 'hwk'] }),
    },
    onFailure: (_, error) => void failures.push(error),
  });
  await face.listen({ host: 'localhost', port: Number(home.port) });
});
afterAll(async () => {
  await face.close();
  await provider.close();
  await test.close();
});
beforeEach(() => {
  provider.tamper(undefined);
  provider.setDown(false);
  failures.length = 0;
});

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

let subjects = 0;
/** Somebody of the council with an account, linked to their subject. */
async function linkedPerson(): Promise<{ account: AccountId; subject: string }> {
  const account = await plantAccount(test.owner, 'director');
  const subject = `subject-${(subjects += 1)}`;
  await test.owner.query(
    'insert into access.external_identity (id, account_id, issuer, subject) values (gen_random_uuid(), $1, $2, $3)',
    [account, provider.issuer.origin, subject],
  );
  return { account, subject };
}

const strong = { acr: 'strong', amr: ['pwd', 'otp'] } as const;
const at = (path: string) => new URL(path, home);
const isCallback = (to: URL) => to.pathname === '/sign-in/provider/callback';

/** Goes to the provider and back, up to the address of the callback, which is not opened yet. */
async function goThere(browser: Wanderer, path = '/sign-in/provider'): Promise<URL> {
  const page = await browser.follow(await browser.get(at(path)), isCallback);
  if (!page.to)
    throw new Error(`no way back from ${page.url.href}: ${page.status} ${page.body.slice(0, 400)}`);
  return page.to;
}

async function signIn(browser: Wanderer, subject: string, path?: string): Promise<Page> {
  provider.expect({ subject, ...strong });
  return browser.get(await goThere(browser, path));
}

const isSignedIn = async (browser: Wanderer) => (await browser.get(at('/account/password'))).status === 200;

async function lastAudit(name: string) {
  const { rows } = await test.owner.query<{ outcome: string; detail: object; account_id: string | null }>(
    'select outcome, detail, account_id from access.read_log where audit_name = $1 order by at desc, id desc limit 1',
    [name],
  );
  return rows[0];
}

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

/** What came back is refused with a page of its own, nobody is signed in, and nothing broke. */
async function expectRefused(
  browser: Wanderer,
  page: Page,
  { status, words }: { status: number; words: string },
) {
  expect(page.body).toContain(words);
  expect(page.status).toBe(status);
  expect(await isSignedIn(browser)).toBe(false);
  expect(failures).toEqual([]);
  expect(await lastAudit('SignInProvider')).toMatchObject({ outcome: 'refused' });
}

const unconfirmed = { status: 400, words: 'Your sign-in could not be confirmed' };
const lost = { status: 400, words: 'Start signing in again' };

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

async function signOut(browser: Wanderer): Promise<Page> {
  const own = await browser.get(at('/account/password'));
  return browser.post(at('/sign-out'), { _csrf: csrfIn(own.body) });
}

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

describe('without a provider', () => {
  it('its addresses are not there', async () => {
    const other = await createFace({ database: test.database, face: 'staff' });
    for (const path of ['/sign-in/provider', '/sign-in/provider/callback?state=x', '/sign-in/provider/link'])
      expect((await other.inject({ url: path })).statusCode).toBe(404);
    await other.close();
  });
});
