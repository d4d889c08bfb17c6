import { expect, it } from 'vitest';
import { addHours } from '../../src/platform/dates/instant.ts';
import type { Person } from '../support/journey.ts';
import { signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import type { Kith } from '../support/start-kith.ts';
import { startKith } from '../support/start-kith.ts';
import { aMorning } from '../support/start-kith-faces.ts';

type Child = { readonly id: string; readonly name: string };

story(
  'A councillor’s child is kept to named people',
  () => startKith({ northmoor: 60 }),
  (stage) => {
    let child: Child;

    it('information governance restricts the record, and the child’s own worker no longer finds it', async () => {
      const { browser, kith } = stage();
      child = await findHerChild(kith);
      const worker = await signIn(browser, kith, 'social worker');
      await worker.opens(`/children/${child.id}`);
      await worker.readsHeading(child.name);

      const guardian = await signIn(browser, kith, 'guardian');
      await guardian.opens(`/people/${child.id}`);
      await guardian.follows('Restriction');
      await guardian.readsHeading('Not restricted');
      await guardian.presses('Restrict this record');
      await guardian.chooses(/^Kept to named people/);
      await guardian.chooses(/member of the council/);
      await guardian.types('What is the reason?', 'Her father was elected to the council in May (invented)');
      await guardian.selects('Who answers for it?', 'Demonstration: Information governance');
      await guardian.presses('Restrict this record');
      await guardian.reads('The record is restricted');
      await guardian.opens(`/children/${child.id}`);
      await guardian.reads(/Restricted: kept to 1 named person/);

      await worker.opens(`/children/${child.id}`);
      await worker.doesNotRead(child.name);
      await worker.readsTitle(/not found/i);
      await worker.opens(`/search?q=${encodeURIComponent(child.name)}`);
      await worker.doesNotRead(child.name);
      await worker.leaves();
      await guardian.leaves();
    });

    it('whoever is on duty passes a call on, and is told the same for this child and for nobody', async () => {
      const duty = await signIn(stage().browser, stage().kith, 'front door');
      const answers = [];
      for (const name of [child.name, 'Zzyzx Nobodyatall']) answers.push(await passesOn(duty, name));
      expect(answers[0]).toContain('We have told the person who will know');
      expect(answers[0]).toBe(answers[1]);
      await duty.leaves();
    });

    it('the guardian lets them look for an hour, and sees that they did', async () => {
      const { browser, kith } = stage();
      const guardian = await signIn(browser, kith, 'guardian');
      await guardian.opens('/restrictions');
      await guardian.follows('Call-backs (2 to answer)');
      await guardian.chooses(/^Yes, let Demonstration: Front-door practitioner look/);
      await guardian.types('What did you do?', 'Rang the school back; the duty worker reads her plan');
      await guardian.presses('Save the answer');
      await guardian.reads('Your answer is saved');

      const duty = await signIn(browser, kith, 'front door');
      await duty.opens('/call-back');
      await duty.follows(child.name);
      await duty.readsHeading(child.name);
      await duty.reads(/you are looking anyway until/);
      kith.setNow(addHours(aMorning, 1));
      await duty.opens(`/children/${child.id}`);
      await duty.doesNotRead(child.name);

      await guardian.opens('/restrictions');
      await guardian.follows('Looked anyway (1 to see)');
      await guardian.reads(
        /Demonstration: Front-door practitioner, let in by Demonstration: Information governance/,
      );
      await guardian.types('What did you find?', 'It was right: the school had rung');
      await guardian.presses('Mark as seen');
      await guardian.reads('It is marked as seen');
      await guardian.leaves();
      await duty.leaves();
    });
  },
);

/** Passes a call on, and gives what the page then says, mark by mark. */
async function passesOn(duty: Person, name: string): Promise<string> {
  await duty.opens(`/search?q=${encodeURIComponent(name)}`);
  await duty.follows('Somebody rings about a child you cannot find');
  await duty.types('What is the child’s name?', name);
  await duty.types('What does the caller say?', 'She has not been at school since Monday');
  await duty.types('Who rings?', 'Mill Lane School, the head');
  await duty.types('What number can we ring back?', '01632 960000');
  await duty.presses('Pass it on');
  await duty.readsHeading('We have told the person who will know');
  return duty.page.locator('html').innerHTML();
}

/** A child of the demonstration's social worker whose name nobody else has. */
async function findHerChild({ owner }: Kith): Promise<Child> {
  const { rows } = await owner.query<Child>(
    `select n.person_id as id, n.given || ' ' || n.family as name
       from people.name n join access.relation r on r.subject_id = n.person_id
       join access.account a on a.id = r.account_id
       join people.person p on p.id = n.person_id
      where a.email = 'social-worker@northmoor.example' and r.kind = 'worker' and r.ends is null and n.kind = 'legal'
        and p.birth_date > '2009-01-01'
        and (select count(*) from people.name o where o.given = n.given and o.family = n.family) = 1
      order by n.person_id limit 1`,
  );
  const [child] = rows;
  if (!child) throw new Error('she works with no child');
  return child;
}
