import { expect, it } from 'vitest';
import { counting } from '../support/counting.ts';
import type { Person } from '../support/journey.ts';
import { signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import type { Kith } from '../support/start-kith.ts';
import { startKith } from '../support/start-kith.ts';
import { newId } from '../../src/platform/ids/ids.ts';

type Child = { readonly id: string; readonly name: string; readonly lead: string };

/** An invented child whom the family help worker of the county has helped since February. */
async function plantChild({ owner }: Kith): Promise<Child> {
  const [worker, lead] = [newId(), 'Ruth Quillmade'];
  // Whoever stands in the shoes of a family help worker has this desk.
  await owner.query(
    `insert into workforce.worker (id, name, job, account_id)
       select $1, $2, 'Family help worker', g.account_id from access.role_grant g
        where g.role = 'family help worker' and not exists (select from workforce.worker w where w.account_id = g.account_id) limit 1`,
    [worker, lead],
  );
  const id = newId();
  const put = (sql: string, ...given: readonly string[]) => owner.query(sql, [newId(), id, ...given]);
  await owner.query("insert into people.person (id, sex, birth_date) values ($1, 'M', '2017-05-04')", [id]);
  await put(
    "insert into people.name (id, person_id, kind, given, family) values ($1, $2, 'legal', 'Tam', 'Quillvane')",
  );
  await put(
    "insert into practice.involvement (id, person_id, opened, referral_source, primary_need, no_further_action) values ($1, $2, '2026-02-02', '2A', 'N4', false)",
  );
  await put("insert into practice.child_in_need_plan (id, person_id, starts) values ($1, $2, '2026-02-16')");
  await put(
    "insert into workforce.allocation (id, person_id, worker_id, starts) values ($1, $2, $3, '2026-02-02')",
    worker,
  );
  return { id, name: 'Tam Quillvane', lead };
}

async function onDay(person: Person, day: string, month: string): Promise<void> {
  await person.types('Day', day);
  await person.types('Month', month);
  await person.types('Year', '2026');
}

async function asksForEnquiry(worker: Person): Promise<void> {
  await worker.follows('Record a strategy discussion');
  await onDay(worker, '2', '3');
  for (const one of [/^Social care/, 'Police', 'Health']) await worker.chooses(one);
  await worker.types('What was shared and agreed?', 'A bruise that nobody can explain.');
  await worker.chooses('Physical harm');
  await worker.chooses('What somebody saw, or an injury');
  await worker.chooses(/^Find out under section 47/);
}

async function reasons(person: Person, label: string): Promise<void> {
  await person.types(label, 'The bruise, and what he said at school.');
}

for (const scripts of [true, false])
  story(
    `Up to a protection plan and down again, ${scripts ? 'with' : 'without'} scripts`,
    () => startKith({ northmoor: 60 }),
    (stage) => {
      it('across the worker, the manager, the social worker who joins and the chair, with one lead throughout', async () => {
        const { kith, browser } = stage();
        const screen = scripts ? 'desk' : 'phone';
        const social = await signIn(browser, kith, 'social worker', { scripts, screen });
        const helping = counting(await signIn(browser, kith, 'family help worker', { scripts, screen }));
        const worker = helping.person;
        const child = await plantChild(kith);
        const { rows } = await kith.owner.query<{ name: string; team: string }>(
          `select w.name, t.name as team from workforce.worker w join workforce.team t on t.id = w.team_id
            where w.account_id is not null and w.job = 'Social worker'`,
        );
        const joins = rows[0];
        if (!joins) throw new Error('No social worker has a desk');
        const page = `/children/${child.id}/help`;
        await social.opens(page);
        await social.readsHeading('Page not found');

        // The worker asks; a manager decides, in two presses and a choice.
        await worker.opens(page);
        await asksForEnquiry(worker);
        await worker.selects(/Which social worker joins/, `${joins.name}, ${joins.team}`);
        await reasons(worker, 'Why was it decided so?');
        await worker.presses('Ask a manager to decide');
        await worker.reads('A manager decides. Nothing has changed until then.');

        const deciding = counting(await signIn(browser, kith, 'service manager', { scripts, screen }));
        const manager = deciding.person;
        await manager.opens('/steps');
        await manager.follows(child.name);
        await manager.reads('A bruise that nobody can explain.');
        await manager.chooses(/^Agree/);
        await manager.presses('Save the decision');
        await manager.reads('No step waits for you.');

        // She sees him from that day on, and the lead is who it was.
        await social.opens(page);
        await social.reads(joins.name);
        await social.reads(child.lead);

        await manager.opens(page);
        await manager.follows('Say what the section 47 enquiry found');
        await onDay(manager, '11', '3');
        await manager.chooses(/a conference is held$/);
        await reasons(manager, 'What was found, and why is this the outcome?');
        await manager.presses('Save');

        const chairing = counting(await signIn(browser, kith, 'reviewing officer', { scripts, screen }));
        const chair = chairing.person;
        await chair.opens(page);
        await chair.follows('Record the child protection conference');
        await onDay(chair, '18', '3');
        await chair.chooses('A child protection plan');
        await chair.selects('If there is a plan: its category', 'Physical abuse');
        await reasons(chair, 'Why did the conference decide so?');
        await chair.presses('Save');
        await chair.reads(/Category: Physical abuse/);

        await worker.opens(page);
        await worker.reads('Child protection plan');
        await worker.reads(/First core group/);
        await worker.reads(child.lead);

        // Down: she leaves, and sees him until the end of that day; the lead goes on.
        await chair.opens(page);
        await chair.follows('Record a review conference');
        await onDay(chair, '1', '4');
        await chair.chooses('The plan ends; a child in need plan begins');
        await chair.types('If the plan ends: who agreed to the help that goes on?', 'His mother');
        await chair.types('If the plan ends: what did they say, in their words?', 'It is better now.');
        await chair.types(
          'If the plan ends: what were they told about it?',
          'That she can stop at any time.',
        );
        await reasons(chair, 'Why did the conference decide so?');
        await chair.presses('Save');
        await worker.opens(page);
        await worker.reads('Child in need plan (section 17)');
        await worker.reads(/was lead child protection practitioner until 1 April 2026/);
        await worker.reads(child.lead);
        await social.opens(page);
        await social.reads(/was lead child protection practitioner until 1 April 2026/);
        const { rows: sight } = await kith.owner.query<{ ends: string }>(
          `select r.ends::text from access.relation r join access.role_grant g on g.account_id = r.account_id
            where r.subject_id = $1 and g.role = 'social worker'`,
          [child.id],
        );
        expect(sight).toEqual([{ ends: '2026-04-02' }]);

        const { rows: after } = await kith.owner.query<{ leads: number; open: number }>(
          `select (select count(*)::int from workforce.allocation where person_id = $1 and ends is null) as leads,
                  (select count(*)::int from practice.involvement where person_id = $1 and closed is null) as open`,
          [child.id],
        );
        expect(after[0]).toEqual({ leads: 1, open: 1 });
        // Up and down; docs/manual/stepping.md says these numbers.
        expect([helping.count(), deciding.count(), chairing.count()]).toEqual([14, 10, 18]);
        for (const one of [social, worker, manager, chair]) await one.leaves();
      });
    },
  );
