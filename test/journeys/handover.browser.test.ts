import { expect, it } from 'vitest';
import { counting } from '../support/counting.ts';
import type { Person } from '../support/journey.ts';
import { signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import type { Kith } from '../support/start-kith.ts';
import { startKith } from '../support/start-kith.ts';
import { newId } from '../../src/platform/ids/ids.ts';

const lead = 'Ruth Quillmade';
type Put = (sql: string, ...given: readonly unknown[]) => Promise<unknown>;

/** An invented child whom Ruth has helped since February. */
async function plantChild(put: Put, worker: string, [given, family]: readonly [string, string]) {
  const child = newId();
  const id = newId;
  await put("insert into people.person (id, sex, birth_date) values ($1, 'M', '2017-05-04')", child);
  await put(
    "insert into people.name (id, person_id, kind, given, family) values ($1, $2, 'legal', $3, $4)",
    ...[id(), child, given, family],
  );
  await put(
    "insert into practice.involvement (id, person_id, opened, referral_source, primary_need, no_further_action) values ($1, $2, '2026-02-02', '2A', 'N4', false)",
    ...[id(), child],
  );
  await put(
    "insert into workforce.allocation (id, person_id, worker_id, starts) values ($1, $2, $3, '2026-02-02')",
    ...[id(), child, worker],
  );
  await put(
    `insert into practice.plan_goal (id, person_id, goal_id, version, area, words, whose, state)
       values ($1, $2, gen_random_uuid(), 1, 'education', 'To get to school on the bus by myself', 'Tam', 'now')`,
    ...[id(), child],
  );
  return child;
}

/** Two brothers, two sisters and a child alone, whom the family help worker of the county helps. */
async function plantChildren({ owner }: Kith): Promise<readonly string[]> {
  const worker = newId();
  await owner.query(
    `insert into workforce.worker (id, name, job, account_id)
       select $1, $2, 'Family help worker', g.account_id from access.role_grant g
        where g.role = 'family help worker' and not exists (select from workforce.worker w where w.account_id = g.account_id) limit 1`,
    [worker, lead],
  );
  const put: Put = (sql, ...given) => owner.query(sql, [...given]);
  const children = [];
  for (const name of ['Tam Quillvane', 'Jem Quillvane', 'Ivy Quillmere', 'Una Quillmere', 'Ola Quillrow'])
    children.push(await plantChild(put, worker, name.split(' ') as [string, string]));
  const [tam, jem, ivy, una] = children;
  for (const pair of [
    [tam, jem],
    [ivy, una],
  ])
    await put(
      "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'brother', 'brother')",
      newId(),
      ...pair,
    );
  return children;
}

async function onDay(person: Person, day: string, month: string): Promise<void> {
  await person.types('Day', day);
  await person.types('Month', month);
  await person.types('Year', '2026');
}

async function tellsTam(worker: Person): Promise<void> {
  await worker.follows('Say how the child was told, or why not');
  await worker.chooses('Yes');
  await worker.chooses('Face to face');
  await worker.chooses('They said');
  await worker.types('In their own words, or what you saw', 'Will you still come to my match?');
  await worker.presses('Save');
}

async function saysGoodbye(worker: Person): Promise<void> {
  await worker.follows('Record the goodbye');
  await worker.chooses('Yes');
  await worker.chooses('A letter or card');
  await worker.types('The words for Tam', 'You taught me the offside rule. Thank you for trusting me.');
  await worker.chooses('This child, and staff');
  await worker.presses('Save');
}

type Successor = { readonly id: string; readonly text: string; readonly name: string };

/** Those who can take over, as the lists of the forms call them; the social worker who signs in comes first. */
async function listSuccessors({ owner }: Kith): Promise<readonly Successor[]> {
  const { rows } = await owner.query<Successor>(
    `select w.id, w.name, concat_ws(', ', w.name, w.job, t.name) as text from workforce.worker w left join workforce.team t on t.id = w.team_id
      where w.name is not null and w.ends is null and w.job = 'Social worker' order by w.account_id is null, w.name, w.id limit 2`,
  );
  return rows;
}

/** Everybody whom Ruth still leads goes to one worker, and one child to another. */
async function handsOverAll(manager: Person, [all, other]: readonly Successor[]): Promise<void> {
  await manager.follows('A worker is leaving: hand over all their children');
  await manager.follows(lead);
  await onDay(manager, '7', '4');
  await manager.chooses('The worker leaves the job');
  await manager.types(/^What happened/, 'Ruth found work nearer to her mother.');
  await manager.selects('Who takes over the children?', all?.text ?? '');
  await manager.selects(/^Ola Quillrow/, other?.text ?? '');
  await manager.presses('Hand over the children');
  await manager.reads(/The children are handed over/);
}

for (const scripts of [true, false])
  story(
    `A worker leaves and the goodbye is done, ${scripts ? 'with' : 'without'} scripts`,
    () => startKith({ northmoor: 60 }),
    (stage) => {
      it('across the manager who plans it, the worker who leaves and the new worker, for two brothers', async () => {
        const { kith, browser } = stage();
        const screen = scripts ? 'desk' : 'phone';
        const joining = counting(await signIn(browser, kith, 'social worker', { scripts, screen }));
        const leaving = counting(await signIn(browser, kith, 'family help worker', { scripts, screen }));
        const [next, worker] = [joining.person, leaving.person];
        const children = await plantChildren(kith);
        const child = { id: children[0] ?? '', brother: children[1] ?? '', name: 'Tam Quillvane' };
        const successors = await listSuccessors(kith);
        const joins = successors[0] ?? { name: '', text: '' };
        await next.opens(`/children/${child.id}`);
        await next.readsHeading('Page not found');

        const planning = counting(await signIn(browser, kith, 'service manager', { scripts, screen }));
        const manager = planning.person;
        await manager.opens(`/children/${child.id}/workers`);
        await manager.reads(/Tam has had one worker so far/);
        await manager.follows('Plan a change of worker');
        await manager.selects('Who takes over?', joins.text);
        await onDay(manager, '8', '4');
        await manager.chooses('The worker leaves the job');
        await manager.types(/^What happened/, 'Ruth found work nearer to her mother.');
        await manager.presses('Save');
        await manager.reads('Child not yet told');

        // It is loud on the list of the worker who leaves until the child is told.
        await worker.opens('/handovers');
        await worker.follows(child.name);
        await tellsTam(worker);
        await worker.reads(/said: Will you still come to my match/);
        await worker.follows('Say how parents or carers were told, or why not');
        await worker.types(/^Who\? As the child calls them/, 'Mum');
        await worker.chooses('Yes');
        await worker.chooses('Face to face');
        await worker.chooses('They said');
        await worker.types('In their own words, or what you saw', 'He will miss you.');
        await worker.presses('Save');
        await worker.follows('Record the visit on which the new worker was introduced');
        await worker.types('What was said and agreed?', 'The match on Saturday stays.');
        await worker.presses('Save');
        await saysGoodbye(worker);
        await worker.reads('Child told; goodbye said');

        // The new worker reads it all, and asks Tam nothing again.
        await next.opens(`/children/${child.id}/workers`);
        await next.follows(/^Ruth Quillmade to /);
        await next.reads('You taught me the offside rule. Thank you for trusting me.');
        await next.chooses('Goal: To get to school on the bus by myself');
        await next.presses('I have read these');
        await next.reads(new RegExp(`Read by ${joins.name} on 1 April 2026`));

        // Both brothers have the new worker from that day, and the one before sees neither.
        const { rows: leads } = await kith.owner.query<{ ends: string | null; reason: string | null }>(
          `select a.ends::text, a.reason from workforce.allocation a where a.person_id = any($1::uuid[]) order by a.starts, a.person_id`,
          [[child.id, child.brother]],
        );
        const [left, new1] = [
          { ends: '2026-04-08', reason: null },
          { ends: null, reason: 'LEFTRL' },
        ];
        expect(leads).toEqual([left, left, new1, new1]);
        const { rows: sight } = await kith.owner.query<{ last: string }>(
          `select max(r.ends)::text as last, bool_or(r.ends is null) as open from access.relation r join access.role_grant g on g.account_id = r.account_id
            where r.subject_id = any($1::uuid[]) and g.role = 'family help worker'`,
          [[child.id, child.brother]],
        );
        expect(sight).toEqual([{ last: '2026-04-08', open: false }]);
        // His brother has not been told yet, and the list says so.
        await manager.opens('/handovers');
        await manager.reads('Jem Quillvane');
        await manager.doesNotRead(child.name);
        // docs/manual/handover.md and interactions.md say these numbers.
        expect([planning.count(), leaving.count(), joining.count()]).toEqual([8, 23, 3]);

        // The rest of Ruth’s children in one go; what is still to do is said of each.
        await handsOverAll(manager, successors);
        expect(planning.count() - 8).toBe(10);
        await manager.reads('Una Quillmere');
        await manager.reads('Not done');
        const { rows: taken } = await kith.owner.query<{ who: string; starts: string }>(
          `select a.worker_id as who, a.starts::text from workforce.allocation a
            where a.person_id = any($1::uuid[]) and a.ends is null order by array_position($1::uuid[], a.person_id)`,
          [children],
        );
        const [all, other] = successors.map(({ id }) => id);
        expect(taken).toEqual([all, all, all, all, other].map((who) => ({ who, starts: '2026-04-08' })));
        for (const one of [next, worker, manager]) await one.leaves();
      });
    },
  );
