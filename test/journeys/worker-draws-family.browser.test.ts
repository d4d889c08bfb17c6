import { expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll } from '../support/browser.ts';
import type { Person } from '../support/journey.ts';
import { signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import type { Kith } from '../support/start-kith.ts';
import { startKith } from '../support/start-kith.ts';

story(
  'A front-door worker draws a family',
  () => startKith({ northmoor: 30 }),
  (stage) => {
    for (const [scripts, screen] of [
      [true, 'desk'],
      [false, 'phone'],
    ] as const) {
      it(`from the map itself, ${scripts ? 'with' : 'without'} scripts, on a ${screen}`, async () => {
        const { kith, browser } = stage();
        const worker = await signIn(browser, kith, 'front door', { scripts, screen });
        const [given, family, year] = scripts ? ['Quenby', 'Vokzarb', 2016] : ['Ximena', 'Drummlow', 2011];
        await worker.opens(`/people/new?q=${given}+${family}+${year}`);
        await worker.presses('Continue');
        await worker.follows('Family map');
        await worker.readsHeading(`Nobody of ${given}’s family is recorded yet`);
        await addsMother(worker, `${given} ${family}`, `Odile ${family}`);
        await worker.readsHeading(/^Where .* lives is not recorded here$/);
        await chooses(worker, `Odile ${family}`);
        await worker.follows(`Add a parent of Odile ${family}`);
        await worker.follows('Add a person');
        await worker.presses('Add to the family');
        await worker.readsTitle(/^Error: /);
        await worker.chooses('Not known', 'Date of birth');
        await worker.chooses('Female');
        await worker.presses('Add to the family');
        await worker.reads('Gran (name not known)');
        if (scripts) await expectAccessible(worker.page);
        await expectNoSidewaysScroll(worker.page);
        await worker.presses('Undo');
        await worker.reads('Taken back');
        await worker.doesNotRead('Gran (name not known)');
        await worker.presses('Put it back');
        await worker.reads('Gran (name not known)');
        await worker.leaves();
      });
    }

    it('and finds every person of it with the keyboard', async () => {
      const { kith, browser } = stage();
      const worker = await signIn(browser, kith, 'front door');
      await worker.opens(await aFamily(kith));
      const links = worker.page.locator('.kith-map--wide a');
      const count = await links.count();
      expect(count).toBeGreaterThan(2);
      await links.first().focus();
      const names: (string | null)[] = [];
      for (let turn = 0; turn < count; turn += 1) {
        names.push(
          await worker.page.evaluate<string | null>("document.activeElement.getAttribute('aria-label')"),
        );
        await worker.page.keyboard.press('Tab');
      }
      expect(new Set(names).size).toBe(count);
      expect(names.every((name) => name !== null && name !== '')).toBe(true);
      await worker.leaves();
    });
  },
);

async function addsMother(worker: Person, child: string, mother: string): Promise<void> {
  await worker.follows(`Add a parent of ${child}`);
  await worker.types('Find them by name, date of birth, number, address or phone', mother);
  await worker.page.getByRole('search').last().getByRole('button', { name: 'Search' }).click();
  await worker.follows('Add a person');
  expect(await worker.page.getByLabel('First name and middle names').inputValue()).toBe('Odile');
  await worker.chooses('Not known', 'Date of birth');
  await worker.chooses('Female');
  await worker.presses('Add to the family');
  if (await worker.page.getByRole('button', { name: 'None of these: add them' }).isVisible())
    await worker.presses('None of these: add them');
  await worker.reads('Added to the family map');
}

/** Chooses somebody on the picture: of the two drawings the one that this screen shows. */
async function chooses(worker: Person, called: string): Promise<void> {
  await worker.page
    .getByRole('link', { name: new RegExp(`^${called}, mum`) })
    .first()
    .click();
  await worker.readsHeading(called);
}

async function aFamily({ owner }: Kith): Promise<string> {
  const { rows } = await owner.query<{ path: string }>(
    `select '/people/' || other_id || '/family' as path from people.relationship where role = 'mother'
      group by other_id order by other_id limit 1`,
  );
  return rows[0]?.path ?? '';
}
