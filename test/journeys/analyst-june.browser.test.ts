import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { checkEverybody } from '../../src/modules/returns/index.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../support/browser.ts';
import type { Person } from '../support/journey.ts';
import { signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import { aMorning } from '../support/start-kith-faces.ts';
import { startLoadedKith } from '../support/start-kith-loaded.ts';
import type { Kith } from '../support/start-kith.ts';
import { startKith } from '../support/start-kith.ts';
import { authority, smallReturn } from './small-return.ts';

const year = '/returns/ssda903/2026';

story(
  'An analyst’s June',
  () => startLoadedKith(authority, [smallReturn.lastYear, smallReturn.thisYear]),
  (stage) => {
    it('checks, mends, explains, has it signed, and sees what changed when it has to be sent again', async () => {
      const { kith, browser } = stage();
      const analyst = await signIn(browser, kith, 'analyst');
      await checksTheRecord(analyst);
      await mendsAnEthnicity(analyst);
      await explainsAPupilNumber(analyst);
      await freezesACopy(analyst, 'Freeze a copy');
      await expectKeptAsItWas(analyst);
      const director = await signIn(browser, kith, 'director', { screen: 'phone' });
      await signsIt(director);
      await correctsABirthday(analyst);
      await analyst.opens(`${year}/sign-off`);
      await freezesACopy(analyst, 'Freeze another copy');
      await seesWhatChanged(analyst);
      await director.leaves();
      await analyst.leaves();
    });

    it('gives out no file that is no longer what was frozen', async () => {
      const { kith, browser } = stage();
      const analyst = await signIn(browser, kith, 'analyst');
      await kith.owner.query("update returns.frozen_row set line = line || 'x' where table_name = 'Reviews'");
      await analyst.opens(`${year}/sign-off`);
      await analyst.follows('Copy 2');
      const href = (await analyst.link('reviews.csv').getAttribute('href')) ?? '';
      const answer = await analyst.page.request.get(new URL(href, kith.staff).href);
      expect([answer.status(), await answer.text()]).toEqual([
        400,
        expect.stringContaining('This file is not what was frozen'),
      ]);
      await analyst.leaves();
    });

    it('shows nobody who prepared a copy the way to sign it', async () => {
      const { kith, browser } = stage();
      const analyst = await signIn(browser, kith, 'analyst');
      await analyst.opens(`${year}/sign-off`);
      await analyst.follows('Copy 2');
      expect(await analyst.page.getByRole('button', { name: /^Sign this/ }).count()).toBe(0);
      await analyst.leaves();
    });
  },
);

async function checksTheRecord(analyst: Person): Promise<void> {
  await analyst.opens('/returns');
  await analyst.reads('90 days left: it is due by 30 June 2026.');
  await analyst.reads('Not checked yet.');
  await analyst.presses('Check now');
  await analyst.reads(/\d+ to put right/);
  await analyst.follows(/^What to put right.*2025 to 2026$/);
  await analyst.readsHeading('To put right');
}

async function mendsAnEthnicity(analyst: Person): Promise<void> {
  await analyst.follows('103');
  await analyst.reads('BLUE');
  await analyst.follows(/^Put it right/);
  await analyst.unfolds('Neither: type what is right');
  await analyst.page.getByLabel('Ethnicity').selectOption('WBRI');
  await analyst.presses('Save what is right');
  await analyst.opens(`${year}/rules/103`);
  await analyst.reads('Nothing is open');
}

async function explainsAPupilNumber(analyst: Person): Promise<void> {
  await analyst.opens(`${year}/rules/209`);
  await analyst.page
    .getByRole('row')
    .filter({ hasText: 'Child 7001' })
    .getByRole('link', { name: /^Look closer/ })
    .click();
  await analyst.presses('Accept with this explanation');
  await analyst.readsTitle(/^Error: /);
  await analyst.types('Why it is right as it is', 'ok');
  await analyst.presses('Accept with this explanation');
  await analyst.reads('Say in a sentence why it is right as it is');
  await analyst.types('Why it is right as it is', 'She goes to school abroad and has never had a number.');
  await analyst.presses('Accept with this explanation');
  await analyst.reads(/It holds\./);
  await expectAccessible(analyst.page);
  await analyst.follows('Rule 209');
  await analyst.unfolds('1 explained');
  await analyst.reads('Child 7001');
}

async function freezesACopy(analyst: Person, button: string): Promise<void> {
  await analyst.opens(`${year}/sign-off`);
  await analyst.presses(button);
  await analyst.readsHeading(/^Copy \d$/);
}

/** What is downloaded is what was frozen: the page's hash is that of the bytes. */
async function expectKeptAsItWas(analyst: Person): Promise<void> {
  const row = analyst.page.getByRole('row').filter({ hasText: 'episodes.csv' }).first();
  const href = (await row.getByRole('link').first().getAttribute('href')) ?? '';
  const answer = await analyst.page.request.get(new URL(href, analyst.page.url()).href);
  const text = await answer.text();
  expect(await row.innerText()).toContain(createHash('sha256').update(text).digest('hex'));
  expect(text.split('\r\n')).toHaveLength(8);
}

async function signsIt(director: Person): Promise<void> {
  await director.opens('/returns');
  await director.follows(/^Sign-off.*2025 to 2026$/);
  await director.follows('Copy 1');
  await expectNoSidewaysScroll(director.page);
  await expectAccessible(director.page);
  await director.types(
    'What you say with your signature',
    'What is open is known to us and will be put right.',
  );
  await director.presses('Sign this copy off');
  await director.reads('What is open is known to us and will be put right.');
  await director.opens('/returns');
  await director.reads(/^Signed off: copy 1, 1 April 2026/);
}

async function correctsABirthday(analyst: Person): Promise<void> {
  await analyst.opens(`${year}/figures/file-Header`);
  await analyst.page
    .getByRole('row')
    .filter({ hasText: 'Child 7001' })
    .getByRole('link', { name: /^person/ })
    .click();
  await analyst.page.getByRole('group', { name: 'Date of birth' }).getByLabel('Day').fill('13');
  await analyst.presses('Save');
  await analyst.opens(`${year}/rules/209`);
  await analyst.reads('Changed since explained');
}

async function seesWhatChanged(analyst: Person): Promise<void> {
  await analyst.follows('What changed since copy 1');
  await analyst.readsHeading('From copy 1 to copy 2');
  await analyst.reads(/The date of birth: 12\/05\/2014 → 13\/05\/2014/);
  await expectAccessible(analyst.page);
}

story(
  'A social worker’s few things',
  async () => {
    const kith = await startKith({ northmoor: 60 });
    await kith.owner.query('update people.person set ethnicity = null where id = $1', [await ownChild(kith)]);
    await checkEverybody(kith.database, { now: () => aMorning, ticks: () => 0 }, 'night');
    return kith;
  },
  (stage) => {
    it('says what is missing in a plain sentence, leads to it, and says that it is done', async () => {
      const { kith, browser } = stage();
      const worker = await signIn(browser, kith, 'social worker', { screen: 'phone' });
      await worker.opensMenu();
      await worker.follows('My few things');
      await worker.follows(/: the ethnicity is missing/);
      await worker.page.getByLabel('Ethnicity').selectOption('WBRI');
      await worker.presses('Save');
      await worker.opens('/my-few-things');
      await worker.readsHeading('Done today');
      await worker.reads(/: the ethnicity is missing/);
      expect(await worker.page.getByRole('link', { name: /ethnicity is missing/ }).count()).toBe(0);
      await worker.leaves();
    });
  },
);

/** A child in care whom the demonstration's social worker works with. */
async function ownChild({ owner }: Kith): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `select r.subject_id as id from access.relation r
       join access.role_grant g on g.account_id = r.account_id and g.role = 'social worker'
       join care.episode e on e.person_id = r.subject_id and e.ends is null
      where r.kind = 'worker' and r.ends is null order by r.subject_id limit 1`,
  );
  return rows[0]?.id ?? '';
}
