import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openWindow } from '../support/browser.ts';
import type { Road } from './bad-road.ts';

/** A device in somebody's hand: a browser profile with a page of the real build, a clock that may be wrong, and its own way to the server. */
export type Phone = {
  readonly road: Road;
  readonly window: BrowserContext;
  page: Page;
  /** What its clock says, in milliseconds. */
  clock: number;
};

/** Signed in, and no family on it yet. */
export async function openPhone(
  browser: Browser,
  road: Road,
  { cookie, clock }: { readonly cookie: string; readonly clock: number },
): Promise<Phone> {
  const window = await openWindow(browser, { screen: 'phone' });
  const [name = '', value = ''] = cookie.split('=');
  await window.addCookies([{ name, value, url: road.origin }]);
  await window.clock.setFixedTime(clock);
  return { road, window, page: await newPage(window), clock };
}

async function newPage(window: BrowserContext): Promise<Page> {
  const page = await window.newPage();
  page.setDefaultTimeout(10_000);
  return page;
}

export async function setClock(phone: Phone, clock: number): Promise<void> {
  phone.clock = clock;
  await phone.window.clock.setFixedTime(clock);
}

/** Ends the page as a phone does that runs out of memory: nothing of it runs any more. The next one knows what the device kept. */
export async function killTab(phone: Phone): Promise<void> {
  const { page, window } = phone;
  const wire = await window.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // Nobody is left to answer.
  void wire.send('Page.crash').catch(() => undefined);
  await crashed;
  phone.page = await newPage(window);
  await page.close();
}

export const opens = ({ page, road }: Phone, path: string) => page.goto(`${road.origin}${path}`);

export async function takeAlong(phone: Phone): Promise<void> {
  await opens(phone, '/offline');
  await phone.page.getByText(/^Ready without a network/).waitFor();
}

/** The form of the first family, with no network but what the device has. */
export async function openFamily(phone: Phone): Promise<void> {
  await opens(phone, '/offline');
  await phone.page.getByRole('heading', { name: 'On this device' }).waitFor();
  await phone.page.getByRole('listitem').getByRole('link', { name: /^Ada/ }).first().click();
  await phone.page.getByLabel(purpose).waitFor();
}

const purpose = 'What was the visit for?';

/** Types these words; the device keeps them while they are typed. */
export async function begin(phone: Phone, words: string): Promise<void> {
  await phone.page.getByLabel(purpose).fill(words);
  await expect.poll(() => count(phone, 'drafts'), { timeout: 10_000 }).toBe(1);
}

export const readsWords = ({ page }: Phone) => page.getByLabel(purpose).inputValue();

/** Fills in the rest, all but what the children got from it where it is `unfinished`, and finishes. */
export async function finish(phone: Phone, unfinished: boolean): Promise<void> {
  const { page } = phone;
  for (const seen of await page.getByLabel('Seen alone', { exact: true }).all()) await seen.check();
  await page.getByLabel('Seen: as it was known').first().check();
  if (!unfinished) await page.getByLabel(/^What did .* get from it\?/).fill('A plan for Monday');
  await page.getByRole('button', { name: 'Finish the visit' }).click();
  await page.getByText('Kept on this device. It is not sent yet.').waitFor();
}

/** How many things are in a drawer of the device's own store: nobody but the browser is asked. */
export function count({ page }: Phone, drawer: 'queue' | 'drafts'): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve, reject) => {
    const asked = indexedDB.open('kith-offline', 1);
    asked.onerror = reject;
    asked.onsuccess = () => {
      const all = asked.result.transaction('${drawer}').objectStore('${drawer}').count();
      all.onsuccess = () => (asked.result.close(), resolve(all.result));
    };
  })`);
}
