import type { FastifyInstance } from 'fastify';
import { generateSync } from 'otplib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import { addStaffAccount, grantRole, hashPassword, startRecovery } from '../../src/modules/access/index.ts';
import { openProvider } from '../../src/modules/access/sign-in/provider/provider.ts';
import { toSecretKey } from '../../src/modules/access/sign-in/secret-box.ts';
import { addHours, instant, todayIn } from '../../src/platform/dates/instant.ts';
import { browserMissing, findBarriers, hasBrowser, launchBrowser } from '../support/browser.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import { visit } from '../support/journey.ts';
import type { Person } from '../support/journey.ts';
import type { RealProvider } from '../support/real-provider.ts';
import { clientId, clientSecret, startProvider } from '../support/real-provider.ts';

const password = 'eleven wet umbrellas';
let browser: Browser;
let test: TestDatabase;
let face: FastifyInstance;
let provider: RealProvider;
let home: URL;
/** The clock of Kith is the machine's, as the provider's is, put forward by so many hours. */
let ahead = 0;
const failures: Error[] = [];
const now = () => addHours(instant(Date.now()), ahead);

describe.skipIf(!hasBrowser)(`signing in (${hasBrowser ? 'Chromium' : browserMissing})`, () => {
  beforeAll(async () => {
    browser = await launchBrowser();
    test = await testDatabase();
    home = new URL('http://localhost:38517');
    provider = await startProvider(home);
    const settings = { issuer: provider.issuer, clientId, clientSecret, home, name: 'Northmoor’s account' };
    face = await createFace({
      database: test.database,
      face: 'staff',
      now,
      means: {
        secretKey: toSecretKey('an invented key of an invented council'),
        provider: openProvider({ ...settings, acr: ['strong'], amr: [] }),
      },
      onFailure: (_, error) => void failures.push(error),
    });
    await face.listen({ host: 'localhost', port: Number(home.port) });
  });
  afterAll(async () => {
    await browser?.close();
    await face?.close();
    await provider?.close();
    await test?.close();
    expect(failures).toEqual([]);
  });

  it('a new colleague sets up their phone, comes back with a code, and proves it is them', async () => {
    await newAccount('ann@authority.example', true);
    const ann = await visit(browser, home.href);
    await signsIn(ann);
    await ann.readsHeading('Set up your second step');
    await isWithoutBarriers(ann);
    const secret = (await ann.page.locator('code').innerText()).replaceAll(' ', '');
    await ann.types('Code', codeOf(secret));
    await ann.presses('Set up');
    await ann.readsHeading('Your recovery codes');
    const recovery = await ann.page.locator('code').first().innerText();
    await isWithoutBarriers(ann);
    await ann.presses('I have kept them');
    await ann.reads('Recovery codes left: 10.');
    await ann.presses('Sign out');
    await signsIn(ann);
    await ann.readsHeading('Enter your code');
    await isWithoutBarriers(ann);
    await ann.types('Code', '000000');
    await ann.presses('Continue');
    await ann.reads(
      'That code is not right, or was used before. Wait for the next one, or use a recovery code',
    );
    await ann.types('Code', recovery);
    await ann.presses('Continue');
    await ann.opens('/account/password');
    await ann.reads('Recovery codes left: 9.');
    ahead = 0.5;
    await ann.opens('/account/second-factor');
    await ann.presses('Make new recovery codes');
    await ann.readsHeading('Show that it is you');
    await ann.reads('What you typed is kept. It has not been sent yet.');
    await isWithoutBarriers(ann);
    await ann.types('Code', codeOf(secret));
    await ann.presses('Continue');
    await ann.readsHeading('Thank you. Send what you had filled in?');
    await isWithoutBarriers(ann);
    await ann.presses('Send it now');
    await ann.readsHeading('Your recovery codes');
    ahead = 0;
    await ann.leaves();
  });

  it('a colleague comes with the council’s account: linked by a code, out there and here at once', async () => {
    const account = await newAccount('ben@authority.example', false);
    const { code } = await test.database.transaction(
      { account: null, role: 'loader' },
      todayIn('Europe/London', now()),
      (db) => startRecovery(db, account, 'link', now()),
    );
    provider.expect({ subject: 'ben', acr: 'strong' });
    const ben = await visit(browser, home.href);
    await ben.opens('/sign-in');
    await ben.presses('Sign in with Northmoor’s account');
    await ben.readsHeading('No Kith account belongs to this sign-in');
    await isWithoutBarriers(ben);
    await ben.types('Code from an administrator', code);
    await ben.presses('Link my account');
    await ben.opens('/account/password');
    await ben.reads('You sign in with your council’s account');
    await ben.presses('Sign out');
    await ben.opens('/sign-in');
    await ben.presses('Sign in with Northmoor’s account');
    await ben.opens('/account/password');
    await ben.presses('Sign out');
    expect(new URL(ben.page.url()).origin, 'the form may lead to the provider').toBe(provider.issuer.origin);
    await ben.leaves();
  });
});

const codeOf = (secret: string) => generateSync({ secret, epoch: Math.floor(Date.parse(now()) / 1000) });

async function signsIn(person: Person): Promise<void> {
  await person.opens('/sign-in');
  await person.types('E-mail address', 'ann@authority.example');
  await person.types('Password', password);
  await person.presses('Sign in');
}

async function isWithoutBarriers({ page }: Person): Promise<void> {
  expect(await findBarriers(page)).toEqual([]);
}

async function newAccount(email: string, hasPassword: boolean) {
  const today = todayIn('Europe/London', now());
  const passwordHash = hasPassword ? await hashPassword(password) : null;
  return test.database.transaction({ account: null, role: 'loader' }, today, async (db) => {
    const account = await addStaffAccount(db, { name: 'An Invented Colleague', email, passwordHash });
    await grantRole(db, account, 'analyst', today);
    return account;
  });
}
