import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  browserMissing,
  expectAccessible,
  findBarriers,
  findSidewaysScroll,
  hasBrowser,
  launchBrowser,
} from '../support/browser.ts';
import { signIn, visit } from '../support/journey.ts';
import type { Kith } from '../support/start-kith.ts';
import { startKith } from '../support/start-kith.ts';

let kith: Kith;
let browser: Browser;

describe.skipIf(!hasBrowser)(
  `the kit that journeys are told with (${hasBrowser ? 'Chromium' : browserMissing})`,
  () => {
    beforeAll(async () => {
      [kith, browser] = await Promise.all([startKith({ northmoor: 20 }), launchBrowser()]);
    });
    afterAll(async () => {
      await browser?.close();
      await kith?.close();
    });

    it('signs somebody in by choosing a role, in a demonstration', async () => {
      const director = await signIn(browser, kith, 'director');
      await director.reads('Demonstration: Director of children’s services');
      await expectAccessible(director.page);
    });

    it('sees what sticks out of a phone, and what keeps people out', async () => {
      const visitor = await visit(browser, kith.public, { screen: 'phone' });
      await visitor.opens('/');
      expect(await findSidewaysScroll(visitor.page)).toEqual([]);
      await visitor.page.evaluate(
        `document.querySelector('main').insertAdjacentHTML('beforeend', '<input size="300">')`,
      );
      expect(await findSidewaysScroll(visitor.page)).not.toEqual([]);
      expect((await findBarriers(visitor.page)).join()).toContain('label');
    });

    it('does without scripts where they are off', async () => {
      const visitor = await visit(browser, kith.public, { scripts: false });
      await visitor.opens('/');
      expect(await visitor.page.locator('body').getAttribute('class')).not.toContain('js-enabled');
    });
  },
);
