import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { now, plantStand, today } from '../../../../test/access/access-world.ts';
import type { RestrictionWorld } from '../../../../test/access/restriction-world.ts';
import { ending, restrictionWorld } from '../../../../test/access/restriction-world.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { addHours } from '../../../platform/dates/instant.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { deliverEvents } from '../../../platform/outbox/deliver-events.ts';
import { recordSetting } from '../../../platform/settings/settings.ts';
import type { Level } from '../../access/index.ts';
import {
  answerCallBacks,
  askCallBack as asking,
  authorise,
  findBanner,
  listLooks,
  listWhomToAsk,
  lookAnyway,
  lookMinutes,
  restrictionSubscriptions,
  seeLook,
} from '../../access/index.ts';
import { parseSearch } from '../search/search-rules.ts';
import { plantPerson } from '../testing/plant-people.ts';
import type { ToldCallBack } from './call-back.ts';
import { answerCallBack, askCallBack, listCallBacks, listOwnCallBacks } from './call-back.ts';
import { findSensitive, findSensitiveName } from './sensitive-queries.ts';

const every = { perPage: 1000, offset: 0 };

let test: TestDatabase;
let world: RestrictionWorld;
let guardian: string;
let duty: string;
beforeAll(async () => {
  test = await testDatabase();
  world = restrictionWorld(test);
  guardian = await world.account('guardian');
  duty = await world.account('front door');
}, 120_000);
afterAll(() => test.close());

/** Names of which none is like another: a call about one must not mean the next. */
const givenNames =
  'Marigold Octavia Peregrine Thaddeus Wilhelmina Bartholomew Gwendolen Zacharias Hephzibah Ignatius Jocasta Kenelm Lavinia Fitzroy Nerissa Uriah Quentin Xanthe Yolande Drusilla Clementina Barnaby'.split(
    ' ',
  );
const familyNames =
  'Abernethy Brackenbury Cholmondeley Dunwoody Eglantine Featherstone Gathercole Hollingbery Inkpen Jolliffe Kilvert Lovibond Mompesson Nethersole Oglethorpe Pennyfather Ravenscroft Smallpiece Tregenza Umfreville Wolstenholme Yarborough'.split(
    ' ',
  );

let numbers = 0;
/** An invented child of this level, with a name and a number of their own. */
async function kept(level: Level, named: readonly string[] = []) {
  const [given = '', family = ''] = [givenNames[numbers], familyNames[numbers]];
  numbers += 1;
  if (family === '') throw new Error('there are no more names');
  const local = `09110${numbers * 37}`;
  const person = await plantPerson(test.owner, { given, family, born: '2016-05-04', ids: { local } });
  expect(await world.restricts(guardian, person, { level, named })).toBe('done');
  return { person, local, given, name: `${given} ${family}`, ...(await world.inForce(person)) };
}

const told: ToldCallBack = {
  name: 'Somebody Unheardof',
  born: undefined,
  number: undefined,
  rings: 'A school',
  ringBack: '01632 960000',
  told: 'She has not come home',
};
const ask = (more: Partial<ToldCallBack>, by = duty) =>
  world.as(by, async (db) => askCallBack(db, await authorise(db, asking, null), { ...told, ...more }));
const callsFor = async (account: string) =>
  (await world.as(account, (db) => listCallBacks(db, 500))).filter(({ answeredAt }) => answeredAt === null);
const answer = (by: string, callBack: string, restriction: string | null) =>
  ending(
    world.as(by, async (db) =>
      answerCallBack(db, await authorise(db, answerCallBacks, null), {
        callBack,
        said: 'I rang back',
        restriction,
      }),
    ),
  );

type Words = { readonly local: string; readonly name: string; readonly given: string };

describe('a call about a child whom nobody on duty finds', () => {
  it.each([
    ['the number', ({ local }: Words) => ({ name: 'A girl', number: ` ${local} ` }), true],
    ['the whole name', ({ name }: Words) => ({ name }), true],
    ['a name that is spelt alike', ({ name }: Words) => ({ name: `${name}e`.replace('i', 'y') }), true],
    [
      'one name and the birthday',
      ({ given }: Words) => ({ name: given, born: plainDate('2016-05-04') }),
      true,
    ],
    ['one name only', ({ given }: Words) => ({ name: given }), false],
    [
      'one name and another birthday',
      ({ given }: Words) => ({ name: given, born: plainDate('2012-05-04') }),
      false,
    ],
    ['a birthday and another name', () => ({ name: 'Zebedee', born: plainDate('2016-05-04') }), false],
  ])('told by %s', async (_, words, meant) => {
    const child = await kept('R2');
    await ask({ ...words(child), told: child.local });
    const calls = (await callsFor(guardian)).filter((call) => call.told === child.local);
    expect(calls.some(({ restriction }) => restriction === child.id)).toBe(meant);
    // Information governance is shown every call, meant or not.
    expect(calls.length).toBeGreaterThan(0);
  });

  it('is shown to those named on the record it may mean, and to no other worker', async () => {
    const [named, other] = [await world.account('social worker'), await world.account('social worker')];
    const child = await kept('R2', [named]);
    await ask({ name: child.name });
    expect(await callsFor(named)).toMatchObject([
      { restriction: child.id, person: child.person, level: 'R2' },
    ]);
    expect(await callsFor(other)).toEqual([]);
  });

  it('shows a guardian of other records the words, and not that they mean one', async () => {
    const other = await world.account('guardian');
    const child = await kept('R2');
    await ask({ name: child.name, told: 'one for each' });
    const calls = (await callsFor(other)).filter((call) => call.told === 'one for each');
    expect(calls).toMatchObject([{ restriction: null, level: null, person: null }]);
    await answer(guardian, calls[0]?.id ?? '', child.id);
    expect((await callsFor(other)).filter((call) => call.told === 'one for each')).toHaveLength(1);
  });

  it('about their own family is not shown to them', async () => {
    const aunt = await world.account('guardian');
    const child = await kept('R2');
    await test.owner.query(
      "insert into access.conflict_of_interest (id, account_id, subject_id, why, source) values (gen_random_uuid(), $1, $2, 'invented', 'declared')",
      [aunt, child.person],
    );
    await ask({ name: child.name, told: 'about a niece' });
    expect((await callsFor(aunt)).filter((call) => call.told === 'about a niece')).toEqual([]);
  });

  it('shows the one who asked their own words, whatever came of it', async () => {
    const asker = await world.account('front door');
    const child = await kept('R2');
    await ask({ name: child.name }, asker);
    await ask({ name: 'Nobody Atall' }, asker);
    const own = await world.as(asker, (db) => listOwnCallBacks(db, addHours(now, -1)));
    expect(own.map(({ name }) => name).toSorted()).toEqual([child.name, 'Nobody Atall'].toSorted());
    expect(await callsFor(asker)).toEqual([]);
  });
});

describe('letting somebody look', () => {
  it('shows them the record for an hour, and the guardian that they looked and with which words', async () => {
    const child = await kept('R2');
    await ask({ name: child.name, told: '  He is at the station,\nalone ' });
    const call = (await callsFor(guardian)).find(({ restriction }) => restriction === child.id);
    expect(await answer(guardian, call?.id ?? '', child.id)).toBe('done');
    expect(await answer(guardian, call?.id ?? '', child.id)).toBe('Stale');
    expect(await world.sees(duty, child.person, addHours(now, 0.99))).toBe(true);
    expect(await world.sees(duty, child.person, addHours(now, 1))).toBe(false);
    expect(await world.as(duty, (db) => findBanner(db, [child.person]))).toMatchObject({ kind: 'looking' });
    const look = (await world.as(guardian, (db) => listLooks(db, every))).filter(
      ({ subject }) => subject === child.person,
    );
    expect(look).toMatchObject([
      { account: duty, grantedBy: guardian, reason: '  He is at the station,\nalone ', seenAt: null },
    ]);
  });

  /** The id of the call that an account has still to answer and that was told in these words. */
  const callTold = async (account: string, words: string) =>
    (await callsFor(account)).find((one) => one.told === words)?.id ?? 'none';

  it('is for any who are named, for the record that was meant', async () => {
    const named = await world.account('social worker');
    const [child, other] = [await kept('R2', [named]), await kept('R2', [named])];
    await ask({ name: child.name, told: 'for the named' });
    const call = await callTold(named, 'for the named');
    expect(await answer(named, call, other.id)).toBe('NotFound');
    expect(await answer(await world.account('social worker'), call, child.id)).toBe('NotFound');
    expect(await answer(named, call, child.id)).toBe('done');
    expect(await world.sees(duty, child.person)).toBe(true);
  });

  it('is never for a sealed record', async () => {
    const named = await world.account('social worker');
    const sealed = await kept('R3', [named]);
    await ask({ name: sealed.name, told: 'of a sealed one' });
    const call = await callTold(named, 'of a sealed one');
    expect(await answer(named, call, sealed.id)).toBe('sealed');
    expect(await answer(named, call, null)).toBe('done');
    expect(await world.sees(duty, sealed.person)).toBe(false);
  });
});

describe('a sensitive record', () => {
  const search = (by: string, typed: string) =>
    world.as(by, async (db) =>
      (await findSensitive(db, parseSearch(typed, today))).map(({ shown }) => shown),
    );

  it('is found by name or number as a name and nothing else', async () => {
    const child = await kept('R1');
    expect(await search(duty, child.name)).toEqual([child.name]);
    expect(await search(duty, `${child.name} 1/1/1999`)).toEqual([child.name]);
    expect(await search(duty, child.local)).toEqual([child.name]);
    expect(await search(duty, '4/5/2016')).toEqual([]);
    expect(await search(duty, `${child.given} Nobodyelse`)).toEqual([]);
    expect(await search(guardian, child.name)).toEqual([]);
    expect(await world.as(duty, (db) => listWhomToAsk(db, child.person))).toEqual([guardian]);
  });

  it('is as nobody at the other levels, and to a worker who would not see it unrestricted', async () => {
    const [one, two, three] = [await kept('R1'), await kept('R2'), await kept('R3')];
    const worker = await world.account('social worker');
    for (const { name, person } of [two, three]) {
      expect(await search(duty, name)).not.toContain(name);
      expect(await world.as(duty, (db) => findSensitiveName(db, person))).toBeUndefined();
      expect(await world.as(duty, (db) => listWhomToAsk(db, person))).toEqual([]);
      expect(await ending(world.as(duty, (db) => lookAnyway(db, person, 'x')))).toBe('NotFound');
    }
    expect(await search(worker, one.name)).toEqual([]);
    expect(await ending(world.as(worker, (db) => lookAnyway(db, one.person, 'x')))).toBe('NotFound');
  });

  it('is asked for by its own worker who is not named', async () => {
    const mine = await plantStand(test.owner, 'social worker', 'their worker now');
    await world.restricts(guardian, mine.person, { level: 'R1' });
    expect(await search(mine.account, mine.surname)).toEqual([`Ada ${mine.surname}`]);
  });

  it('opens to who looks anyway for as long as the setting says, and the look is to be seen the same day', async () => {
    const child = await kept('R1');
    await test.database.transaction({ account: null, role: 'loader' }, today, (db) =>
      recordSetting(db, lookMinutes, 30),
    );
    expect(await ending(world.as(duty, (db) => lookAnyway(db, child.person, 'Kept  as typed')))).toBe('done');
    expect(await world.sees(duty, child.person, addHours(now, 0.49))).toBe(true);
    expect(await world.sees(duty, child.person, addHours(now, 0.5))).toBe(false);
    const looks = async (by: string) =>
      (await world.as(by, (db) => listLooks(db, every))).filter(({ subject }) => subject === child.person);
    const [look] = await looks(guardian);
    expect(look).toMatchObject({ account: duty, grantedBy: null, reason: 'Kept  as typed', seenAt: null });
    for (const other of [duty, await world.account('guardian')]) {
      expect(await looks(other)).toEqual([]);
      expect(await ending(world.as(other, (db) => seeLook(db, look?.id ?? '', 'x')))).toBe('NotFound');
    }
    const both = [1, 2].map(() =>
      ending(world.as(guardian, (db) => seeLook(db, look?.id ?? '', 'I asked: it was right'))),
    );
    expect((await Promise.all(both)).toSorted()).toEqual(['Stale', 'done']);
    expect(await looks(guardian)).toMatchObject([{ seenBy: guardian, finding: 'I asked: it was right' }]);
  });
});

describe('guardians', () => {
  it('are written to of looks and of calls, without a name', async () => {
    await test.owner.query(
      "update access.account set email = case when id = $1 then 'ig@council.example' end",
      [guardian],
    );
    await test.owner.query('delete from platform.outbox; delete from platform.message');
    const child = await kept('R1');
    await ask({ name: child.name });
    await world.as(duty, (db) => lookAnyway(db, child.person, 'x'));
    await test.database.transaction({ account: null, role: 'loader' }, today, (db) =>
      deliverEvents(db, restrictionSubscriptions),
    );
    const sent = await test.database.transaction({ account: null, role: 'loader' }, today, (db) =>
      db.query(
        sql<{
          recipient: string;
          words: string;
        }>`select recipient, subject || ' ' || body as words from platform.message`,
      ),
    );
    expect(sent.map(({ recipient }) => recipient)).toEqual(['ig@council.example', 'ig@council.example']);
    for (const { words } of sent) expect(words).not.toContain(child.given);
  });
});
