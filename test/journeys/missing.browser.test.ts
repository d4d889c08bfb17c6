import { expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll } from '../support/browser.ts';
import type { Person } from '../support/journey.ts';
import { signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import type { Kith } from '../support/start-kith.ts';
import { startKith } from '../support/start-kith.ts';

/**
 * A girl is missing for a night: the duty worker reports her, the manager sees her among the missing, her worker writes down that
 * she is back, somebody independent talks with her. Journeys stand on 1 April 2026; everybody is invented.
 */
story(
  'A girl is missing for a night',
  () => startKith({ northmoor: 40 }),
  (stage) => {
    for (const scripts of [true, false])
      it(`and is talked with the next day, ${scripts ? 'with' : 'without'} scripts`, async () => {
        const { kith, browser } = stage();
        const name = scripts ? 'Wren' : 'Lark';
        const child = await plantGirl(kith, name);
        const screen = scripts ? 'phone' : 'desk';
        const night = counting(await signIn(browser, kith, 'front door', { scripts, screen }));
        await night.person.opens(`/children/${child}/missing`);
        await night.does((one) => one.presses(`${name} is missing now`));
        await night.does((one) => one.chooses('Missing: we do not know where'));
        await night.does((one) => one.chooses('Yesterday'));
        await night.does((one) => one.types('At what time?', '22:30'));
        await night.does((one) => one.types('Where?', 'At the bus station'));
        await night.does((one) =>
          one.types(`Why are you worried about ${name}?`, 'Somebody older waits for her'),
        );
        await night.does((one) => one.chooses('High: serious harm is likely, to the child or somebody else'));
        await night.does((one) => one.types('The police', '22:50'));
        await night.does((one) => one.types('The police’s reference', 'INVENTED 7'));
        if (scripts) await looksRight(night.person);
        await night.does((one) => one.presses('Save'));
        expect(night.count()).toBe(10);
        await night.person.reads(/missing since Tuesday 31 March, 10:30pm/);
        await night.person.reads(/Not told yet/);
        if (scripts) await looksRight(night.person);
        await night.person.leaves();

        const manager = await signIn(browser, kith, 'service manager', { scripts, screen });
        await manager.opens('/missing');
        await manager.reads(new RegExp(`${name} Invented`));
        await manager.reads(/Somebody older waits for her/);
        if (scripts) await looksRight(manager);
        await manager.follows(`${name} Invented`);
        await manager.reads('The police: Tuesday 31 March, 10:50pm, reference INVENTED 7');

        const day = counting(manager);
        await day.does((one) => one.presses(`${name} is back or found`));
        await day.does((one) => one.chooses('Today'));
        await day.does((one) => one.types('At what time?', '06:10'));
        await day.does((one) => one.chooses('Came back by themselves'));
        await day.does((one) => one.types(`Where had ${name} been?`, 'By the canal'));
        await day.does((one) => one.chooses('Done'));
        await day.does((one) => one.presses('Save'));
        expect(day.count()).toBe(7);
        await manager.reads(/not offered yet/);
        await manager.reads(/By Saturday 4 April, 6:10am/);
        await manager.leaves();

        const independent = await signIn(browser, kith, 'reviewing officer', { scripts, screen });
        await independent.opens('/missing');
        await independent.follows(`${name} Invented`);
        const talk = counting(independent);
        await talk.does((one) => one.presses('Record an offer or the talk'));
        await talk.does((one) => one.chooses('It took place'));
        await talk.does((one) => one.chooses('Alone with whoever talked with them'));
        await talk.does((one) => one.types(`What did ${name} say?`, 'I wanted to see my friend'));
        await talk.does((one) =>
          one.types(`What does ${name} want to happen?`, 'To be asked where I want to live'),
        );
        await talk.does((one) => one.types('What do we do next?', 'Her friend may come for tea'));
        await talk.does((one) => one.chooses('Today'));
        await talk.does((one) => one.types('At what time?', '09:00'));
        await talk.does((one) => one.types('Who offered it or talked with them?', 'Pat Invented'));
        await talk.does((one) => one.chooses(/They are independent/));
        if (scripts) await looksRight(independent);
        await talk.does((one) => one.presses('Save'));
        expect(talk.count()).toBe(11);
        await independent.reads('“I wanted to see my friend”');
        await independent.opens('/missing');
        await independent.doesNotRead(`${name} Invented`);
        await independent.opens('/missing/patterns');
        await independent.reads('By the canal');
        if (scripts) await looksRight(independent);
        await independent.leaves();
      });
  },
);

/** Counts what a person does: a click, a choice or one text is one. */
function counting(person: Person) {
  let count = 0;
  return {
    person,
    count: () => count,
    does: async (step: (person: Person) => Promise<unknown>) => {
      count += 1;
      await step(person);
    },
  };
}

/** Looked at by a script in the page, so only where scripts run. */
async function looksRight({ page }: Person): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}

/** A girl in our care, who is invented. */
async function plantGirl({ owner }: Kith, given: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    "insert into people.person (id, sex, birth_date) values (gen_random_uuid(), 'F', '2011-03-01') returning id",
  );
  const id = rows[0]?.id ?? '';
  await owner.query(
    "insert into people.name (id, person_id, kind, given, family) values (gen_random_uuid(), $1, 'legal', $2, 'Invented')",
    [id, given],
  );
  await owner.query(
    "insert into care.episode (id, person_id, starts, legal_status, placement_type) values (gen_random_uuid(), $1, '2025-05-01', 'C2', 'U6')",
    [id],
  );
  return id;
}
