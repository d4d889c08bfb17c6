import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { Screen } from './browser.ts';
import { openWindow } from './browser.ts';

/** The built page for checks on files alone. */
export const builtPage = resolve(import.meta.dirname, '../../dist/check/index.html');

/** A file to hand over: from disk by its path, or made here. */
export type ToGive = string | { readonly name: string; readonly text: string | Uint8Array };

/** Any web server: it gives the page to whoever asks for '/', and remembers what it was asked for. */
export async function servePage(): Promise<{ address: string; asked: string[]; stop: () => Promise<void> }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('content-type', 'text/html');
    response.statusCode = request.url === '/' ? 200 : 404;
    response.end(request.url === '/' ? readFileSync(builtPage) : '');
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const { port } = server.address() as AddressInfo;
  const stop = () => new Promise<void>((settle) => void server.close(() => settle()));
  return { address: `http://127.0.0.1:${port}/`, asked, stop };
}

export type Places = {
  readonly thisYear: readonly ToGive[];
  readonly lastYear?: readonly ToGive[];
  readonly postcodes?: ToGive;
  readonly providers?: ToGive;
};

export type Analyst = {
  readonly page: Page;
  /** What the browser asked for since the page was opened, the page itself first. */
  readonly requests: string[];
  /** What the page said in its console, violations of its policy among it. */
  readonly complaints: string[];
  readonly gives: (places: Places, chosen?: { year?: string; authority?: string }) => Promise<void>;
  readonly checks: () => Promise<void>;
  /** Presses a button that saves, and reads what was saved. */
  readonly saves: (button: string) => Promise<{ name: string; bytes: Uint8Array }>;
  readonly leaves: () => Promise<void>;
};

/** Somebody who opens the page from an address or, without one, from a folder. */
export async function openChecker(
  browser: Browser,
  {
    address = pathToFileURL(builtPage).href,
    screen = 'desk',
    scripts = true,
  }: {
    address?: string;
    screen?: Screen;
    scripts?: boolean;
  } = {},
): Promise<Analyst> {
  const window = await openWindow(browser, { screen, scripts });
  const page = await window.newPage();
  const [requests, complaints]: [string[], string[]] = [[], []];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.goto(address);
  const gives: Analyst['gives'] = async (places, { year = '2026', authority = 'E10000015' } = {}) => {
    await page.getByLabel('Collection year').selectOption(year);
    if (authority !== '') await page.getByLabel('Authority that makes the return').selectOption(authority);
    for (const [place, files] of Object.entries(places)) await give(page, place, [files].flat());
  };
  return {
    ...{ page, requests, complaints, gives },
    checks: async () => {
      await page.getByRole('button', { name: 'Check the files' }).click();
      await page.getByRole('heading', { name: 'By rule' }).waitFor({ timeout: 60_000 });
    },
    saves: async (button) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button, exact: true }).click(),
      ]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    },
    leaves: () => window.close(),
  };
}

async function give(page: Page, place: string, files: readonly ToGive[]): Promise<void> {
  const input = page.locator(`input[data-place=${place}]`);
  const before = await page.locator('.check-files__line').count();
  const made = files.map((file) =>
    typeof file === 'string'
      ? { name: file.split('/').at(-1) ?? file, mimeType: '', buffer: readFileSync(file) }
      : { name: file.name, mimeType: '', buffer: Buffer.from(file.text) },
  );
  await input.setInputFiles(made);
  await page
    .locator('.check-files__line')
    .nth(before + files.length - 1)
    .waitFor();
  await waitUntilRead(page);
}

/** Each file is told what it is once it was read. */
async function waitUntilRead(page: Page): Promise<void> {
  const reading = page.getByText('Being read', { exact: true });
  for (let left = 400; (await reading.count()) > 0; left -= 1) {
    if (left === 0) throw new Error('The files are still being read after 20 seconds');
    await page.waitForTimeout(50);
  }
}
