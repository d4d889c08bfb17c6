import { expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll } from '../support/browser.ts';
import type { Person } from '../support/journey.ts';
import { openTab, signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import type { Kith } from '../support/start-kith.ts';
import { startKith } from '../support/start-kith.ts';

/** What is typed into the form of a goal with three steps: one text entry each, with by when and where it is now. */
const texts: readonly (readonly [string, string])[] = [
  ['What is the goal, in the family’s own words?', 'I want to sleep all night'],
  ['Whose words are these?', 'Quinn'],
];
const steps: readonly (readonly [string, string])[] = [
  ['Ring the doctor', 'Mum'],
  ['Tell Mum when I wake up', 'Quinn'],
  ['Bring a night light', 'Gran'],
];

story(
  'A family plans',
  () => startKith({ northmoor: 40 }),
  (stage) => {
    for (const scripts of [true, false]) {
      it(`a goal with three steps takes eleven interactions, a step done one, a number one, ${scripts ? 'with' : 'without'} scripts`, async () => {
        const { kith, browser } = stage();
        const child = await plantChild(kith);
        const worker = await signIn(browser, kith, 'front door', {
          scripts,
          screen: scripts ? 'phone' : 'desk',
        });
        await worker.opens(`/children/${child}/plan`);
        await worker.reads(/No goal is written down yet/);
        let count = 0;
        const doing = async (step: () => Promise<void>) => {
          count += 1;
          await step();
        };
        await doing(() => worker.presses('Add a goal'));
        for (const [label, text] of texts) await doing(() => worker.types(label, text));
        await doing(() => worker.selects('What is it about?', 'Feelings and behaviour'));
        for (const [row, [what, who]] of steps.entries()) {
          await doing(() => worker.page.locator(`#what_${row}`).fill(what));
          await doing(() => worker.page.locator(`#who_${row}`).fill(who));
        }
        if (scripts) await looksRight(worker);
        await doing(() => worker.presses('Save'));
        await worker.reads('“I want to sleep all night”');
        expect(count).toBe(11);
        await worker.presses(/^Done.*Bring a night light/);
        await worker.reads('Done: Bring a night light');
        if (scripts) await looksRight(worker);
        await worker.presses(/^Undo/);
        await worker.presses(/^7$/);
        await worker.reads('7 of 10 today');
        await worker.follows('What each reader will see, to read or print');
        await worker.reads('Nothing of the plan is open to this reader yet');
        await worker.doesNotRead('I want to sleep all night');
        await worker.leaves();
      });
    }

    it('and two people change one goal: the second sees both, and nothing is lost', async () => {
      const { kith, browser } = stage();
      const child = await plantChild(kith);
      await plantGoal(kith, child);
      const worker = await signIn(browser, kith, 'front door', { scripts: false });
      await worker.opens(`/children/${child}/plan`);
      await worker.follows(/^Change this goal/);
      const other = await openTab(worker);
      await other.opens(new URL(worker.page.url()).pathname);
      const goal = 'What is the goal, in the family’s own words?';
      await other.types(goal, 'From the phone');
      await other.presses('Save');
      await worker.types(goal, 'From the desk');
      await worker.presses('Save');
      await worker.reads(/Somebody else changed this goal/);
      await worker.reads('“From the phone”');
      expect(await worker.page.getByLabel(goal).inputValue()).toBe('From the desk');
      await worker.presses('Save');
      await worker.reads('“From the desk”');
      await worker.leaves();
    });
  },
);

/** Looked at by a script in the page, so only where scripts run. */
async function looksRight({ page }: Person): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}

/** A child with help open, who is invented. */
async function plantChild({ owner }: Kith): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    "insert into people.person (id, sex, birth_date) values (gen_random_uuid(), 'F', '2014-03-01') returning id",
  );
  const id = rows[0]?.id ?? '';
  await owner.query(
    "insert into people.name (id, person_id, kind, given, family) values (gen_random_uuid(), $1, 'legal', 'Quinn', 'Invented')",
    [id],
  );
  await owner.query(
    "insert into practice.involvement (id, person_id, opened) values (gen_random_uuid(), $1, '2026-01-05')",
    [id],
  );
  return id;
}

const plantGoal = ({ owner }: Kith, child: string) =>
  owner.query(
    `insert into practice.plan_goal (id, person_id, goal_id, version, area, words, whose, state)
     values (gen_random_uuid(), $1, gen_random_uuid(), 1, 'home', 'As it was', 'Quinn', 'now')`,
    [child],
  );
