import { expect, it } from 'vitest';
import { PlainVisitor } from '../support/form-driver.ts';
import type { Person } from '../support/journey.ts';
import { signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import { startKith } from '../support/start-kith.ts';

story(
  'A front-door worker adds somebody, after a search',
  () => startKith({ northmoor: 30 }),
  (stage) => {
    it('who is new, with part of a date of birth', async () => {
      const worker = await signIn(stage().browser, stage().kith, 'front door');
      await searches(worker, 'Xanthippe Vokzarb');
      await worker.readsHeading('Nobody found');
      await worker.follows('Add a person');
      expect(await worker.page.getByLabel('First name and middle names').inputValue()).toBe('Xanthippe');
      expect(await worker.page.getByLabel('Last name').inputValue()).toBe('Vokzarb');
      await worker.chooses('I know it, or part of it');
      const born = worker.page.getByRole('group', { name: 'When they were born' });
      await born.getByLabel('Month').fill('5');
      await born.getByLabel('Year').fill('2019');
      await worker.chooses('Female');
      await worker.presses('Continue');
      await worker.readsHeading('Xanthippe Vokzarb');
      await worker.reads(/May 2019/);
      await searches(worker, 'Xanthipe Voksarb');
      await worker.readsHeading(/person|people/);
      await worker.reads('Xanthippe Vokzarb');
      await worker.leaves();
    });

    it('who is not born yet', async () => {
      const worker = await signIn(stage().browser, stage().kith, 'front door', {
        screen: 'phone',
        scripts: false,
      });
      await searches(worker, 'unborn Vantongeren');
      await worker.follows('Add a person');
      await worker.chooses('They are not born yet');
      const expected = worker.page.getByRole('group', { name: 'When the birth is expected' });
      await expected.getByLabel('Day').fill('9');
      await expected.getByLabel('Month').fill('7');
      await expected.getByLabel('Year').fill('2026');
      await worker.presses('Continue');
      await worker.readsHeading(/Vantongeren/);
      await worker.reads(/9 July 2026/);
      await worker.leaves();
    });

    it('is shown who it may be before anything is saved', async () => {
      const { kith } = stage();
      const { rows } = await kith.owner.query<{ given: string; family: string; born: string }>(
        `select n.given, n.family, p.birth_date::text as born from people.person p join people.name n on n.person_id = p.id
          join care.episode e on e.person_id = p.id where p.birth_date is not null and n.given is not null
            and not exists (select from people.name o where o.person_id = p.id and o.id <> n.id) order by p.id limit 1`,
      );
      const known = rows[0] ?? { given: '', family: '', born: '' };
      const [year = '', month = '', day = ''] = known.born.split('-').map((part) => String(Number(part)));
      const count = async () =>
        (await kith.owner.query<{ n: number }>('select count(*)::int as n from people.person')).rows[0]?.n;
      const before = await count();

      const worker = new PlainVisitor(kith.staff);
      await worker.opens('/sign-in');
      await worker.presses(/^Front-door/);
      await worker.opens(`/search?q=${encodeURIComponent(`${known.given} ${known.family}`)}`);
      await worker.follows('Add a person');
      await worker.presses('Continue', {
        'I know it, or part of it': 'yes',
        Day: day,
        Month: month,
        Year: year,
      });
      expect(worker.headings).toEqual(['Is it one of these people?']);
      expect(worker.text).toContain('Nothing has been saved yet.');
      expect(await count()).toBe(before);
      await worker.follows(/^It is this person/);
      expect(worker.headings).toEqual([`${known.given} ${known.family}`]);
    });

    it('is told what to mend, with what was typed kept', async () => {
      const worker = await signIn(stage().browser, stage().kith, 'front door');
      await searches(worker, 'Xanthippe Vokzarb 40/13/2019');
      await worker.follows('Add a person');
      await worker.types('First name and middle names', '');
      await worker.types('Last name', '');
      await worker.presses('Continue');
      await worker.readsTitle(/^Error: /);
      await worker.reads('Select what you know of the date of birth');
      await worker.chooses('Not known', 'Date of birth');
      await worker.presses('Continue');
      await worker.readsTitle(/^Error: /);
      await worker.reads('Enter a name, or what you know of the date of birth');
      await worker.leaves();
    });
  },
);

async function searches(worker: Person, text: string): Promise<void> {
  await worker.types('Find a person', text);
  await worker.presses('Search');
}
