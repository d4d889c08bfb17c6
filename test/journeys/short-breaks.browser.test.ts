import { expect, it } from 'vitest';
import { instant } from '../../src/platform/dates/instant.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { counting } from '../support/counting.ts';
import type { Person } from '../support/journey.ts';
import { signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import type { Kith } from '../support/start-kith.ts';
import { startKith } from '../support/start-kith.ts';

/** An invented child with a learning disability, whom the family help worker of the county knows; a plan is to begin. */
async function plantChild({ owner }: Kith): Promise<string> {
  const [worker, id] = [newId(), newId()];
  const put = (sql: string, ...given: readonly string[]) => owner.query(sql, [newId(), id, ...given]);
  await owner.query(
    `insert into workforce.worker (id, name, job, account_id)
       select $1, 'Ruth Quillmade', 'Family help worker', g.account_id from access.role_grant g where g.role = 'family help worker' limit 1`,
    [worker],
  );
  await owner.query("insert into people.person (id, sex, birth_date) values ($1, 'M', '2016-05-04')", [id]);
  await put(
    "insert into people.name (id, person_id, kind, given, family) values ($1, $2, 'legal', 'Ivo', 'Quillbrook')",
  );
  await put("insert into people.disability (id, person_id, code) values ($1, $2, 'LD')");
  await put(
    "insert into practice.involvement (id, person_id, opened, referral_source, primary_need, no_further_action) values ($1, $2, '2026-02-02', '1B', 'N2', false)",
  );
  await put(
    "insert into workforce.allocation (id, person_id, worker_id, starts) values ($1, $2, $3, '2026-02-02')",
    worker,
  );
  return id;
}

async function onDay(person: Person, day: string, month: string): Promise<void> {
  await person.types('Day', day);
  await person.types('Month', month);
  await person.types('Year', '2026');
}

async function agrees(manager: Person, name: string): Promise<void> {
  await manager.opens('/steps');
  await manager.follows(name);
  await manager.chooses(/^Agree/);
  await manager.presses('Save the decision');
  await manager.reads('No step waits for you.');
}

async function asksForShortBreaks(worker: Person): Promise<void> {
  await worker.follows('Begin a child in need plan, or short breaks');
  await worker.reads(/a disabled child is in need by definition/);
  await worker.doesNotRead(/section 47|significant harm|abuse/i);
  await onDay(worker, '2', '3');
  await worker.types(/^Who agreed to it/, 'His mother and father');
  await worker.types('What did they say, in their words?', 'We want to sleep.');
  await worker.types('What were they told about it?', 'That they can stop at any time.');
  await worker.chooses('Short breaks for a disabled child');
  await worker.types('Why, and what is to get better?', 'Two nights a month, so that everybody sleeps.');
  await worker.presses('Ask a manager to decide');
  await worker.reads('A manager decides. Nothing has changed until then.');
}

/** A goal is set; his mother does not agree with the plan; what she says stands beside it as she said it. */
async function mumDisagrees(worker: Person, plan: string): Promise<void> {
  await worker.opens(plan);
  await worker.presses('Add a goal');
  await worker.types('What is the goal, in the family’s own words?', 'We want to sleep');
  await worker.types('Whose words are these?', 'His father');
  await worker.selects('What is it about?', 'Family and friends');
  await worker.presses('Save');
  await worker.reads('“We want to sleep”');
  await worker.follows('Record what somebody says of the plan');
  await worker.chooses('A parent', 'Who was asked?');
  await worker.types(/who\?$/, 'Mum');
  await worker.chooses('No', 'Do they agree with the plan?');
  await worker.types(/^What did they say/, 'Two nights are not enough for us.');
  await worker.selects('Who may read this?', 'The family and the child, and staff');
  await worker.presses('Save');
  await worker.reads(/Two nights are not enough for us/);
}

async function asksForTheEnd(worker: Person): Promise<void> {
  await worker.follows('End our help');
  await onDay(worker, '1', '4');
  await worker.selects('Why it ends, as the census asks', 'Other reason, no longer in need among them');
  await worker.types(/^Where were things when we began/, 'Nobody slept.');
  await worker.types(/^Where are things now/, 'His aunt has him two nights a month.');
  await worker.types(/^How can they come back/, 'Ring 01632 960000 and ask for Ruth.');
  await worker.types('Why does our help end now?', 'The family has what it asked for.');
  await worker.presses('Ask a manager to decide');
}

for (const scripts of [true, false])
  story(
    `Short breaks for a disabled child, whose mother disagrees, and the end of help, ${scripts ? 'with' : 'without'} scripts`,
    () => startKith({ northmoor: 'none' }),
    (stage) => {
      it('across the worker and the manager, with no form about protection, and a letter that says how to come back', async () => {
        const { kith, browser } = stage();
        const screen = scripts ? 'desk' : 'phone';
        const child = await plantChild(kith);
        const [help, plan] = [`/children/${child}/help`, `/children/${child}/plan`];
        const asking = counting(await signIn(browser, kith, 'family help worker', { scripts, screen }));
        const worker = asking.person;
        const manager = await signIn(browser, kith, 'service manager', { scripts, screen });

        await worker.opens(help);
        await asksForShortBreaks(worker);
        expect(asking.count()).toBe(10);
        await agrees(manager, 'Ivo Quillbrook');
        await worker.opens(help);
        await worker.reads('Short breaks (section 17)');

        await mumDisagrees(worker, plan);
        await manager.opens(plan);
        await manager.reads(/Two nights are not enough for us/);
        await manager.opens(`${plan}/readers?for=family`);
        await manager.reads(/Two nights are not enough for us/);

        await worker.opens(help);
        await asksForTheEnd(worker);
        await agrees(manager, 'Ivo Quillbrook');
        await manager.opens(help);
        await manager.reads('No help is open');
        await manager.follows(/letter/i);
        await manager.reads('Ring 01632 960000 and ask for Ruth.');

        const { rows } = await kith.owner.query<{ facts: number }>(
          `select (select count(*)::int from practice.section_47_enquiry where person_id = $1)
                + (select count(*)::int from practice.child_protection_plan where person_id = $1) as facts`,
          [child],
        );
        expect(rows).toEqual([{ facts: 0 }]);
        // The day after, he is nobody's whose help ended.
        kith.setNow(instant(Date.parse('2026-04-02T09:00:00Z')));
        const later = await signIn(browser, kith, 'family help worker', { scripts, screen });
        await later.opens(help);
        await later.readsHeading('Page not found');
        for (const one of [worker, manager, later]) await one.leaves();
      });
    },
  );
