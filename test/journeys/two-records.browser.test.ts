import { expect, it } from 'vitest';
import { PlainVisitor } from '../support/form-driver.ts';
import type { Person } from '../support/journey.ts';
import { signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import type { Kith } from '../support/start-kith.ts';
import { startLoadedKith } from '../support/start-kith-loaded.ts';
import { emailOf, password } from '../support/start-kith-faces.ts';
import { authority, smallReturn } from './small-return.ts';

story(
  'Two records turn out to be one child',
  () => startLoadedKith(authority, [smallReturn.lastYear, smallReturn.thisYear]),
  (stage) => {
    it('the same child id with another birthday: compared, joined, and taken apart again', async () => {
      const manager = await signIn(stage().browser, stage().kith, 'service manager');
      await comparesThePair(manager);
      await manager.chooses(/^The same person: .*(record A stays|on the left)/);
      await manager.types('Why', 'Her birth certificate says 2017; this year’s return had a slip');
      await manager.presses('Save the decision');
      await manager.reads(/It was decided that they are the same person/);

      const [left = '', right = ''] = await recordsOf(stage().kith);
      await manager.opens(`/people/${right}`);
      await manager.readsHeading(/7004/);
      expect(new URL(manager.page.url()).pathname, 'both addresses lead to one record').toBe(
        new URL(`/people/${left}`, stage().kith.staff).pathname,
      );
      await manager.opens('/duplicates');
      await manager.reads('No two records look as if they were of one person.');

      await manager.opens(`/duplicates/${left}/${right}`);
      await manager.presses('Take this decision back');
      await manager.readsHeading('Are these the same person?');
      await manager.doesNotRead(/It was decided/);
      await manager.opens(`/people/${right}`);
      expect(new URL(manager.page.url()).pathname).toBe(`/people/${right}`);
      await manager.leaves();
    });

    it('nothing is decided without a reason, and without scripts it works as well', async () => {
      const [left, right] = await recordsOf(stage().kith);
      const manager = new PlainVisitor(stage().kith.staff);
      await manager.opens('/sign-in');
      await manager.presses('Sign in', { 'E-mail address': emailOf('service manager'), Password: password });
      await manager.opens(`/duplicates/${left}/${right}`);
      await manager.presses('Save the decision', { 'Two different people': 'yes' });
      expect(manager.title).toMatch(/^Error: /);
      expect(manager.text).toContain('Enter why');
      await manager.presses('Save the decision', {
        'Two different people': 'yes',
        Why: 'Cousins with one number',
      });
      expect(manager.text).toContain(
        'It was decided that these are two different people: Cousins with one number.',
      );
    });
  },
);

async function comparesThePair(manager: Person): Promise<void> {
  await manager.follows('Same person?');
  await manager.reads('1 pair of records may be of one person, the likeliest first.');
  await manager.follows(/^Compare/);
  await manager.readsHeading('Are these the same person?');
  await manager.reads('19 August 2017');
  await manager.reads('19 August 2016');
}

/** The two records with child id 7004, as the addresses of the comparison have them. */
async function recordsOf({ owner }: Kith): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `select person_id as id from people.identifier where value = '7004' order by person_id`,
  );
  return rows.map(({ id }) => id);
}
