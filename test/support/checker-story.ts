import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { browserMissing, hasBrowser, launchBrowser } from './browser.ts';
import { openChecker, servePage } from './checker.ts';
import type { Analyst, Places } from './checker.ts';
import { writeReturn } from './made-returns.ts';
import { sharedPath } from './shared.ts';

export const header = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n';
/** Rows of three children of whom two have an id that a spreadsheet could take for a formula. */
export const planted = {
  thisYear: [
    {
      name: 'header.csv',
      text: `${header}=cmd(),X,01/02/2015,WBRI,UN1,,\n2,F,32/02/2015,WBRI,UN1,,\n+A3,F,01/02/2015,ZZZZ,UN1,,\n`,
    },
  ],
  lastYear: [{ name: 'header.csv', text: `${header}=cmd(),M,01/02/2015,WBRI,UN1,,\n` }],
} satisfies Places;

/** Where a story of the page for checks on files alone takes place. */
export type CheckerStage = {
  readonly browser: Browser;
  readonly server: Awaited<ReturnType<typeof servePage>>;
  /** A folder that is gone afterwards. */
  readonly folder: string;
  /** Somebody who opens the page from the server. */
  readonly opens: () => Promise<Analyst>;
};

/** One story of the page for checks on files alone, with a browser and a web server that gives nothing but the page. */
export function checkerStory(title: string, tell: (stage: () => CheckerStage) => void): void {
  describe.skipIf(!hasBrowser)(`${title} (${hasBrowser ? 'Chromium' : browserMissing})`, () => {
    let stage: CheckerStage | undefined;
    beforeAll(async () => {
      const folder = mkdtempSync(join(tmpdir(), 'checker-'));
      const [browser, server] = await Promise.all([launchBrowser(), servePage()]);
      stage = { browser, server, folder, opens: () => openChecker(browser, { address: server.address }) };
    });
    afterAll(async () => {
      await stage?.browser.close();
      await stage?.server.stop();
      if (stage) rmSync(stage.folder, { recursive: true });
    });
    tell(() => {
      if (!stage) throw new Error('The story has not begun.');
      return stage;
    });
  });
}

const csvIn = (path: string) =>
  readdirSync(path)
    .filter((name) => name.endsWith('.csv') && !name.includes('errors'))
    .map((name) => join(path, name));

/** 2,675 children: a return made by others where there is one, else one made here. */
export function manyChildren(folder: string): { files: string[]; authority: string } {
  const given = sharedPath('data/csc-validator-be-903/input');
  if (given !== null) return { files: csvIn(given), authority: 'E09000027' };
  const made = join(folder, 'many');
  writeReturn(made, { year: 2026, children: 2950, seed: 1 });
  return { files: csvIn(made), authority: 'E10000015' };
}

/** A return with last year's, and look-ups where there are some. */
export function twoYears(folder: string): {
  places: Places & { thisYear: string[]; lastYear: string[] };
  lookups: string[];
} {
  const given = sharedPath('data/synthetic-ssda903');
  if (given !== null) {
    const [postcodes, providers] = [join(given, 'postcodes.csv'), join(given, 'providers.xlsx')];
    const files = (year: string) => csvIn(join(given, 'mixed-2026', year));
    return {
      places: { thisYear: files('this-year'), lastYear: files('last-year'), postcodes, providers },
      lookups: ['--postcodes', postcodes, '--providers', providers],
    };
  }
  const made = [2026, 2025].map((year) => {
    const path = join(folder, String(year));
    mkdirSync(path);
    writeReturn(path, { year, children: 300, seed: 2 });
    return csvIn(path);
  });
  return { places: { thisYear: made[0] ?? [], lastYear: made[1] ?? [] }, lookups: [] };
}
