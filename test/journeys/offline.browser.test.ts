import type { FastifyInstance } from 'fastify';
import { expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import { toSecretKey } from '../../src/modules/access/index.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../support/browser.ts';
import type { Person } from '../support/journey.ts';
import { openTab, signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import { aMorning } from '../support/start-kith-faces.ts';
import type { Kith } from '../support/start-kith.ts';
import { startKith } from '../support/start-kith.ts';

const secretKey = toSecretKey('a key for journeys without a network, and nothing else');

/** A server that can be away: what a phone meets in a village without reception. */
async function startAway(kith: Kith) {
  let face: FastifyInstance | undefined;
  const listen = async (port: number) => {
    face = await createFace({
      database: kith.database,
      face: 'staff',
      now: () => aMorning,
      means: { secretKey },
    });
    await face.listen({ host: '127.0.0.1', port });
    return Number(new URL(face.listeningOrigin).port);
  };
  const port = await listen(0);
  const goAway = async () => void (await face?.close());
  return { staff: `http://localhost:${port}`, goAway, comeBack: () => listen(port), stop: goAway };
}

story(
  'A family is visited with no network',
  () => startKith({ northmoor: 40 }),
  (stage) => {
    it('and three brothers are written down once, though it was sent twice by accident', async () => {
      const { kith, browser } = stage();
      const away = await startAway(kith);
      const brothers = await plantBrothers(kith, 'W');
      const worker = await signIn(browser, { ...kith, staff: away.staff }, 'front door', { screen: 'phone' });
      await worker.window.clock.setFixedTime(new Date(aMorning));
      await takeAlong(worker, brothers);
      await away.goAway();

      await worker.opens('/offline');
      await worker.page.getByRole('link', { name: 'Wmar, Wben and Wcai' }).click();
      await worker.unfolds('What is known of Wmar');
      await looksRight(worker);
      await writeVisit(worker, 'To hear about the new school', 'W');
      await worker.reads('Kept on this device. It is not sent yet.');
      await worker.reads('Waiting to send: 1');
      await looksRight(worker);
      // Any other page: still no network, and it is still said.
      await worker.opens(`/children/${brothers[0]}`);
      await worker.reads('Waiting to send: 1');
      expect(await countEntries(kith, brothers)).toEqual({ entries: 0, events: 0, words: 0, visits: 0 });

      await away.comeBack();
      // The first answer is lost on its way back: the server has it, and the phone does not know.
      await worker.window.route(
        '**/offline/uploads',
        async (route) => {
          await route.fetch();
          await route.abort();
        },
        { times: 2 },
      );
      await worker.opens('/unfinished');
      await worker.reads('Waiting to send: 1');
      await Promise.all(
        [openTab(worker), openTab(worker)].map(async (tab) => (await tab).opens('/unfinished')),
      );
      await worker.opens('/unfinished');
      await nothingWaits(worker);
      expect(await countEntries(kith, brothers)).toEqual({ entries: 3, events: 1, words: 3, visits: 3 });
      await worker.opens(`/children/${brothers[2]}/entries`);
      await worker.reads('To hear about the new school');
      expect(await listLooks(kith)).toEqual([[...brothers].sort()]);

      await worker.opensMenu();
      await worker.presses('Sign out');
      await away.goAway();
      await worker.opens('/offline');
      await worker.reads(/No family is on this device/);
      await worker.leaves();
      await away.stop();
    });

    it('and what waits is sent after its writer signed out', async () => {
      const { kith, browser } = stage();
      const away = await startAway(kith);
      const brothers = await plantBrothers(kith, 'X');
      const worker = await signIn(browser, { ...kith, staff: away.staff }, 'front door');
      await worker.window.clock.setFixedTime(new Date(aMorning));
      await takeAlong(worker, brothers);
      await worker.window.route('**/offline/uploads', (route) => route.abort());
      await worker.page.getByRole('link', { name: 'Xmar, Xben and Xcai' }).click();
      await writeVisit(worker, 'To say goodbye', 'X');
      await worker.reads('Waiting to send: 1');
      await worker.presses('Sign out');
      await worker.reads('Waiting to send: 1');
      await worker.window.unroute('**/offline/uploads');
      await worker.opens('/sign-in');
      await nothingWaits(worker);
      expect(await countEntries(kith, brothers)).toEqual({ entries: 3, events: 1, words: 3, visits: 3 });
      await worker.leaves();
      await away.stop();
    });
  },
);

async function takeAlong(worker: Person, brothers: readonly string[]): Promise<void> {
  await worker.opens(`/offline?child=${brothers[0]}`);
  await worker.reads('Ready without a network. Families on this device: 1.');
}

async function writeVisit(worker: Person, words: string, letter: string): Promise<void> {
  await worker.types('What was the visit for?', words);
  for (const name of names(letter)) await worker.chooses('Seen alone', `Was ${name} seen?`);
  await worker.chooses('Seen: as it was known', 'Did you see where they sleep?');
  await worker.types('What did the children get from it?', 'They know who takes them to school');
  await worker.page.getByRole('button', { name: 'Finish the visit' }).click();
}

/** The phone's own queue is empty: everything in it was acknowledged. */
async function nothingWaits({ page }: Person): Promise<void> {
  const count = `new Promise((resolve, reject) => {
    const asked = indexedDB.open('kith-offline', 1);
    asked.onerror = reject;
    asked.onsuccess = () => {
      const all = asked.result.transaction('queue').objectStore('queue').count();
      all.onsuccess = () => (asked.result.close(), resolve(all.result));
    };
  })`;
  await expect.poll(() => page.evaluate<number>(count), { timeout: 8000 }).toBe(0);
  const line = page.getByText('Waiting to send').filter({ visible: true });
  await expect.poll(() => line.count(), { timeout: 8000 }).toBe(0);
}

async function looksRight({ page }: Person): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}

const names = (letter: string) => ['mar', 'ben', 'cai'].map((rest) => `${letter}${rest}`);

/** Three brothers with help open, who are invented. Gives their ids. */
async function plantBrothers({ owner }: Kith, letter: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [index, given] of names(letter).entries()) {
    const { rows } = await owner.query<{ id: string }>(
      `with p as (insert into people.person (id, sex, birth_date) values (gen_random_uuid(), 'M', $1) returning id),
            n as (insert into people.name (id, person_id, kind, given, family) select gen_random_uuid(), id, 'legal', $2, 'Invented' from p),
            i as (insert into practice.involvement (id, person_id, opened) select gen_random_uuid(), id, '2026-01-05' from p)
       select id from p`,
      [`201${index + 2}-03-01`, given],
    );
    const id = rows[0]?.id ?? '';
    for (const brother of ids)
      await owner.query(
        "insert into people.relationship (id, person_id, other_id, role, other_role) values (gen_random_uuid(), $1, $2, 'brother', 'brother')",
        [id, brother],
      );
    ids.push(id);
  }
  return ids;
}

type Counted = { entries: number; events: number; words: number; visits: number };

async function countEntries({ owner }: Kith, children: readonly string[]): Promise<Counted | undefined> {
  const { rows } = await owner.query<Counted>(
    `select count(*)::int as entries, count(distinct event_id)::int as events,
            (select count(*)::int from practice.entry_passage where person_id = any($1) and about = 'purpose') as words,
            (select count(*)::int from practice.visit where person_id = any($1)) as visits
       from practice.entry where person_id = any($1)`,
    [children],
  );
  return rows[0];
}

/** Whom the trail says somebody read about on a device. */
async function listLooks({ owner }: Kith): Promise<readonly (readonly string[])[]> {
  const { rows } = await owner.query<{ subjects: string[] }>(
    `select subjects from access.read_log where audit_name = 'OfflineLook'`,
  );
  return rows.map(({ subjects }) => [...subjects].sort());
}
