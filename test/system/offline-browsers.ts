import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import type { AccountId } from '../../src/modules/access/index.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { now, plantAccount, signIn } from '../access/access-world.ts';
import type { Chance } from '../support/chance.ts';
import { openRoad } from './bad-road.ts';
import type { Told } from './check-offline.ts';
import type { Phone } from './offline-phone.ts';
import {
  begin,
  count,
  finish,
  killTab,
  openFamily,
  openPhone,
  opens,
  readsWords,
  setClock,
  takeAlong,
} from './offline-phone.ts';
import type { OfflineWorld, Pod } from './offline-world.ts';
import { endAllocations, plantPod } from './offline-world.ts';

/** A server that listens, and a browser: what a run goes on between. */
export type Stage = { readonly world: OfflineWorld; readonly browser: Browser; readonly port: number };

/** What becomes of the worker's rights before all is sent. */
const endings = ['nothing', 'nothing', 'assignment ended', 'signed out', 'secured', 'late end'] as const;
export type Ending = (typeof endings)[number];

export type BrowserRun = Told & {
  readonly ending: Ending;
  readonly posts: number;
  readonly kills: number;
};

const hour = 3_600_000;
const day = 24 * hour;

/**
 * Two phones of one worker take families along, lose the network, write, and come home over bad roads: answers and requests are lost,
 * doubled, late and false; clocks are wrong; tabs die in the middle of writing and of sending; the worker's rights may end.
 */
export async function runBrowsers(stage: Stage, chance: Chance, name: string): Promise<BrowserRun> {
  const { world } = stage;
  const pod = await plantPod(world, chance.whole(1, 3));
  await makeFamily(world, pod);
  const roads = [await openRoad(stage.port, chance), await openRoad(stage.port, chance)];
  const phones: Phone[] = [];
  try {
    const { cookie, csrf } = await signIn(world.test, pod.account);
    for (const road of roads) {
      const clock = Date.parse(now) + chance.whole(-3 * day, 9 * hour);
      phones.push(await openPhone(stage.browser, road, { cookie, clock }));
    }
    const done = { kills: 0, written: [] as Told['written'][number][] };
    for (const [number, phone] of phones.entries())
      await writeAway(phone, chance, { name: `${name}, phone ${number}`, done });
    const looks = await countLooks(phones, done.written.length);
    const ending = chance.pick(endings);
    await comeHome({ stage, pod, phones, chance, ending, done, session: { cookie, csrf } });
    const waiting = await sum(phones.map((phone) => count(phone, 'queue')));
    const heard = roads.flatMap((road) => road.heard);
    const posts = roads.reduce((all, road) => all + road.posts(), 0);
    return { pod, ...done, looks, heard, waiting, ending, posts };
  } finally {
    for (const { window } of phones) await window.close();
    for (const road of roads) await road.close();
  }
}

const sum = async (counts: readonly Promise<number>[]) =>
  (await Promise.all(counts)).reduce((all, one) => all + one, 0);

/** What waits is what was written and who was read about: nothing went out while there was no network. */
async function countLooks(phones: readonly Phone[], written: number): Promise<number> {
  return (await sum(phones.map((phone) => count(phone, 'queue')))) - written;
}

/** The children are brothers and sisters, so that one visit is to all of them. */
async function makeFamily({ test: { owner } }: OfflineWorld, { children }: Pod): Promise<void> {
  for (const [place, one] of children.entries())
    for (const other of children.slice(0, place))
      await owner.query(
        "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'sister', 'sister')",
        [newId(), one, other],
      );
}

type Done = { kills: number; readonly written: Told['written'][number][] };

/** One or two visits are written on the phone where there is no network; its page may die between two words and the end. */
async function writeAway(
  phone: Phone,
  chance: Chance,
  { name, done }: { readonly name: string; readonly done: Done },
): Promise<void> {
  await takeAlong(phone);
  phone.road.cut();
  for (let visit = chance.whole(1, 2); visit > 0; visit -= 1) {
    await setClock(phone, phone.clock + 61_000);
    const words = `${name}, visit ${visit}`;
    await openFamily(phone);
    await begin(phone, words);
    if (chance.isOneIn(3)) {
      await killTab(phone);
      done.kills += 1;
      await openFamily(phone);
      expect(await readsWords(phone), 'what was typed is kept before it is finished').toBe(words);
    }
    await finish(phone, chance.isOneIn(4));
    done.written.push({ words, saidAt: new Date(phone.clock).toISOString() });
    await phone.page.getByText(/^Waiting to send: \d+$/).waitFor();
  }
}

type Coming = {
  readonly stage: Stage;
  readonly pod: Pod;
  readonly phones: readonly Phone[];
  readonly chance: Chance;
  readonly ending: Ending;
  readonly done: Done;
  readonly session: { readonly cookie: string; readonly csrf: string };
};

async function comeHome(coming: Coming): Promise<void> {
  const { stage, pod, phones, chance, ending, done } = coming;
  if (ending === 'assignment ended') await endAllocations(stage.world, pod);
  if (ending === 'secured') await secure(coming);
  for (const phone of phones) {
    if (chance.isOneIn(2)) await setClock(phone, Date.parse(now) + chance.whole(-400 * day, 400 * day));
    phone.road.mend(chance.whole(2, 6));
    if (!chance.isOneIn(3)) continue;
    await dieWhileSending(phone);
    done.kills += 1;
  }
  const [first] = phones;
  if (ending === 'signed out' && first) await signOut(first);
  if (ending === 'late end') {
    await opensAll(phones);
    await endAllocations(stage.world, pod);
  }
  await sendAll(phones);
}

/** The page dies when the server has a visit and the page does not know. */
async function dieWhileSending(phone: Phone): Promise<void> {
  const held = phone.road.holdNext();
  await opens(phone, '/unfinished');
  await held;
  await killTab(phone);
}

async function signOut(phone: Phone): Promise<void> {
  await opens(phone, '/unfinished');
  await phone.page.getByRole('button', { name: 'Menu', exact: true }).click();
  await phone.page.getByRole('button', { name: 'Sign out' }).click();
  await phone.page.waitForURL(/sign-in/);
}

/** From another desk, because a phone is lost: every sign-in of the account ends. */
async function secure({ stage: { world }, session: { cookie, csrf } }: Coming): Promise<void> {
  const answer = await world.face.inject({
    method: 'POST',
    url: '/account/sign-out-everywhere',
    headers: { cookie },
    payload: { _csrf: csrf },
  });
  expect(answer.statusCode).toBe(303);
}

const opensAll = (phones: readonly Phone[]) =>
  Promise.all(phones.map((phone) => opens(phone, '/unfinished')));

/** Pages are opened on both until nothing waits; what was left on the way comes in between and after, last first. */
async function sendAll(phones: readonly Phone[]): Promise<void> {
  const late = () => phones.flatMap(({ road }) => road.takeLate());
  await expect
    .poll(
      async () => {
        await opensAll(phones);
        for (const deliver of late()) await deliver();
        return sum(phones.map((phone) => count(phone, 'queue')));
      },
      { timeout: 30_000, interval: 20 },
    )
    .toBe(0);
  for (const deliver of late()) await deliver();
  await opensAll(phones);
  for (const { page } of phones)
    expect(await page.getByText('Waiting to send').filter({ visible: true }).count()).toBe(0);
}

/** Somebody who answers for every child and decides what is held. */
export async function plantManager({ test }: OfflineWorld): Promise<AccountId> {
  const manager = await plantAccount(test.owner, 'service manager');
  await test.owner.query(
    "insert into access.relation (account_id, subject_id, kind, starts, source) values ($1, access.everyone(), 'role: test', '2020-01-01', 'test')",
    [manager],
  );
  return manager;
}

/** The texts of a run that this reader does not find on the page of each child on which they are to stand. */
export async function findUnshown(
  { test, face }: OfflineWorld,
  reader: AccountId,
  { written }: Told,
): Promise<readonly string[]> {
  const { cookie } = await signIn(test, reader);
  const unshown: string[] = [];
  for (const { words } of written) {
    const { rows } = await test.owner.query<{ path: string }>(
      `select '/children/' || person_id || '/entries' as path from practice.entry_passage where words = $1
       union all select '/children/' || person_id || '/held/' || id from practice.offline_held where shared ->> 'purpose' = $1
       union all select '/children/' || person_id || '/visits/' || draft_id from practice.entry_draft where shared ->> 'purpose' = $1`,
      [words],
    );
    for (const { path } of rows) {
      const { body } = await face.inject({ url: path, headers: { cookie } });
      if (!body.includes(words)) unshown.push(`${words} on ${path}`);
    }
    if (rows.length === 0) unshown.push(`${words}: on no page`);
  }
  return unshown;
}
