import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { browserMissing, hasBrowser, launchBrowser } from './browser.ts';
import type { Kith } from './start-kith.ts';

/** Where a story takes place. */
export type Stage = { readonly kith: Kith; readonly browser: Browser };

/**
 * One story of one user: a Kith and a browser for its chapters, and at the end of each nothing may have broken inside.
 * Without a browser it is skipped and says why.
 */
export function story(title: string, start: () => Promise<Kith>, tell: (stage: () => Stage) => void): void {
  describe.skipIf(!hasBrowser)(`${title} (${hasBrowser ? 'Chromium' : browserMissing})`, () => {
    let stage: Stage | undefined;
    beforeAll(async () => {
      const [kith, browser] = await Promise.all([start(), launchBrowser()]);
      stage = { kith, browser };
    });
    afterEach(() => expect(stage?.kith.failures).toEqual([]));
    afterAll(async () => {
      await stage?.browser.close();
      await stage?.kith.close();
    });
    tell(() => {
      if (!stage) throw new Error('The story has not begun.');
      return stage;
    });
  });
}
