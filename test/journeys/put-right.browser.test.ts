import { expect, it } from 'vitest';
import type { Person } from '../support/journey.ts';
import { openTab, signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import type { Kith } from '../support/start-kith.ts';
import { startKith } from '../support/start-kith.ts';

story(
  'An analyst puts a fact right, and meets somebody who did so at the same time',
  () => startKith({ northmoor: 40 }),
  (stage) => {
    for (const scripts of [true, false]) {
      it(`keeps what was typed when another tab was first, ${scripts ? 'with' : 'without'} scripts`, async () => {
        const { kith, browser } = stage();
        const analyst = await signIn(browser, kith, 'analyst', { scripts });
        const path = await aFirstHome(kith, scripts ? 0 : 1);
        await analyst.opens(path);
        const other = await openTab(analyst);
        await other.opens(path);

        await typesDay(other, '2');
        await other.presses('Save');
        await other.reads('Changed: a time in one home.');

        await typesDay(analyst, '3');
        await analyst.presses('Save');
        await analyst.readsTitle(/^Error: /);
        await analyst.reads(/Somebody changed this while you were writing/);
        expect(await dayOf(analyst).inputValue()).toBe('3');
        await analyst.unfolds('What we knew and when');
        await analyst.reads(/Started: .* → 2 /);

        await analyst.presses('Save');
        await analyst.reads('Changed: a time in one home.');
        await analyst.follows('Put it right');
        expect(await dayOf(analyst).inputValue()).toBe('3');
        await analyst.leaves();
      });
    }

    it('says what cannot be, and keeps it in the form', async () => {
      const { kith, browser } = stage();
      const analyst = await signIn(browser, kith, 'analyst');
      await analyst.opens(await aFirstHome(kith, 2));
      await typesDay(analyst, '31');
      await analyst.page.getByRole('group', { name: 'Started' }).getByLabel('Month').fill('2');
      await analyst.presses('Save');
      await analyst.readsTitle(/^Error: /);
      expect(await dayOf(analyst).inputValue()).toBe('31');
      await analyst.leaves();
    });
  },
);

/** The form for the first home of a child who came on the first of a month. */
async function aFirstHome({ owner }: Kith, which: number): Promise<string> {
  const { rows } = await owner.query<{ path: string }>(
    `select '/children/' || person_id || '/facts/episode/' || id as path from (
       select e.*, row_number() over (partition by person_id order by starts) as place from care.episode e) e
      where place = 1 and extract(day from starts) between 4 and 24 and (ends is null or ends > starts + 40)
      order by id offset $1 limit 1`,
    [which],
  );
  return rows[0]?.path ?? '';
}

const dayOf = (person: Person) => person.page.getByRole('group', { name: 'Started' }).getByLabel('Day');

const typesDay = (person: Person, day: string) => dayOf(person).fill(day);
