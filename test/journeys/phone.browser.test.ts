import { expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, screens } from '../support/browser.ts';
import type { Person } from '../support/journey.ts';
import { signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import { startKith } from '../support/start-kith.ts';

story(
  'A small phone',
  () => startKith({ northmoor: 40 }),
  (stage) => {
    for (const scripts of [true, false]) {
      it(`keeps the main places behind one button${scripts ? '' : ', without scripts'}`, async () => {
        const worker = await signIn(stage().browser, stage().kith, 'front door', {
          screen: 'phone',
          scripts,
        });
        const [menu, place] = [worker.page.getByRole('button', { name: 'Menu' }), worker.link('Unfinished')];
        expect(await place.isVisible()).toBe(false);
        expect(await worker.page.getByRole('heading', { level: 1 }).boundingBox()).toMatchObject({
          y: expect.toSatisfy((top: number) => top < 150) as number,
        });
        await worker.page.getByLabel('Find a person').focus();
        await pressKeys(worker, 'Tab', 'Tab', 'Enter');
        expect(await place.isVisible()).toBe(true);
        expect(await worker.link('Our children').getAttribute('aria-current')).toBe('page');
        if (scripts) await expectAccessible(worker.page);
        await expectNoSidewaysScroll(worker.page);
        await pressKeys(worker, 'Tab');
        expect(
          await worker.page.getByRole('button', { name: 'Close menu' }).and(focused(worker)).count(),
        ).toBe(1);
        await pressKeys(worker, 'Escape');
        expect(await place.isVisible()).toBe(false);
        expect(await menu.and(focused(worker)).count(), 'the button has the focus again').toBe(1);
        await worker.opensMenu();
        await worker.follows('Unfinished');
        await worker.readsHeading('My unfinished entries');
        await worker.page.setViewportSize(screens.desk);
        expect(await worker.link('Our children').isVisible(), 'a wide screen shows them all').toBe(true);
        expect(await menu.isVisible()).toBe(false);
        await worker.leaves();
      });
    }
  },
);

const focused = ({ page }: Person) => page.locator(':focus');

async function pressKeys({ page }: Person, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}
