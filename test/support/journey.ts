import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Role } from '../../src/modules/access/index.ts';
import { titleOf } from '../../src/modules/access/index.ts';
import type { Window } from './browser.ts';
import { openWindow } from './browser.ts';
import type { Faces } from './start-kith-faces.ts';
import { emailOf, password } from './start-kith-faces.ts';

/** How long a page may take to show something before a journey says that it does not, in milliseconds; more where a machine is slow. */
const patience = Number(process.env['KITH_PATIENCE'] ?? 20_000);

export type Handed = { readonly name: string; readonly bytes: Uint8Array };

/**
 * Somebody at a screen. Every step is said as that person would: by a button's, a link's or a field's own words, never by
 * how the page is made. A step that leads to another page waits for it.
 */
export type Person = {
  readonly page: Page;
  readonly window: BrowserContext;
  /** Types an address, or opens a bookmark. */
  readonly opens: (path: string) => Promise<void>;
  readonly follows: (link: string | RegExp) => Promise<void>;
  readonly presses: (button: string | RegExp) => Promise<void>;
  readonly types: (label: string | RegExp, text: string) => Promise<void>;
  /** Hands over files, by name and content. */
  readonly attaches: (label: string | RegExp, files: readonly Handed[]) => Promise<void>;
  /** Chooses a radio button or ticks a box. */
  readonly chooses: (label: string | RegExp, within?: string) => Promise<void>;
  readonly selects: (label: string | RegExp, option: string) => Promise<void>;
  /** Opens what a narrow screen keeps behind "Menu": the main places, the account, signing out. */
  readonly opensMenu: () => Promise<void>;
  /** Opens what is folded away. */
  readonly unfolds: (summary: string | RegExp) => Promise<void>;
  readonly reads: (text: string | RegExp) => Promise<void>;
  readonly doesNotRead: (text: string | RegExp) => Promise<void>;
  readonly readsHeading: (text: string | RegExp) => Promise<void>;
  readonly readsTitle: (text: RegExp) => Promise<void>;
  /** A link of that name, for asking more of it. */
  readonly link: (name: string | RegExp) => Locator;
  readonly goesBack: () => Promise<void>;
  readonly leaves: () => Promise<void>;
};

/** Opens a window on one face, with nobody signed in. */
export async function visit(browser: Browser, base: string, window: Window = {}): Promise<Person> {
  const context = await openWindow(browser, window);
  return personAt(await context.newPage(), base);
}

/** Somebody with this role, signed in, on the page where they start. */
export async function signIn(
  browser: Browser,
  kith: Faces,
  role: Role,
  window: Window = {},
): Promise<Person> {
  const person = await visit(browser, kith.staff, window);
  await person.opens('/sign-in');
  if (kith.demonstration) {
    await person.presses(new RegExp(`^${titleOf(role)}`));
    return person;
  }
  await person.types('E-mail address', emailOf(role));
  await person.types('Password', password);
  await person.presses('Sign in');
  return person;
}

/** The same person in another tab of the same window. */
export async function openTab(person: Person): Promise<Person> {
  const page = await person.window.newPage();
  return personAt(page, new URL(person.page.url()).origin);
}

function personAt(page: Page, base: string): Person {
  page.setDefaultTimeout(patience);
  const main = page.locator('body');
  return {
    page,
    window: page.context(),
    opens: async (path) => void (await page.goto(new URL(path, base).href)),
    follows: (link) => onwards(page, page.getByRole('link', named(link)).first()),
    presses: (button) => onwards(page, page.getByRole('button', named(button)).first()),
    types: (label, text) => field(page, label).fill(text),
    attaches: (label, files) =>
      field(page, label).setInputFiles(
        files.map(({ name, bytes }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) })),
      ),
    chooses: (label, within) => choose(page, label, within),
    selects: async (label, option) => void (await field(page, label).selectOption({ label: option })),
    opensMenu: () => page.getByRole('button', { name: 'Menu', exact: true }).click(),
    unfolds: (summary) => page.locator('summary').filter({ hasText: summary }).first().click(),
    reads: (text) => appears(page, main.getByText(text).filter({ visible: true }).first()),
    doesNotRead: async (text) =>
      expect(await main.getByText(text).filter({ visible: true }).count(), `${text} on ${page.url()}`).toBe(
        0,
      ),
    readsHeading: (text) => appears(page, page.getByRole('heading', named(text)).first()),
    readsTitle: async (text) => expect(await page.title()).toMatch(text),
    link: (name) => page.getByRole('link', named(name)).first(),
    goesBack: async () => void (await page.goBack()),
    leaves: () => page.context().close(),
  };
}

/** A name said in full: 'Save' is not 'Save and add another'. */
const named = (name: string | RegExp) => (typeof name === 'string' ? { name, exact: true } : { name });

const field = (page: Page, label: string | RegExp) =>
  page.getByLabel(label, typeof label === 'string' ? { exact: true } : {}).first();

/** Follows a link or sends a form, and waits for the page that comes; or says what was there instead. */
async function onwards(page: Page, target: Locator): Promise<void> {
  const arrived = page.waitForEvent('domcontentloaded');
  await Promise.all([arrived, target.click()]).catch(async () => {
    throw new Error(`${target} led nowhere on ${page.url()}:\n${await page.locator('body').innerText()}`);
  });
}

async function appears(page: Page, what: Locator): Promise<void> {
  await what.waitFor({ state: 'visible' }).catch(async () => {
    throw new Error(`${what} is not on ${page.url()}:\n${await page.locator('body').innerText()}`);
  });
}

async function choose(page: Page, label: string | RegExp, within: string | undefined): Promise<void> {
  const place = within === undefined ? page : page.getByRole('group', { name: within });
  await place
    .getByLabel(label, typeof label === 'string' ? { exact: true } : {})
    .first()
    .check();
}
