import { expect, it } from 'vitest';
import type { Role } from '../../src/modules/access/index.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { counting } from '../support/counting.ts';
import type { Person } from '../support/journey.ts';
import { signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import type { Kith } from '../support/start-kith.ts';
import { startKith } from '../support/start-kith.ts';

type Planted = { readonly given: string; readonly worker: string; readonly role: Role };

/** An invented child in help, with a worker of a role of the county, and a grandmother whose name is Victoria. */
async function plantChild({ owner }: Kith, { given, worker, role }: Planted): Promise<string> {
  const [id, person, gran] = [newId(), newId(), newId()];
  const put = (sql: string, ...values: readonly string[]) => owner.query(sql, [newId(), ...values]);
  await owner.query(
    `insert into workforce.worker (id, name, job, account_id)
       select $1, $2, $3, g.account_id from access.role_grant g where g.role = $3 limit 1`,
    [person, worker, role],
  );
  for (const [who, born, called] of [
    [id, '2011-05-04', given],
    [gran, '1955-01-01', 'Victoria'],
  ] as const) {
    await owner.query("insert into people.person (id, sex, birth_date) values ($1, 'F', $2)", [who, born]);
    await put(
      "insert into people.name (id, person_id, kind, given, family) values ($1, $2, 'legal', $3, 'Quillbrook')",
      who,
      called,
    );
  }
  await put(
    "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'granddaughter', 'grandmother')",
    id,
    gran,
  );
  await put(
    "insert into practice.involvement (id, person_id, opened, referral_source, primary_need, no_further_action) values ($1, $2, '2026-02-02', '2A', 'N1', false)",
    id,
  );
  await put(
    "insert into workforce.allocation (id, person_id, worker_id, starts) values ($1, $2, $3, '2026-02-02')",
    id,
    person,
  );
  return id;
}

async function writesDown(worker: Person): Promise<void> {
  await worker.presses('Write down a concern');
  await worker.chooses(/^A place/);
  await worker.types('What is it called?', 'Victoria Park');
  await worker.types('What was seen or told of it?', 'A grey car waits in Victoria Park after school.');
  await worker.types('Who saw or told it?', 'Mr Okoro, school');
  await worker.chooses(/^Criminal exploitation/);
  await worker.types(/told of Ivy/, 'She came home with a new phone.');
  await worker.presses('Save');
  await worker.readsHeading('Victoria Park');
}

async function asksAboutHome(worker: Person, name: string, found: string): Promise<void> {
  await worker.follows(`Is home safe for ${name}?`);
  await worker.chooses('Yes, home is safe');
  await worker.types('What did you find?', found);
  await worker.presses('Save');
  await worker.reads('Yes, home is safe');
}

async function beginsThePlan(worker: Person): Promise<void> {
  await worker.presses('Begin the plan');
  await worker.types('What is to be different there?', 'Nobody waits there for young people.');
  await worker.types('Who came together?', 'Police, school, two mothers');
  await worker.types('When is it looked at again?', 'in 6 weeks');
  await worker.presses('Save');
  await worker.reads('A plan is under way');
}

async function addsGoalAndSteps(worker: Person): Promise<void> {
  await worker.presses('Add a goal');
  await worker.types('What is to be different there?', 'The path is lit and somebody is about.');
  await worker.presses('Save');
  await worker.follows('Add a step');
  await worker.types('What will be done?', 'Walk through at four o’clock');
  await worker.chooses('Police', 'Who does it?');
  await worker.types('Their name', 'PC Lane');
  await worker.presses('Save');
  await worker.follows('Add a step');
  await worker.types('What will be done?', 'Meet her at the gate');
  await worker.chooses('Parents or carers', 'Who does it?');
  await worker.types('Their name', 'Her mum');
  await worker.chooses('Ivy Quillbrook');
  await worker.presses('Save');
  await worker.reads(/Meet her at the gate/);
}

/** Where the same park is written down for another girl: what is about the park is not typed again. */
async function addsTheOther(manager: Person, other: string): Promise<void> {
  await manager.opens(`/children/${other}/harm-outside/new`);
  await manager.chooses('Victoria Park');
  await manager.chooses(/^Gangs/);
  await manager.presses('Save');
  await manager.readsHeading('Victoria Park');
}

for (const scripts of [true, false])
  story(
    `Harm in a park that touches two girls, ${scripts ? 'with' : 'without'} scripts`,
    () => startKith({ northmoor: 'none' }),
    (stage) => {
      it('is one plan for two workers and a manager, of which neither worker reads about the other’s child', async () => {
        const { kith, browser } = stage();
        const screen = scripts ? 'desk' : 'phone';
        const ivy = await plantChild(kith, { given: 'Ivy', worker: 'Sal Quillmade', role: 'social worker' });
        const una = await plantChild(kith, {
          given: 'Una',
          worker: 'Ruth Quillmade',
          role: 'family help worker',
        });
        const doing = counting(await signIn(browser, kith, 'social worker', { scripts, screen }));
        const worker = doing.person;
        const manager = await signIn(browser, kith, 'service manager', { scripts, screen });
        const other = await signIn(browser, kith, 'family help worker', { scripts, screen });

        await worker.opens(`/children/${ivy}/harm-outside`);
        await writesDown(worker);
        expect(doing.count()).toBe(8);
        await worker.reads(/A plan can begin when it is known that each child is safe at home/);
        await asksAboutHome(worker, 'Ivy Quillbrook', 'She sleeps well, and her mother is worried with us.');
        expect(doing.count()).toBe(12);
        await beginsThePlan(worker);
        expect(doing.count()).toBe(17);
        await addsGoalAndSteps(worker);
        expect(doing.count()).toBe(31);

        await addsTheOther(manager, una);
        await manager.reads(/She came home with a new phone/);

        await other.opens('/harm-outside');
        await other.follows('Victoria Park');
        await other.reads(/A grey car waits in Victoria Park/);
        await other.reads(/Walk through at four/);
        for (const ofIvy of [/Ivy/, /new phone/, /Meet her at the gate/, /sleeps well/])
          await other.doesNotRead(ofIvy);
        await asksAboutHome(other, 'Una Quillbrook', 'Her gran is there when she comes home.');

        await manager.opens('/harm-outside');
        await manager.reads(/Ivy Quillbrook/);
        await manager.follows('Victoria Park');
        await manager.presses('Write down a review');
        await manager.types(
          'What has changed since, and what has not?',
          'Fewer cars; the path is still dark.',
        );
        await manager.types('When is it looked at again?', 'in 6 weeks');
        await manager.presses('Save');
        await manager.reads(/Fewer cars/);
        await manager.presses('End the plan');
        await manager.types('What changed there?', 'The path is lit, and nobody waits there.');
        await manager.presses('Save');
        await manager.reads('The plan has ended');

        await worker.opens(`/children/${ivy}/timeline?part=outside`);
        for (const line of [
          'Harm outside the home: Victoria Park',
          'Asked whether home is safe',
          'A plan to make a place safe began: Victoria Park',
          'The plan to make a place safe ended: Victoria Park',
        ])
          await worker.reads(line);
        await worker.doesNotRead(/Una|Her gran is there/);
        for (const one of [worker, manager, other]) await one.leaves();
      });
    },
  );
