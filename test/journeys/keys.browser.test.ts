import type { FastifyInstance } from 'fastify';
import { generateSync } from 'otplib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import { addStaffAccount, grantRole, hashPassword } from '../../src/modules/access/index.ts';
import { toKeySite } from '../../src/modules/access/sign-in/keys/key-settings.ts';
import { toSecretKey } from '../../src/modules/access/sign-in/secret-box.ts';
import { addHours, instant, todayIn } from '../../src/platform/dates/instant.ts';
import {
  browserMissing,
  expectNoSidewaysScroll,
  findBarriers,
  hasBrowser,
  launchBrowser,
} from '../support/browser.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import { visit } from '../support/journey.ts';
import type { Person } from '../support/journey.ts';

const password = 'eleven wet umbrellas';
const email = 'ann@authority.example';
let browser: Browser;
let test: TestDatabase;
let face: FastifyInstance;
let home: URL;
let ahead = 0;
const failures: Error[] = [];
const now = () => addHours(instant(Date.now()), ahead);
const codeOf = (secret: string) => generateSync({ secret, epoch: Math.floor(Date.parse(now()) / 1000) });

describe.skipIf(!hasBrowser)(`keys (${hasBrowser ? 'Chromium' : browserMissing})`, () => {
  beforeAll(async () => {
    browser = await launchBrowser();
    test = await testDatabase();
    home = new URL('http://localhost:38519');
    const secretKey = toSecretKey('an invented key of an invented council');
    face = await createFace({
      database: test.database,
      face: 'staff',
      now,
      means: { secretKey, keySite: toKeySite(home) },
      onFailure: (_, error) => void failures.push(error),
    });
    await face.listen({ host: 'localhost', port: Number(home.port) });
    await plantAnn();
  });
  afterAll(async () => {
    await browser?.close();
    await face?.close();
    await test?.close();
    expect(failures).toEqual([]);
  });

  it('a colleague adds the key of her laptop, signs in with it, and proves with it that it is her', async () => {
    const ann = await visit(browser, home.href);
    const device = await plugIn(ann);
    await signsIn(ann);
    const secret = (await ann.page.locator('code').innerText()).replaceAll(' ', '');
    await ann.types('Code', codeOf(secret));
    await ann.presses('Set up');
    await ann.opens('/account/second-factor');
    await ann.follows('Add a key');
    await ann.readsHeading('Add a key');
    await ann.doesNotRead('This browser cannot use keys here');
    await isWhole(ann, 'add');
    await ann.types('What you call it', 'Office laptop');
    await ann.presses('Add this key');
    await ann.reads('The key is added.');
    await ann.reads('Office laptop');
    await isWhole(ann, 'list');
    expect(await device.count()).toBe(1);

    await ann.presses('Sign out');
    await signsIn(ann);
    await ann.readsHeading('Enter your code');
    await isWhole(ann, 'code');
    await ann.presses('Use your key instead');
    await ann.opens('/account/second-factor');
    await ann.reads(/Last used/);

    ahead = 0.5;
    await ann.presses('Make new recovery codes');
    await ann.readsHeading('Show that it is you');
    await isWhole(ann, 'proof');
    await ann.presses('Use your key instead');
    await ann.presses('Send it now');
    await ann.readsHeading('Your recovery codes');
    ahead = 0;
    await ann.leaves();
  });

  it('without that key at hand, and without scripts, the code is there', async () => {
    const elsewhere = await visit(browser, home.href);
    await plugIn(elsewhere);
    await signsIn(elsewhere);
    await elsewhere.page.getByRole('button', { name: 'Use your key instead' }).click();
    await elsewhere.reads('Nothing came from your device. Try again, or go on without it.');
    await elsewhere.leaves();
    const plain = await visit(browser, home.href, { scripts: false });
    await signsIn(plain);
    await plain.readsHeading('Enter your code');
    expect(await plain.page.getByRole('button', { name: 'Use your key instead' }).isVisible()).toBe(false);
    await plain.leaves();
  });
});

/** A device with a lock of its own, as Chromium pretends one for tests. */
async function plugIn({ page, window }: Person) {
  const tools = await window.newCDPSession(page);
  await tools.send('WebAuthn.enable');
  const { authenticatorId } = await tools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const count = async () =>
    (await tools.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length;
  return { count };
}

async function signsIn(person: Person): Promise<void> {
  await person.opens('/sign-in');
  await person.types('E-mail address', email);
  await person.types('Password', password);
  await person.presses('Sign in');
}

/** Nothing keeps anybody out, and it fits a phone; pictures where somebody asks for them. */
async function isWhole({ page }: Person, name: string): Promise<void> {
  expect(await findBarriers(page)).toEqual([]);
  const size = page.viewportSize() ?? { width: 1280, height: 900 };
  await page.setViewportSize({ width: 360, height: 640 });
  await expectNoSidewaysScroll(page);
  const folder = process.env['KITH_PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/key-${name}-360.png`, fullPage: true });
  await page.setViewportSize(size);
  if (folder) await page.screenshot({ path: `${folder}/key-${name}.png`, fullPage: true });
}

async function plantAnn(): Promise<void> {
  const today = todayIn('Europe/London', now());
  const passwordHash = await hashPassword(password);
  await test.owner.query(
    "insert into platform.installation (kind) values ('authority') on conflict do nothing",
  );
  await test.database.transaction({ account: null, role: 'loader' }, today, async (db) => {
    const account = await addStaffAccount(db, { name: 'Ann Invented', email, passwordHash });
    await grantRole(db, account, 'director', today);
  });
}
