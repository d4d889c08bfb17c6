import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Screen } from '../support/browser.ts';
import { screens } from '../support/browser.ts';
import { openChecker } from '../support/checker.ts';
import { writeReturn } from '../support/made-returns.ts';

type Picture = {
  readonly name: string;
  readonly screen: Screen;
  readonly height: number;
  readonly to: (page: Page) => Promise<void>;
};

const byChild = (page: Page) => page.getByRole('link', { name: 'By child' }).click();

/** In the order in which one comes to them. */
const pictures: readonly Picture[] = [
  { name: 'checking-form', screen: 'desk', height: 1500, to: async () => undefined },
  { name: 'checking-rules', screen: 'desk', height: 1000, to: check },
  {
    name: 'checking-rule',
    screen: 'desk',
    height: 900,
    to: async (page) => {
      await check(page);
      await page.getByRole('link', { name: 'Rule 202', exact: true }).click();
      await page.getByRole('heading', { name: 'Rule 202' }).waitFor();
    },
  },
  {
    name: 'checking-children',
    screen: 'phone',
    height: 900,
    to: async (page) => {
      await check(page);
      await byChild(page);
      await page.getByRole('heading', { name: 'By child' }).waitFor();
    },
  },
];

async function check(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check the files' }).click();
  await page.getByRole('heading', { name: 'By rule' }).waitFor();
}

/** Takes the pictures of the page for checks on files alone, of a return made for them; gives their paths. */
export async function takeCheckerPictures(
  browser: Browser,
  { folder, wanted }: { readonly folder: string; readonly wanted: (name: string) => boolean },
): Promise<readonly string[]> {
  const files = mkdtempSync(join(tmpdir(), 'checker-pictures-'));
  try {
    const [thisYear, lastYear] = [2026, 2025].map((year) => writeYear(join(files, String(year)), year));
    const taken: string[] = [];
    for (const { name, screen, height, to } of pictures.filter((one) => wanted(one.name))) {
      const analyst = await openChecker(browser, { screen });
      await analyst.gives({ thisYear: thisYear ?? [], lastYear: lastYear ?? [] });
      await to(analyst.page);
      await analyst.page.evaluate('document.fonts.ready; document.activeElement?.blur(); scrollTo(0, 0)');
      await analyst.page.setViewportSize({ ...screens[screen], height });
      const path = join(folder, `${name}-${screens[screen].width}.png`);
      await analyst.page.screenshot({ path, animations: 'disabled', caret: 'hide' });
      taken.push(path);
      await analyst.leaves();
    }
    return taken;
  } finally {
    rmSync(files, { recursive: true });
  }
}

/** A return of 300 children who are nobody; last year's files give another sex to some, so that there is something to find. */
function writeYear(folder: string, year: number): { readonly name: string; readonly text: string }[] {
  mkdirSync(folder);
  return writeReturn(folder, { year, children: 300, seed: 3 }).map(({ name, text }) => ({
    name,
    text: year === 2025 && name === 'header.csv' ? text.replaceAll(/,M,(\d\d\/0[1-3])/g, ',U,$1') : text,
  }));
}
