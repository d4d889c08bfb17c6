import type { FastifyInstance } from 'fastify';
import { createServer } from 'node:net';
import { expect } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import type { AccountId } from '../../src/modules/access/index.ts';
import { toSecretKey } from '../../src/modules/access/sign-in/secret-box.ts';
import { openProvider } from '../../src/modules/access/sign-in/provider/provider.ts';
import { instant } from '../../src/platform/dates/instant.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import type { RealProvider } from '../support/real-provider.ts';
import { clientId, clientSecret, startProvider } from '../support/real-provider.ts';
import { plantAccount } from './access-world.ts';
import { csrfIn } from './door.ts';
import type { Page, Wanderer } from './wanderer.ts';

/** Kith, listening, beside a real provider: one of each for a test file, there once `openProviderWorld` is done. */
export let test: TestDatabase;
export let provider: RealProvider;
export let home: URL;
let face: FastifyInstance;
/** What broke inside. */
export const failures: Error[] = [];
/** The provider's own clock is the machine's, and so is the clock of this face. */
export const now = () => instant(Date.now());

export async function openProviderWorld(): Promise<void> {
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
}

export async function closeProviderWorld(): Promise<void> {
  await face.close();
  await provider.close();
  await test.close();
}

/** Before each test: nothing is tampered with, nothing broke. */
export function calmDown(): void {
  provider.tamper(undefined);
  provider.setDown(false);
  provider.sendElsewhere(undefined);
  failures.length = 0;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

let subjects = 0;
/** Somebody of the council with an account, linked to their subject. */
export async function linkedPerson(): Promise<{ account: AccountId; subject: string }> {
  const account = await plantAccount(test.owner, 'director');
  const subject = `subject-${(subjects += 1)}`;
  await test.owner.query(
    'insert into access.external_identity (id, account_id, issuer, subject) values (gen_random_uuid(), $1, $2, $3)',
    [account, provider.issuer.origin, subject],
  );
  return { account, subject };
}

export const strong = { acr: 'strong', amr: ['pwd', 'otp'] } as const;
export const at = (path: string) => new URL(path, home);
export const isCallback = (to: URL) => to.pathname === '/sign-in/provider/callback';

/** Goes to the provider and back, up to the address of the callback, which is not opened yet. */
export async function goThere(browser: Wanderer, path = '/sign-in/provider'): Promise<URL> {
  const page = await browser.follow(await browser.get(at(path)), isCallback);
  if (!page.to)
    throw new Error(`no way back from ${page.url.href}: ${page.status} ${page.body.slice(0, 400)}`);
  return page.to;
}

export async function signIn(browser: Wanderer, subject: string, path?: string): Promise<Page> {
  provider.expect({ subject, ...strong });
  return browser.get(await goThere(browser, path));
}

export const isSignedIn = async (browser: Wanderer) =>
  (await browser.get(at('/account/password'))).status === 200;

export async function lastAudit(name: string) {
  const { rows } = await test.owner.query<{ outcome: string; detail: object; account_id: string | null }>(
    'select outcome, detail, account_id from access.read_log where audit_name = $1 order by at desc, id desc limit 1',
    [name],
  );
  return rows[0];
}
/** What came back is refused with a page of its own, nobody is signed in, and nothing broke. */
export async function expectRefused(
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

export const unconfirmed = { status: 400, words: 'Your sign-in could not be confirmed' };
export const lost = { status: 400, words: 'Start signing in again' };

export async function signOut(browser: Wanderer): Promise<Page> {
  const own = await browser.get(at('/account/password'));
  return browser.post(at('/sign-out'), { _csrf: csrfIn(own.body) });
}
