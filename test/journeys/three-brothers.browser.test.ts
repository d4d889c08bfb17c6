import { expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../support/browser.ts';
import type { Person } from '../support/journey.ts';
import { openTab, signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import { aMorning } from '../support/start-kith-faces.ts';
import type { Kith } from '../support/start-kith.ts';
import { startKith } from '../support/start-kith.ts';
import { plantBrothers as plantBrothersNamed } from './plant-brothers.ts';

/** A click, a tap or one text: each counts as one (docs/manual/visits.md). */
type Counted = { count: number; pages: Set<string> };

story(
  'Three brothers are visited',
  () => startKith({ northmoor: 40 }),
  (stage) => {
    for (const scripts of [true, false]) {
      it(`and it takes eight interactions on two pages, ${scripts ? 'with' : 'without'} scripts`, async () => {
        const { kith, browser } = stage();
        const brothers = await plantBrothers(kith, scripts ? 'Q' : 'R');
        const worker = await signIn(browser, kith, 'front door', {
          scripts,
          screen: scripts ? 'phone' : 'desk',
        });
        await worker.opens(`/children/${brothers[0]}`);
        const counted: Counted = { count: 0, pages: new Set([worker.page.url()]) };
        const doing = counter(worker, counted);
        await doing(() => worker.presses('Record a visit'));
        if (scripts) await looksRight(worker);
        await doing(() => worker.types('What was the visit for?', 'To hear about the new school'));
        for (const name of names(scripts ? 'Q' : 'R'))
          await doing(() => worker.chooses('Seen alone', `Was ${name} seen?`));
        await doing(() => worker.chooses('Seen: as it was known'));
        await doing(() =>
          worker.types('What did the children get from it?', 'They know who takes them to school'),
        );
        await doing(() => worker.presses('Finish the visit'));
        await worker.reads('The visit is finished.');
        expect(counted.count).toBe(8);
        // The child's page and the form; the last is what came of it.
        expect(counted.pages.size).toBeLessThanOrEqual(3);
        for (const brother of brothers) {
          await worker.opens(`/children/${brother}/entries`);
          await worker.reads('To hear about the new school');
        }
        expect(await countVisits(kith, brothers)).toBe(3);
        await worker.leaves();
      });

      it(`and each reader’s words are looked at before they are finished, ${scripts ? 'with' : 'without'} scripts`, async () => {
        const { kith, browser } = stage();
        const letter = scripts ? 'S' : 'T';
        const brothers = await plantBrothers(kith, letter);
        const [first = '', second = ''] = names(letter);
        const worker = await signIn(browser, kith, 'front door', { scripts });
        await worker.opens(`/children/${brothers[0]}/entries`);
        await worker.presses('Record a visit');
        await worker.types('What was the visit for?', 'To say goodbye');
        for (const name of names(letter)) await worker.chooses('Seen alone', `Was ${name} seen?`);
        await worker.unfolds(`More about ${first}`);
        await worker.types(`Words for ${first}`, 'I will come back on Friday.');
        await worker.types(`Remark about ${first}`, 'Was tired');
        await worker.chooses('Seen: as it was known');
        await worker.types('What did the children get from it?', 'A date');
        await worker.presses('Finish the visit');
        await worker.readsHeading('What each reader will see');
        if (scripts) await looksRight(worker);
        const ofSecond = worker.page.getByRole('region', { name: second });
        expect(await ofSecond.getByText(/Was tired|back on Friday/).count()).toBe(0);
        await worker.presses('Finish the visit');
        await worker.reads('I will come back on Friday.');
        await worker.opens(`/children/${brothers[1]}/entries`);
        await worker.doesNotRead('I will come back on Friday.');
        await worker.doesNotRead('Was tired');
        await worker.leaves();
      });
    }

    it('and the browser dies in the middle: it is there on another device, after the server started again', async () => {
      const { kith, browser } = stage();
      const brothers = await plantBrothers(kith, 'U');
      const worker = await signIn(browser, kith, 'front door');
      await worker.opens(`/children/${brothers[0]}/entries`);
      await worker.presses('Record a visit');
      await worker.types('What was the visit for?', 'Words that must not be lost');
      await worker.reads(/Saved at .* Not finished/);
      // No page is left and nothing is pressed: the browser is gone.
      await worker.window.close();
      const again = await createFace({ database: kith.database, face: 'staff', now: () => aMorning });
      await again.listen({ host: '127.0.0.1', port: 0 });
      const staff = `http://localhost:${new URL(again.listeningOrigin).port}`;
      const other = await signIn(browser, { ...kith, staff }, 'front door', { screen: 'phone' });
      await other.opens('/unfinished');
      await other.follows(/A visit to Umar/);
      expect(await other.page.getByLabel('What was the visit for?').inputValue()).toBe(
        'Words that must not be lost',
      );
      await other.leaves();
      await again.close();
    });

    it('and two windows write the same visit: the second is told, and loses nothing', async () => {
      const { kith, browser } = stage();
      const brothers = await plantBrothers(kith, 'V');
      const worker = await signIn(browser, kith, 'front door', { scripts: false });
      await worker.opens(`/children/${brothers[0]}/entries`);
      await worker.presses('Record a visit');
      const other = await openTab(worker);
      await other.opens(new URL(worker.page.url()).pathname);
      await other.types('What was the visit for?', 'From the phone');
      await other.presses('Save and finish later');
      await other.reads('You can finish it later, on any device.');
      await worker.types('What was the visit for?', 'From the desk');
      await worker.presses('Save and finish later');
      await worker.reads(/saved from another window or device/);
      expect(await worker.page.getByLabel('What was the visit for?').inputValue()).toBe('From the desk');
      await worker.leaves();
    });
  },
);

/** Looked at by a script in the page, so only where scripts run. */
async function looksRight({ page }: Person): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}

function counter(worker: Person, counted: Counted) {
  return async (step: () => Promise<void>) => {
    counted.count += 1;
    await step();
    counted.pages.add(worker.page.url());
  };
}

const names = (letter: string) => ['mar', 'ben', 'cai'].map((rest) => `${letter}${rest}`);

/** Three brothers with help open, who are invented. Gives their ids. */
const plantBrothers = (kith: Kith, letter: string) => plantBrothersNamed(kith, names(letter));

async function countVisits({ owner }: Kith, children: readonly string[]): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    "select count(*)::int as count from practice.visit where person_id = any($1) and kind = 'child in need' and seen_alone",
    [children],
  );
  return rows[0]?.count ?? 0;
}
