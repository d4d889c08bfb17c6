import { expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll } from '../support/browser.ts';
import type { Person } from '../support/journey.ts';
import { signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import type { Kith } from '../support/start-kith.ts';
import { startKith } from '../support/start-kith.ts';

const eight: readonly string[] = [
  'Feeling well in my mind',
  'Feeling well in my body',
  'Feeling safe',
  'Home and family life',
  'People who matter',
  'Community and fun',
  'Learning or work',
  'Money and everyday things',
];

story(
  'What was promised, what a child wants, how a child’s life goes',
  () => startKith({ northmoor: 40 }),
  (stage) => {
    for (const scripts of [true, false]) {
      const how = scripts ? 'with' : 'without';
      const comes = async () => {
        const { kith, browser } = stage();
        const child = await plantChild(kith);
        const screen = scripts ? 'phone' : 'desk';
        const worker = await signIn(browser, kith, 'front door', { scripts, screen });
        await worker.opens(`/children/${child}`);
        return worker;
      };
      const looksRight = async (worker: Person) => {
        if (!scripts) return;
        await expectAccessible(worker.page);
        await expectNoSidewaysScroll(worker.page);
      };

      it(`a promise takes six interactions, one press when it is kept, five when the child says so, ${how} scripts`, async () => {
        const worker = await comes();
        const { doing, count } = counting();
        await doing(() => worker.follows('Promises'));
        await worker.reads(/No promise is written down/);
        await doing(() => worker.presses('Write down a promise'));
        await doing(() => worker.types('What was promised?', 'I will bring your photo album'));
        await doing(() => worker.chooses('Quinn', 'To whom?'));
        await doing(() => worker.types('By when?', '2 weeks'));
        await looksRight(worker);
        await doing(() => worker.presses('Save'));
        await worker.reads('By 15 April 2026');
        expect(count()).toBe(6);
        await worker.presses(/^Kept/);
        await worker.reads('Kept: not yet confirmed');
        await worker.follows('Promises');
        const said = counting();
        await said.doing(() => worker.follows('What does Quinn say?'));
        await said.doing(() => worker.chooses('Yes, it was kept'));
        await said.doing(() => worker.types('What did Quinn say, or show?', 'You really brought it'));
        await said.doing(() => worker.types('How did they say so?', 'In words'));
        await looksRight(worker);
        await said.doing(() => worker.presses('Save'));
        expect(said.count()).toBe(5);
        await worker.reads(/Quinn says that it was kept/);
        await worker.doesNotRead('Kept: not yet confirmed');
        await looksRight(worker);
        await worker.leaves();
      });

      it(`a promise changes after the child was told, and another breaks with an apology, ${how} scripts`, async () => {
        const worker = await comes();
        await worker.follows('Promises');
        await promises(worker, 'To come on Friday');
        await worker.follows(/^It changes, it is broken/);
        await worker.follows('It changes, and Quinn has been told');
        await worker.types('What is promised now?', 'To come on Saturday');
        await worker.types('Why does it change?', 'The car broke');
        await worker.presses('Save');
        await worker.reads('Enter how they were told: they are told first');
        await looksRight(worker);
        await worker.types('How was Quinn told?', 'On the phone');
        await worker.types('What did Quinn say, or show?', 'All right');
        await worker.presses('Save');
        await worker.reads('“To come on Saturday”');
        await worker.reads(/told Quinn on 1 April 2026 \(On the phone\) that it changes/);
        await worker.follows('It is broken, and an apology was given');
        await worker.types('What happened?', 'I was ill and told nobody');
        await worker.presses('Save');
        await worker.reads('Enter the words of the apology');
        await worker.types('The words of the apology', 'I am sorry. You waited for me.');
        await worker.presses('Save');
        await worker.reads(/I am sorry. You waited for me./);
        await looksRight(worker);
        await worker.opens('/promises');
        await worker.doesNotRead(/To come on Saturday/);
        await worker.leaves();
      });

      it(`a wish is written down in five interactions and comes back with a reply, ${how} scripts`, async () => {
        const worker = await comes();
        const { doing, count } = counting();
        await doing(() => worker.follows('Wishes'));
        await doing(() => worker.presses('Write down what Quinn wants'));
        await doing(() => worker.chooses('In their own words'));
        await doing(() => worker.types('What does Quinn want?', 'To see my dog'));
        await looksRight(worker);
        await doing(() => worker.presses('Save'));
        expect(count()).toBe(5);
        await worker.reads('A reply is due by 15 April 2026');
        await worker.opens('/promises');
        await worker.follows('To see my dog');
        await worker.chooses('Partly');
        await worker.types('The reply, in words that Quinn can read', 'You can see him on Friday.');
        await worker.types('How was Quinn told?', 'Face to face');
        await looksRight(worker);
        await worker.presses('Save');
        await worker.reads('You can see him on Friday.');
        await worker.follows('Write down what happened because of it');
        await worker.types('What happened because of it?', 'They walked the dog.');
        await worker.presses('Save');
        await worker.reads('They walked the dog.');
        await worker.leaves();
      });

      it(`a reading of all eight areas takes thirteen interactions, and the second shows what changed, ${how} scripts`, async () => {
        const worker = await comes();
        const { doing, count } = counting();
        await doing(() => worker.follows('The star'));
        await doing(() => worker.presses('Add a reading'));
        for (const area of eight) await doing(() => worker.types(area, '3'));
        await doing(() => worker.chooses('Quinn', 'Whose reading is it?'));
        await doing(() => worker.chooses('The child and staff'));
        await looksRight(worker);
        await doing(() => worker.presses('Save'));
        expect(count()).toBe(13);
        await worker.readsHeading(/As Quinn sees it. One reading/);
        await worker.presses('Add a reading');
        await worker.types('Feeling safe', '7');
        await worker.types('Learning or work', '2');
        await worker.chooses('Quinn', 'Whose reading is it?');
        await worker.chooses('The child and staff');
        await worker.presses('Save');
        await worker.readsHeading(/Of 2 areas: 1 went up, 1 went down/);
        await worker.unfolds('The figures as a table');
        await worker.reads('+4');
        await looksRight(worker);
        await worker.leaves();
      });
    }

    it('a private reading stays with who wrote it down', async () => {
      const { kith, browser } = stage();
      const child = await plantChild(kith);
      const worker = await signIn(browser, kith, 'front door', {});
      await worker.opens(`/children/${child}/star/new`);
      await worker.types('Feeling safe', '1');
      await worker.chooses('Quinn', 'Whose reading is it?');
      await worker.chooses('Only the child, and who wrote it down');
      await worker.presses('Save');
      await worker.readsHeading(/As Quinn sees it/);
      const director = await signIn(browser, kith, 'director', {});
      await director.opens(`/children/${child}/star`);
      await director.reads(/No reading is open to this reader yet/);
      await director.leaves();
      await worker.leaves();
    });
  },
);

/** Counts what a person does: a click, a choice or one text each. */
function counting() {
  let count = 0;
  return {
    count: () => count,
    doing: async (step: () => Promise<void>) => {
      count += 1;
      await step();
    },
  };
}

async function promises(worker: Person, words: string): Promise<void> {
  await worker.presses('Write down a promise');
  await worker.types('What was promised?', words);
  await worker.chooses('Quinn', 'To whom?');
  await worker.types('By when?', '3 April');
  await worker.presses('Save');
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
  return id;
}
