import { existsSync } from 'node:fs';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { expect } from 'vitest';

export const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Whether this machine has a browser; without one, journeys skip. */
export const hasBrowser = existsSync(executablePath);

/** The reason that journeys give when they skip. */
export const browserMissing = `skipped: no Chromium at ${executablePath} (CHROMIUM_PATH says where it is)`;

const quiet = ['sync', 'quic', 'gpu', 'background-networking', 'component-update'];

/** How a browser starts that has no window and talks to nobody but us. */
export const browserArgs = (more: readonly string[] = []): string[] => [
  '--headless',
  '--no-sandbox',
  '--no-first-run',
  '--lang=en-GB',
  ...quiet.map((what) => `--disable-${what}`),
  ...more.map((what) => `--${what}`),
];

export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath, args: browserArgs(more) });
}

/** The two screens that we promise: a small phone and an office's. */
export const screens = { phone: { width: 360, height: 640 }, desk: { width: 1280, height: 900 } } as const;

export type Screen = keyof typeof screens;

export type Window = { readonly screen?: Screen; readonly scripts?: boolean };

/** A window of somebody's own: its cookies are nobody else's. */
export function openWindow(
  browser: Browser,
  { screen = 'desk', scripts = true }: Window = {},
): Promise<BrowserContext> {
  return browser.newContext({
    viewport: screens[screen],
    javaScriptEnabled: scripts,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  });
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Only what is wrong is told: putting into words where all that is right stands would take as long again. */
const askAxe = `axe.run(document, ${JSON.stringify({ runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] })})
  .then(({ violations }) => violations)`;

/** What axe finds against WCAG 2.2 AA, one line for each: rule, place, what to mend. Every frame is given axe once. */
export async function findBarriers(page: Page): Promise<readonly string[]> {
  for (const frame of page.frames()) await frame.evaluate(axe.source);
  const violations = await page.evaluate<readonly axe.Result[]>(askAxe);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** Nothing on this page keeps anybody out (WCAG 2.2 AA, by axe). */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await findBarriers(page), page.url()).toEqual([]);
}

/** How far the page itself can be scrolled sideways, in pixels, and what sticks out. */
const sideways = `(() => {
  const wide = document.documentElement.clientWidth;
  const over = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - wide;
  if (over <= 0) return [];
  const out = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > wide + 1);
  return [over + ' px', ...out.slice(-5).map((one) => one.tagName + '.' + (one.getAttribute('class') ?? ''))];
})()`;

/** What makes the page scroll sideways; nothing when it does not. */
export function findSidewaysScroll(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(sideways);
}

/** The page fits the screen: only its own scroll regions may be wider. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await findSidewaysScroll(page), page.url()).toEqual([]);
}
