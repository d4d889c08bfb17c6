import { expect, it } from 'vitest';
import { titleOf } from '../../src/modules/access/index.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import type { Person } from '../support/journey.ts';
import { openTab, signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import type { Kith } from '../support/start-kith.ts';
import { startKith } from '../support/start-kith.ts';

const typed = 'She showed me where she hides when they shout';
const purpose = 'What was the visit for?';

async function plantChild({ owner }: Kith, given: string): Promise<string> {
  const id = newId();
  await owner.query("insert into people.person (id, sex, birth_date) values ($1, 'F', '2015-05-04')", [id]);
  await owner.query(
    "insert into people.name (id, person_id, kind, given, family) values ($1, $2, 'legal', $3, 'Quillbrook')",
    [newId(), id, given],
  );
  return id;
}

/** Begins a visit, and goes where there is no network. */
async function beginCutOff(worker: Person, child: string): Promise<void> {
  await worker.opens(`/children/${child}/entries`);
  await worker.presses('Record a visit');
  await worker.window.setOffline(true);
  await worker.types(purpose, typed);
  await worker.reads(/kept on this device, sealed/);
}

/** The page dies with nothing said to anybody: one that is closed may still save. Gives another tab of the window. */
async function dies(worker: Person): Promise<Person> {
  const wire = await worker.window.newCDPSession(worker.page);
  const crashed = worker.page.waitForEvent('crash');
  void wire.send('Page.crash').catch(() => undefined);
  await crashed;
  const again = await openTab(worker);
  await worker.page.close();
  return again;
}

/** All that the browser's own stores have of drafts, as text. */
const onDevice = (worker: Person) =>
  worker.page.evaluate<string>(`new Promise((resolve, reject) => {
    const asked = indexedDB.open('kith-drafts', 1);
    asked.onerror = reject;
    asked.onsuccess = () => {
      const all = asked.result.transaction('copies').objectStore('copies').getAll();
      const read = (row) => ({ ...row, sealed: new TextDecoder().decode(row.sealed) });
      all.onsuccess = () => (asked.result.close(), resolve(JSON.stringify([all.result.map(read), { ...localStorage }])));
    };
  })`);

story(
  'A visit is written where Kith cannot be reached',
  () => startKith({ northmoor: 40 }),
  (stage) => {
    it('and the page is gone: its text is offered on the same device, sealed until its writer opens it', async () => {
      const { kith, browser } = stage();
      const worker = await signIn(browser, kith, 'front door');
      await beginCutOff(worker, await plantChild(kith, 'Una'));
      const form = new URL(worker.page.url()).pathname;
      const kept = await onDevice(worker);
      expect(kept).toContain('"sealed"');
      expect(kept).not.toContain('hides');

      // The page dies and the sign-in ends; who signs in again on this device finds it.
      const again = await dies(worker);
      await again.window.setOffline(false);
      await again.window.clearCookies();
      await again.opens('/sign-in');
      const back = await signInAgain(again, kith);
      await back.opens(form);
      await back.reads('On this device is text of this visit that was not saved.');
      expect(await back.page.getByLabel(purpose).inputValue()).toBe('');
      await back.page.getByRole('button', { name: 'Bring it back' }).click();
      expect(await back.page.getByLabel(purpose).inputValue()).toBe(typed);
      await back.reads(/Saved at .* Not finished/);
      await expect.poll(() => onDevice(back)).not.toContain('"sealed"');
      await back.leaves();
    });

    it('and nobody else on that device reads it', async () => {
      const { kith, browser } = stage();
      const worker = await signIn(browser, kith, 'front door');
      await beginCutOff(worker, await plantChild(kith, 'Vera'));
      const form = new URL(worker.page.url()).pathname;
      await worker.window.clearCookies();
      const other = await dies(worker);
      await other.window.setOffline(false);
      await other.opens('/sign-in');
      await other.presses(new RegExp(`^${titleOf('service manager')}`));
      await other.opens(form);
      await other.doesNotRead('On this device is text');
      expect(await other.page.content()).not.toContain('hides');
      await other.leaves();
    });

    it('and what is thrown away comes back with one press', async () => {
      const { kith, browser } = stage();
      const worker = await signIn(browser, kith, 'front door');
      const child = await plantChild(kith, 'Wren');
      await worker.opens(`/children/${child}/entries`);
      await worker.presses('Record a visit');
      await worker.types(purpose, 'Begun by mistake');
      await worker.presses('Throw this away');
      await worker.reads('Thrown away');
      await worker.doesNotRead('A visit to Wren');
      await worker.presses('Undo');
      expect(await worker.page.getByLabel(purpose).inputValue()).toBe('Begun by mistake');
      await worker.leaves();
    });
  },
);

async function signInAgain(person: Person, kith: Kith): Promise<Person> {
  if (!kith.demonstration) throw new Error('The stage has a demonstration');
  await person.presses(new RegExp(`^${titleOf('front door')}`));
  return person;
}
