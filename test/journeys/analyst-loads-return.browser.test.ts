import { basename } from 'node:path';
import { expect, it } from 'vitest';
import type { GivenFile } from '../../src/modules/returns/index.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../support/browser.ts';
import { PlainVisitor } from '../support/form-driver.ts';
import type { Person } from '../support/journey.ts';
import { signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import { startKith } from '../support/start-kith.ts';
import { emailOf, password } from '../support/start-kith-faces.ts';
import { authority, smallReturn } from './small-return.ts';

story(
  'An analyst loads an authority’s returns through the web page, from nothing',
  () => startKith({ northmoor: 'none' }),
  (stage) => {
    it('looks at what would come in, loads it, settles a contradiction, sees it on the child’s page', async () => {
      const { kith, browser } = stage();
      const analyst = await signIn(browser, kith, 'analyst', { screen: 'phone' });
      await seesThatNothingIsLoaded(analyst);
      await looksAtWhatWouldComeIn(analyst);
      expect(await countChildren(), 'a look loads nothing').toBe(0);
      await loadsIt(analyst);
      expect(await countChildren()).toBeGreaterThan(0);
      await settlesWhereTheBoyLives(analyst);
      await analyst.leaves();
    });

    it('without scripts: the same files again change nothing', async () => {
      const analyst = new PlainVisitor(stage().kith.staff);
      await analyst.opens('/sign-in');
      await analyst.presses('Sign in', { 'E-mail address': emailOf('analyst'), Password: password });
      await analyst.opens('/imports');
      await analyst.presses('Show what would come in');
      expect(analyst.title).toMatch(/^Error: /);
      await analyst.presses('Show what would come in', {
        'Files of one collection year': smallReturn.thisYear.map((file) => ({
          name: basename(file.path),
          content: Buffer.from(file.bytes).toString(),
        })),
      });
      await until(analyst, 'What would come in');
      const rows = analyst.elements('tr').length;
      expect(rows).toBeGreaterThan(smallReturn.thisYear.length);
      await analyst.presses('Load these files');
      await until(analyst, 'The files are loaded');
      expect(analyst.text).toMatch(/Episodes \(episodes\.csv\) 2026 6 0 0 6 0/);
    });

    async function countChildren(): Promise<number> {
      const { rows } = await stage().kith.owner.query<{ n: number }>(
        'select count(distinct person_id)::int as n from care.episode',
      );
      return rows[0]?.n ?? 0;
    }
  },
);

const handed = (files: readonly GivenFile[]) =>
  files.map(({ path, bytes }) => ({ name: basename(path), bytes }));

async function seesThatNothingIsLoaded(analyst: Person): Promise<void> {
  await analyst.opens('/our-children');
  await analyst.reads('Nothing is loaded yet, so there is nothing to count.');
}

async function looksAtWhatWouldComeIn(analyst: Person): Promise<void> {
  await analyst.opensMenu();
  await analyst.follows('Load returns');
  await analyst.readsHeading('Load returns');
  await analyst.attaches('Files of one collection year', handed(smallReturn.thisYear));
  await analyst.attaches('Files of another year (optional)', handed(smallReturn.lastYear));
  await analyst.types('Which authority these are from', authority);
  await analyst.presses('Show what would come in');
  await analyst.readsHeading('What would come in');
  await analyst.reads('It is not a code of the set ethnicity');
  await expectNoSidewaysScroll(analyst.page);
  await expectAccessible(analyst.page);
}

async function loadsIt(analyst: Person): Promise<void> {
  await analyst.presses('Load these files');
  await analyst.readsHeading('The files are loaded');
}

async function settlesWhereTheBoyLives(analyst: Person): Promise<void> {
  await analyst.opensMenu();
  await analyst.follows('To settle');
  await analyst.readsHeading(/^\d+ to settle$/);
  await analyst.page.getByRole('row').filter({ hasText: 'overlaps' }).getByRole('link').first().click();
  await analyst.readsHeading('What is right?');
  await analyst.follows('All to settle');
  await analyst.page.getByRole('row').filter({ hasText: 'overlaps' }).getByRole('link').first().click();
  await analyst.presses('The return is right');
  await analyst.reads('Settled: a time in one home.');
  const now = analyst.page.getByRole('region', { name: 'Now and next' });
  expect(await now.innerText(), 'he lives where the return says, since the day it says').toMatch(
    /Foster home[^]*since 1 September 2025/,
  );
}

/** Asks again as a browser would that is told to refresh. */
async function until(visitor: PlainVisitor, heading: string): Promise<void> {
  for (let asked = 0; asked < 100 && visitor.headings[0] !== heading; asked += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    await visitor.opens(visitor.url);
  }
  expect(visitor.headings).toEqual([heading]);
}
