import { expect, it } from 'vitest';
import { newId } from '../../src/platform/ids/ids.ts';
import type { Person } from '../support/journey.ts';
import { openTab, signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import type { Kith } from '../support/start-kith.ts';
import { startKith } from '../support/start-kith.ts';

const question = 'What was promised?';
const words = 'I will find out who has the rabbit';
const offered = /You typed something here and did not send it\./;
const kept = /Kept at .* Not sent yet\./;

/** An invented child whom the family help worker of the county knows. */
async function plantChild({ owner }: Kith, given: string): Promise<string> {
  const id = newId();
  await owner.query(
    `insert into workforce.worker (id, name, job, account_id)
       select $1, 'Ruth Quillmade', 'Family help worker', g.account_id from access.role_grant g where g.role = 'family help worker' limit 1
       on conflict do nothing`,
    [newId()],
  );
  await owner.query("insert into people.person (id, sex, birth_date) values ($1, 'F', '2016-05-04')", [id]);
  await owner.query(
    "insert into people.name (id, person_id, kind, given, family) values ($1, $2, 'legal', $3, 'Quillbrook')",
    [newId(), id, given],
  );
  await owner.query(
    "insert into workforce.allocation (id, person_id, worker_id, starts) select $1, $2, w.id, '2026-02-02' from workforce.worker w where w.name = 'Ruth Quillmade'",
    [newId(), id],
  );
  return `/children/${id}/promises/new`;
}

const inField = ({ page }: Person) => page.getByLabel(question, { exact: true }).inputValue();
const looked = ({ page }: Person) => page.locator('form[data-kith-looked]').waitFor();
const presses = ({ page }: Person, name: string) => page.getByRole('button', { name, exact: true }).click();

async function finds(person: Person, form: string): Promise<void> {
  await person.opens(form);
  await looked(person);
  await person.reads(offered);
  expect(await inField(person)).toBe('');
  await presses(person, 'Bring it back');
  expect(await inField(person)).toBe(words);
}

story(
  'A form with room for words is left in the middle',
  () => startKith({ northmoor: 40 }),
  (stage) => {
    it('and its writer goes on with it on another device, sends it, and is not asked again', async () => {
      const { kith, browser } = stage();
      const form = await plantChild(kith, 'Una');
      const worker = await signIn(browser, kith, 'family help worker');
      await worker.opens(form);
      await worker.types(question, words);
      await worker.reads(kept);
      await worker.leaves();

      const elsewhere = await signIn(browser, kith, 'family help worker');
      await elsewhere.opens('/account/drafts');
      await elsewhere.reads('A promise: Una Quillbrook');
      await elsewhere.unfolds('What you typed');
      await elsewhere.reads(words);
      await elsewhere.reads(question);
      await finds(elsewhere, form);
      await elsewhere.reads(kept);
      // Sent with something missing, it is given back; what was saved before is not offered beside it.
      await elsewhere.presses('Save');
      await looked(elsewhere);
      await elsewhere.doesNotRead(offered);
      expect(await inField(elsewhere)).toBe(words);
      await elsewhere.chooses('Una');
      await elsewhere.types('By when?', 'in 2 weeks');
      await elsewhere.types('Who promised it?', 'Ruth Quillmade');
      await elsewhere.presses('Save');
      await elsewhere.reads(words);
      await elsewhere.opens(form);
      await looked(elsewhere);
      await elsewhere.doesNotRead(offered);
      await elsewhere.opens('/account/drafts');
      await elsewhere.doesNotRead(words);
      await elsewhere.leaves();
    });

    it('and nobody else is told of it', async () => {
      const { kith, browser } = stage();
      const form = await plantChild(kith, 'Vera');
      const worker = await signIn(browser, kith, 'family help worker');
      await worker.opens(form);
      await worker.types(question, words);
      await worker.reads(kept);
      const other = await signIn(browser, kith, 'service manager');
      await other.opens(form);
      await looked(other);
      await other.doesNotRead(offered);
      await other.opens('/account/drafts');
      await other.doesNotRead('Vera');
      await Promise.all([worker.leaves(), other.leaves()]);
    });

    it('and two windows with the same form keep a text each', async () => {
      const { kith, browser } = stage();
      const form = await plantChild(kith, 'Wren');
      const one = await signIn(browser, kith, 'family help worker');
      await one.opens(form);
      const other = await openTab(one);
      await other.opens(form);
      await one.types(question, words);
      await one.reads(kept);
      await other.types(question, 'I will ring the school');
      await other.reads(kept);
      await other.opens('/account/drafts');
      for (const summary of await other.page.locator('summary').all()) await summary.click();
      await other.reads(words);
      await other.reads('I will ring the school');
      // Thrown away, and back with one press.
      await other.presses('Throw away A promise: Wren Quillbrook');
      await other.reads('Thrown away: A promise: Wren Quillbrook');
      await other.presses('Undo');
      for (const summary of await other.page.locator('summary').all()) await summary.click();
      await other.reads('I will ring the school');
      await one.leaves();
    });

    it('and its sign-in ends and the server is away: the device has it, sealed', async () => {
      const { kith, browser } = stage();
      const form = await plantChild(kith, 'Xenia');
      const worker = await signIn(browser, kith, 'family help worker');
      await worker.opens(form);
      await looked(worker);
      await worker.window.setOffline(true);
      await worker.types(question, words);
      await worker.reads(/kept on this device, sealed/);
      const again = await openTab(worker);
      await worker.page.close();
      await again.window.setOffline(false);
      await again.window.clearCookies();
      await again.opens('/sign-in');
      await again.presses(/^Family help worker/);
      await finds(again, form);
      await again.reads(kept);
      await again.leaves();
    });
  },
);
