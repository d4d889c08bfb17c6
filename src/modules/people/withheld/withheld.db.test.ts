import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../platform/ids/ids.ts';
import { sql } from '../../../platform/database/database.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { asApp, plantAccount, plantPerson, plantStand } from '../../../../test/access/access-world.ts';
import { plantHome, plantWithheld } from '../../../../test/support/withheld-world.ts';

/*
 * A mother and her child live in a refuge. It is withheld from the father; another child's home is kept to those who work with that
 * child. Held to the tables themselves, past every page.
 */
let test: TestDatabase;
let world: World;

type World = {
  readonly mother: string;
  readonly child: string;
  readonly father: string;
  readonly kept: string;
  readonly director: string;
  readonly hers: string;
  readonly his: string;
  readonly both: string;
  readonly childs: string;
  readonly keptWorker: string;
};

const refuge = { lines: '4 Wrenhidden Court', postcode: 'ZY97 1AA' };
const formerly = { lines: '9 Shared Street', postcode: 'ZY97 2BB' };
const secret = { lines: '8 Larkhidden Mews', postcode: 'ZY97 3CC' };

/** Somebody of each kind that is asked for, in that order. */
async function several(count: number, plant: () => Promise<string>): Promise<readonly string[]> {
  const made: string[] = [];
  for (let i = 0; i < count; i += 1) made.push(await plant());
  return made;
}

beforeAll(async () => {
  test = await testDatabase();
  const { owner } = test;
  const [mother = '', child = '', father = '', kept = ''] = await several(
    4,
    async () => (await plantPerson(owner)).person,
  );
  const director = (await plantStand(owner, 'director', 'everyone, by the role')).account;
  const accounts = await several(5, () => plantAccount(owner, 'social worker'));
  const [hers = '', his = '', both = '', childs = '', keptWorker = ''] = accounts;
  world = { mother, child, father, kept, director, hers, his, both, childs, keptWorker };
  await plantWork();
  const { address } = await plantHome(owner, mother, refuge);
  await plantHome(owner, child, { ...refuge, address });
  await plantHome(owner, mother, { ...formerly, starts: '2020-01-01', ends: '2025-12-01' });
  await plantHome(owner, father, { ...formerly, starts: '2020-01-01' });
  await plantHome(owner, kept, secret);
  await plantWithheld(owner, mother, { from: father, recordedBy: director });
  await plantWithheld(owner, kept, { from: null, recordedBy: director });
}, 120_000);

async function plantWork(): Promise<void> {
  const { mother, child, father, kept, hers, his, both, childs, keptWorker } = world;
  const works: readonly (readonly [string, string, string])[] = [
    [hers, mother, 'worker'],
    [his, father, 'worker'],
    [his, mother, 'family'],
    [his, child, 'family'],
    [both, mother, 'worker'],
    [both, father, 'worker'],
    [childs, child, 'worker'],
    [childs, mother, 'family'],
    [childs, father, 'family'],
    [keptWorker, kept, 'worker'],
  ];
  for (const work of works)
    await test.owner.query(
      "insert into access.relation (account_id, subject_id, kind, starts, source) values ($1, $2, $3, '2026-01-01', 'test')",
      [...work],
    );
}
afterAll(() => test.close());

/** The lines of these people's homes as the account reads them, on a page of `about`. */
async function homes(
  account: string,
  people: readonly string[],
  about = '',
): Promise<readonly (string | null)[]> {
  const rows = await asApp(test.database, account, async (db) => {
    await db.query(sql`select set_config('kith.about', ${about}, true)`);
    return db.query(sql<{
      lines: string | null;
    }>`select a.lines from people.residence r left join people.address a on a.id = r.address_id
      where r.person_id = any(${[...people]}::uuid[]) order by 1`);
  });
  return rows.map(({ lines }) => lines);
}

async function found(account: string, part: object, about = ''): Promise<readonly string[]> {
  const rows = await asApp(test.database, account, async (db) => {
    await db.query(sql`select set_config('kith.about', ${about}, true)`);
    return db.query(
      sql<{ id: string }>`select person_id as id from people.search(${JSON.stringify([part])}::jsonb)`,
    );
  });
  return rows.map(({ id }) => id).sort();
}

describe('a home that is withheld from somebody', () => {
  it('is not read by who works with him and not with her, nor is the child’s who lives there', async () => {
    const { his, mother, child, father } = world;
    expect(await homes(his, [mother, child])).toEqual([formerly.lines]);
    expect(await homes(his, [father])).toEqual([formerly.lines]);
  });

  it('is read by who works with her, with both, and with the child in the same household', async () => {
    const { hers, both, childs, mother } = world;
    for (const account of [hers, both, childs])
      expect(await homes(account, [mother])).toEqual([refuge.lines, formerly.lines]);
  });

  it('is on no page of his, whoever reads it, nor on one of another record of his', async () => {
    const { hers, both, director, mother, child, father } = world;
    const second = (await plantPerson(test.owner)).person;
    await test.owner.query(
      "insert into people.alias (id, person_id, canonical_id, why) values ($1, $2, $3, 'invented')",
      [newId(), second, father],
    );
    for (const account of [hers, both, director])
      for (const page of [father, second])
        expect(await homes(account, [mother, child], page)).toEqual([formerly.lines]);
    expect(await homes(director, [mother], mother)).toEqual([refuge.lines, formerly.lines]);
  });

  it('leads nobody who acts for him from the address to her', async () => {
    const { his, director, mother, child, father } = world;
    const parts = [{ postcode: 'ZY971AA' }, { address: refuge.lines.toLowerCase() }];
    for (const part of parts) {
      expect(await found(his, part)).toEqual([]);
      expect(await found(director, part, father)).toEqual([]);
      expect(await found(director, part)).toEqual([mother, child].sort());
    }
  });

  it('does not stand among addresses either, nor under another row for the same place', async () => {
    const { his, father, child } = world;
    await plantHome(test.owner, child, {
      lines: '4, Wrenhidden  court',
      postcode: 'zy971aa',
      starts: '2026-01-15',
      ends: '2026-02-01',
    });
    const read = (account: string, about: string) =>
      asApp(test.database, account, async (db) => {
        await db.query(sql`select set_config('kith.about', ${about}, true)`);
        return db.query(sql`select 1 from people.address where lines ilike '%wrenhidden%'`);
      });
    expect(await read(his, '')).toEqual([]);
    expect(await read(world.director, father)).toEqual([]);
    expect(await read(world.director, '')).toHaveLength(2);
    expect(await homes(his, [child])).toEqual([]);
  });

  it('is not in the history of the home, where it was put right', async () => {
    const { his, hers, mother } = world;
    await test.owner.query(
      "update people.residence set kind = 'staying' where person_id = $1 and ends is null",
      [mother],
    );
    const read = (account: string) =>
      asApp(test.database, account, (db) =>
        db.query(sql`select 1 from people.residence_history where person_id = ${mother}`),
      );
    expect(await read(his)).toEqual([]);
    expect(await read(hers)).toHaveLength(1);
    await test.owner.query(
      "update people.residence set kind = 'home' where person_id = $1 and ends is null",
      [mother],
    );
  });

  it('opens on no day of review, and on the day that it ends', async () => {
    const { his, mother } = world;
    const end = (to: string | null) =>
      test.owner.query(
        `update people.address_withheld set ends = $2, ended_at = $2::date, ended_by = case when $2::date is not null then recorded_by end,
           ended_because = case when $2::date is not null then 'invented' end where person_id = $1`,
        [mother, to],
      );
    await test.owner.query(
      "update people.address_withheld set review_by = '2026-01-02' where person_id = $1",
      [mother],
    );
    expect(await homes(his, [mother])).toEqual([formerly.lines]);
    await end('2026-11-22');
    expect(await homes(his, [mother])).toEqual([refuge.lines, formerly.lines]);
    await end(null);
    expect(await homes(his, [mother])).toEqual([formerly.lines]);
  });
});

describe('a home that is kept to those who work with somebody', () => {
  it('is read by them and by nobody else, whatever their role sees', async () => {
    const { keptWorker, director, his, kept } = world;
    expect(await homes(keptWorker, [kept])).toEqual([secret.lines]);
    for (const account of [director, his]) expect(await homes(account, [kept])).toEqual([]);
    expect(await found(director, { postcode: 'ZY973CC' })).toEqual([]);
    expect(await found(keptWorker, { postcode: 'ZY973CC' })).toEqual([kept]);
  });
});

describe('what is told beside an address', () => {
  const warnings = (account: string, person: string, about = person) =>
    asApp(test.database, account, async (db) => {
      await db.query(sql`select set_config('kith.about', ${about}, true)`);
      return db.query(
        sql<{
          from: string | null;
          why: string | null;
        }>`select from_id as "from", why from people.withheld_warnings(array[${person}::uuid])`,
      );
    });
  const told = (account: string, person: string, about = person) =>
    asApp(test.database, account, async (db) => {
      await db.query(sql`select set_config('kith.about', ${about}, true)`);
      return db.query(sql`select 1 from people.address_kept_among(array[${person}::uuid])`);
    });

  it('is whom it must not reach, for who may have it, on the child’s page too', async () => {
    const { both, childs, mother, child, father } = world;
    expect(await warnings(both, mother)).toMatchObject([{ from: father }]);
    expect(await warnings(childs, child)).toMatchObject([{ from: father, why: null }]);
    expect(await told(both, mother)).toEqual([]);
  });

  it('is only that it is withheld for who may not, and nothing of somebody whom they do not see', async () => {
    const { his, hers, mother, child, kept, father, director } = world;
    expect(await warnings(his, mother)).toEqual([]);
    for (const person of [mother, child]) expect(await told(his, person)).toHaveLength(1);
    expect(await told(director, mother, father)).toHaveLength(1);
    expect(await told(hers, kept)).toEqual([]);
    expect(await told(director, kept)).toHaveLength(1);
    const rows = await asApp(test.database, his, (db) =>
      db.query(sql`select 1 from people.address_withheld`),
    );
    expect(rows).toEqual([]);
  });

  it('names nobody who is hidden from the reader', async () => {
    const { both, mother, father } = world;
    await test.owner.query(
      "insert into access.conflict_of_interest (id, account_id, subject_id, why, source, starts) values ($1, $2, $3, 'invented', 'declared', '2026-01-01')",
      [newId(), both, father],
    );
    expect(await warnings(both, mother)).toMatchObject([{ from: null, why: null }]);
  });
});
