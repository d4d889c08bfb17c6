import { expect, it } from 'vitest';
import { PlainVisitor } from '../support/form-driver.ts';
import { counting } from '../support/counting.ts';
import type { Person } from '../support/journey.ts';
import { signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import type { Kith } from '../support/start-kith.ts';
import { startKith } from '../support/start-kith.ts';

const words = 'He came to school hungry three days in a row, and his brother too.';
const weighed = 'The school sees both daily. Their mother asks for help with money.';

type Child = { readonly id: string; readonly name: string; readonly brother: string };

/** A child of the county with a brother or sister whom the front door may see. */
async function findFamily({ owner }: Kith): Promise<Child> {
  const { rows } = await owner.query<Child>(
    `select n.person_id as id, n.given || ' ' || n.family as name, o.given || ' ' || o.family as brother
       from people.relationship r join people.name n on n.person_id = r.person_id join people.name o on o.person_id = r.other_id
       join people.person c on c.id = r.person_id and c.birth_date > '2010-06-01' join people.person b on b.id = r.other_id and b.birth_date > '2010-06-01'
      where r.role in ('brother', 'sister') and r.other_role in ('brother', 'sister') and n.given is not null
        and not exists (select from people.name x where x.given = n.given and x.family = n.family and x.person_id <> n.person_id)
        and not exists (select from access.restriction_subject s where s.subject_id in (r.person_id, r.other_id))
        and not exists (select from practice.involvement i where i.person_id = n.person_id and i.closed is null)
      order by r.id limit 1`,
  );
  const [row] = rows;
  if (!row) throw new Error('No brothers and sisters in the county');
  return row;
}

/** The teacher's call, as it is written down. */
async function takesTheCall(worker: Person): Promise<void> {
  await worker.presses('Somebody gets in touch');
  await worker.types('What do they say, in their own words?', words);
  await worker.chooses('A professional');
  await worker.selects('A professional: which service?', 'School');
  await worker.types('Their name (optional)', 'Ada Invented');
  await worker.types('Their school, service or place (optional)', 'Made Up School');
  await worker.chooses('They know and agree');
  await worker.chooses('By phone');
  await worker.presses('Save and go on');
  await worker.readsHeading('Ada Invented, Made Up School got in touch');
}

async function decides(manager: Person, name: string, how: () => Promise<void>): Promise<void> {
  await manager.readsHeading(name);
  await how();
  await manager.types('Your reasons', 'Hungry, and the mother asks for help');
  await manager.types(
    `How do you explain it to the family of ${name}?`,
    'The school is worried. We can help.',
  );
  await manager.presses('Save the decision');
}

/** What he says stands beside the letter as he said it, until he is answered; both stay. */
async function dadDisagrees(manager: Person): Promise<void> {
  await manager.follows('Somebody of the family disagrees');
  await manager.types('Who disagrees?', 'Dad');
  await manager.types('What do they say?', 'Nobody asked me first.');
  await manager.presses('Save');
  await manager.reads('Somebody disagrees');
  await manager.presses('Answer whoever disagrees');
  await manager.reads('“Nobody asked me first.”');
  await manager.types('What were they answered?', 'You are right. We come on Friday and ask you.');
  await manager.presses('Save');
  await manager.reads(/Dad disagrees/);
  await manager.reads(/answered Dad on/);
  await manager.reads('You are right. We come on Friday and ask you.');
  await manager.doesNotRead('Somebody disagrees');
}

story(
  'A worried school, and family help on the same day',
  () => startKith({ northmoor: 60 }),
  (stage) => {
    for (const scripts of [true, false])
      it(`across the front door and the manager, with nothing typed twice, ${scripts ? 'with' : 'without'} scripts`, async () => {
        const { kith, browser } = stage();
        const child = await findFamily(kith);
        const atTheDoor = counting(await signIn(browser, kith, 'front door', { scripts }));
        const worker = atTheDoor.person;
        await worker.opens('/front-door');
        await takesTheCall(worker);

        // Half a name is enough; the history is there, and the brother is one press away.
        await worker.types('Find a child', child.name);
        await worker.presses('Find');
        await worker.presses(`Add ${child.name}`);
        await worker.readsHeading('What is known already');
        await worker.presses(`Add ${child.brother}`);
        await worker.presses('Ask for a decision');
        await worker.chooses('Yes', 'Did we tell the parents that somebody got in touch?');
        await worker.types(/which ways did you weigh/, weighed);
        await worker.presses('Ask for a decision');
        await worker.reads(/A manager decides/);

        const deciding = counting(await signIn(browser, kith, 'service manager', { scripts }));
        const manager = deciding.person;
        await manager.opens('/front-door?show=decide');
        await manager.follows(/Ada Invented/);
        await manager.presses('Decide');
        await manager.reads(words);
        await manager.reads(weighed);
        await decides(manager, child.name, async () => {
          await manager.chooses(/^Family help, below section 17/);
          await manager.chooses('Yes, they agree');
        });
        await decides(manager, child.brother, () => manager.chooses(/^Advice and information only/));
        await manager.presses('Tell whoever got in touch');
        await manager.reads(`${child.name}: Family help, below section 17`);
        await manager.chooses('By phone', 'How were they told?');
        await manager.types('What were they told?', 'The family has help from today.');
        await manager.presses('Save and end');
        await manager.reads('Ended');

        const { rows } = await kith.owner.query<{ contacts: number; help: number }>(
          `select (select count(*)::int from practice.contact c where c.person_id = $1 and c.contact_source = '2A'
                  and c.received_on = platform.today()) as contacts,
                (select count(*)::int from practice.early_help_assessment e where e.person_id = $1 and e.organisation = 'Family help') as help`,
          [child.id],
        );
        expect(rows[0]?.help).toBe(1);
        // Two children, from the call to the answer; docs/manual/front-door.md says these numbers.
        expect([atTheDoor.count(), deciding.count()]).toEqual([17, 15]);

        // The family gets each decision in writing, begun from what was told: nothing is typed again.
        await manager.follows(new RegExp(`^Letter to the family.*${child.name}`));
        await manager.presses('Write the letter');
        await manager.chooses(/^I read it through/);
        await manager.presses('Save');
        await manager.reads('Written, and not given yet');
        await manager.presses('The family has it');
        await manager.types('Who has it now?', 'Mum');
        await manager.chooses('By post');
        await manager.presses('Save');
        await manager.reads('The family has it');
        await dadDisagrees(manager);
        await worker.leaves();
        await manager.leaves();
      });

    it('on a phone without scripts, for a child whom nobody knew', async () => {
      const { kith, browser } = stage();
      const worker = await signIn(browser, kith, 'front door', { screen: 'phone', scripts: false });
      await worker.opens('/front-door');
      await takesTheCall(worker);
      const { url } = { url: worker.page.url() };
      await worker.types('Find a child', 'Xanthippe Vokzarb');
      await worker.presses('Find');
      await worker.follows('Add a person');
      await worker.chooses('Not known', 'Date of birth');
      await worker.chooses('Female');
      await worker.presses('Continue');
      await worker.opens(url);
      await worker.presses('Add Xanthippe Vokzarb');
      await worker.reads('Ask for a decision');
      await worker.leaves();
    });

    it('as a conversation with advice, where no child is named, as plain forms', async () => {
      const { kith } = stage();
      const worker = new PlainVisitor(kith.staff);
      await worker.opens('/sign-in');
      await worker.presses(/^Front-door/);
      await worker.opens('/front-door');
      await worker.presses('Somebody gets in touch');
      await worker.presses('Keep and finish later', {
        'What do they say, in their own words?': 'A nurse asks',
      });
      expect(worker.text).toContain('Unfinished: A nurse asks');
      await worker.follows(/A nurse asks/);
      await worker.follows('Finish what was said');
      await worker.presses('Save and go on', {
        'Somebody else': 'public',
        'The caller cannot say': 'not asked',
        'By phone': 'phone',
      });
      await worker.follows('End with advice');
      await worker.presses('Save and end', { 'What advice did you give?': 'Talk with the family first' });
      expect(worker.text).toContain('Talk with the family first');
      expect(worker.text).toContain('Ended');
    });
  },
);
