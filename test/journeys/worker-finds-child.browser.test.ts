import { expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll } from '../support/browser.ts';
import type { Person } from '../support/journey.ts';
import { signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import type { Kith } from '../support/start-kith.ts';
import { startKith } from '../support/start-kith.ts';

type Child = { readonly id: string; readonly given: string; readonly family: string };

story(
  'A social worker finds her child on a phone',
  () => startKith({ northmoor: 60 }),
  (stage) => {
    for (const scripts of [true, false]) {
      it(`by a misspelt name, reads now and next, sees a move and its reason, ${scripts ? 'with' : 'without'} scripts`, async () => {
        const { kith, browser } = stage();
        const child = await aChildOfHersWhoMoved(kith);
        const worker = await signIn(browser, kith, 'social worker', { screen: 'phone', scripts });
        await worker.types('Find a person', `${misspelt(child.given)} ${child.family}`);
        await worker.presses('Search');
        await worker.follows(new RegExp(`^${child.given} ${child.family}`));
        await readsNowAndNext(worker, child);
        await seesAMoveAndItsReason(worker);
        await expectNoSidewaysScroll(worker.page);
        if (scripts) await expectAccessible(worker.page);
        await worker.leaves();
      });
    }

    it('gets there with the keyboard alone, from the search box to the page', async () => {
      const { kith, browser } = stage();
      const child = await aChildOfHersWhoMoved(kith);
      const worker = await signIn(browser, kith, 'social worker');
      await tabsTo(worker, 'Find a person');
      await worker.page.keyboard.type(`${child.given} ${child.family}`);
      await worker.page.keyboard.press('Enter');
      await worker.readsHeading(/^\d+ (person|people)$/);
      await tabsTo(worker, `${child.given} ${child.family}`);
      await worker.page.keyboard.press('Enter');
      await readsNowAndNext(worker, child);
      await worker.page.keyboard.press('Tab');
      expect(await focused(worker), 'the first stop skips what every page has').toBe('Skip to main content');
      await worker.page.keyboard.press('Enter');
      expect(await worker.page.evaluate('document.activeElement.id')).toBe('main-content');
      await worker.leaves();
    });

    it('does not find a child who is not hers, and is not told that there is one', async () => {
      const { kith, browser } = stage();
      const other = await aChildOfSomebodyElse(kith);
      const worker = await signIn(browser, kith, 'social worker');
      await worker.opens(`/children/${other.id}`);
      await worker.readsHeading('Page not found');
      await worker.opens(`/search?q=${encodeURIComponent(`${other.given} ${other.family}`)}`);
      expect(await worker.page.getByRole('link', { name: `${other.given} ${other.family}` }).count()).toBe(0);
      await worker.leaves();
    });
  },
);

async function first(kith: Kith, query: string): Promise<Child> {
  const { rows } = await kith.owner.query<Child>(query);
  const [row] = rows;
  if (!row) throw new Error(`Northmoor has nobody like this: ${query}`);
  return row;
}

const hers = `select r.subject_id from access.relation r join access.account a on a.id = r.account_id
  where a.email = 'social-worker@northmoor.example'`;

/** In care now, after more than one home; long enough a name to be misspelt. */
const aChildOfHersWhoMoved = (kith: Kith) =>
  first(
    kith,
    `select e.person_id as id, n.given, n.family from care.episode e join people.name n on n.person_id = e.person_id
      where e.person_id in (${hers} and r.kind = 'worker' and r.ends is null) and length(n.given) > 4 and n.given !~ '[^A-Za-z]'
      group by 1, 2, 3 having bool_or(e.ends is null) and count(*) filter (where e.reason_place_change is not null) > 0
      order by 1 limit 1`,
  );

const aChildOfSomebodyElse = (kith: Kith) =>
  first(
    kith,
    `select e.person_id as id, n.given, n.family from care.episode e join people.name n on n.person_id = e.person_id
      where e.ends is null and e.person_id not in (${hers}) and n.given is not null order by 1 limit 1`,
  );

/** Two letters the wrong way round. */
const misspelt = (name: string) => `${name.slice(0, 2)}${name[3] ?? ''}${name[2] ?? ''}${name.slice(4)}`;

async function readsNowAndNext(worker: Person, { given, family }: Child): Promise<void> {
  await worker.readsHeading(`${given} ${family}`);
  await worker.readsHeading('Now and next');
  for (const what of ['Lives', 'Legal status', 'Worker', 'Next review', 'In our care since'])
    await worker.reads(what);
}

async function seesAMoveAndItsReason(worker: Person): Promise<void> {
  const homes = worker.page.getByRole('table', { name: 'Every home, the latest first' }).getByRole('row');
  const lines = await homes.allInnerTexts();
  expect(lines.length).toBeGreaterThan(2);
  expect(lines[1]).toContain('Lives here now');
  expect(lines.slice(2).join(), 'every earlier home says why it ended').not.toMatch(/undefined|null/);
  await worker.unfolds('The figures as a table');
}

async function tabsTo(worker: Person, name: string): Promise<void> {
  for (let press = 0; press < 40; press += 1) {
    await worker.page.keyboard.press('Tab');
    if ((await focused(worker)).startsWith(name)) return;
  }
  throw new Error(`The keyboard never reaches '${name}'.`);
}

const focused = (worker: Person) =>
  worker.page.evaluate<string>(
    `(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()`,
  );
