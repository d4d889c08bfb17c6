import { expect, it } from 'vitest';
import type { Role } from '../../src/modules/access/index.ts';
import { expectAccessible, expectNoSidewaysScroll, screens } from '../support/browser.ts';
import type { Person } from '../support/journey.ts';
import { signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import { expectOnFirstScreen } from '../support/first-screen.ts';
import { startKith } from '../support/start-kith.ts';
import { firstScreens } from './first-screens.ts';
import { staffPages } from './sweep-states.ts';

story(
  'A small phone',
  () => startKith({ northmoor: 40 }),
  (stage) => {
    const workers = new Map<Role, Promise<Person>>();
    const workerAs = (role: Role) => {
      const { browser, kith } = stage();
      const worker = workers.get(role) ?? signIn(browser, kith, role, { screen: 'phone' });
      workers.set(role, worker);
      return worker;
    };

    for (const { name, route, state = 0, facts } of firstScreens)
      it(`shows before anybody scrolls what matters first: ${name}`, async () => {
        const { kith } = stage();
        const { path, as } = staffPages[route]?.[state] ?? { path: route, as: 'nobody' };
        if (as === 'nobody') throw new Error(`Nobody opens ${route} in the sweep.`);
        const { page } = await workerAs(as);
        await page.goto(new URL(typeof path === 'string' ? path : await path(kith), kith.staff).href);
        await expectOnFirstScreen(page, name, facts);
      });

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
