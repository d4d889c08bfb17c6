import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/database.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { plantAccount, plantPerson, plantResidence } from '../testing/plant-people.ts';
import { listFound } from './search-queries.ts';
import { parseSearch } from './search-rules.ts';

const today = plainDate('2026-11-22');
let test: TestDatabase;
let everyone: string;
let own: string;
const people = new Map<string, string>();

beforeAll(async () => {
  test = await testDatabase();
  everyone = await plantAccount(test.owner, 'front door', { all: true });
  own = await plantAccount(test.owner, 'social worker');
  const plant = async (key: string, facts: Parameters<typeof plantPerson>[1]) =>
    people.set(key, await plantPerson(test.owner, facts));
  await plant('johnson', {
    given: 'Mohammed',
    family: 'Johnson',
    born: '2014-12-03',
    ids: { nhs: '9434765919' },
  });
  await plant('obrien', {
    given: 'Siân',
    family: "O'Brien-Núñez",
    born: '2010-05-03',
    knownAs: 'Nini',
    former: 'Harper',
  });
  await plant('imported', { born: '2012-02-29', ids: { local: '04000001', upn: 'A123456789012' } });
  await plant('unborn', { family: 'Kestrelby', expected: '2027-01-15' });
  await plant('about 2016', { given: 'Ola', family: 'Vantongeren', born: '2016-01-01', precision: 'year' });
  await plantResidence(test.owner, people.get('johnson') ?? '', {
    lines: '12 Mill Lane, Northmoor',
    postcode: 'NM1 2AB',
    phone: '07700 900123',
  });
});
afterAll(() => test.close());

const searchAs = (account: string, typed: string, also?: readonly string[]) =>
  test.database.transaction({ account, role: 'app' }, today, (db) =>
    listFound(
      db,
      parseSearch(typed, today).map((part) => (also ? { ...part, also } : part)),
    ),
  );
const keyOf = (id: string | undefined) => [...people].find(([, value]) => value === id)?.[0];
const first = async (typed: string) => {
  const [found] = await searchAs(everyone, typed);
  return [keyOf(found?.personId), ...(found?.why ?? [])];
};

describe('search that forgives', () => {
  it.each([
    ['Mohammed Johnson', 'johnson', ['name', 'name']],
    ['johnson mohammed', 'johnson', ['name', 'name']],
    ['Jonson', 'johnson', ['name sounds']],
    ['Muhamad', 'johnson', ['name sounds']],
    ['sian o’brien', 'obrien', ['name', 'name']],
    ['nunez', 'obrien', ['name']],
    ['Nini', 'obrien', ['name']],
    ['Harper', 'obrien', ['former name']],
    ['johns', 'johnson', ['name begins']],
    ['12/2014', 'johnson', ['month of birth']],
    ['3 Dec 2014', 'johnson', ['birth date']],
    ['12/3/2014', 'johnson', ['birth date, day and month swapped']],
    ['Johnson 2014', 'johnson', ['year of birth', 'name']],
    ['943 476 5919', 'johnson', ['identifier nhs']],
    ['04000001', 'imported', ['identifier local']],
    ['Child 04000001 (name not recorded)', 'imported', ['identifier local']],
    ['a123456789012', 'imported', ['identifier upn']],
    ['29/02/2012', 'imported', ['birth date']],
    ['nm12ab', 'johnson', ['postcode']],
    ['NM1', 'johnson', ['postcode']],
    ['12 mill lane', 'johnson', ['address']],
    ['12 Mil Lane', 'johnson', ['address']],
    ['+44 7700 900123', 'johnson', ['phone']],
    ['900123', 'johnson', ['phone']],
    ['unborn', 'unborn', ['unborn']],
    ['unborn baby Kestrelby', 'unborn', ['unborn', 'name']],
    ['15/1/2027', 'unborn', ['expected on']],
    ['Ola 14/6/2016', 'about 2016', ['birth date', 'name']],
  ])('finds by %j', async (typed, key, why) => {
    expect(await first(typed)).toEqual([key, ...why]);
  });

  it('finds nobody by what fits nobody', async () => {
    expect(await searchAs(everyone, 'Zzyzxqw')).toEqual([]);
    expect(await searchAs(everyone, '')).toEqual([]);
  });

  it('looks at what is meant less likely where that could come among the fifty, and only there', async () => {
    const plantAll = (given: string, count: number, born: string) =>
      Promise.all(
        Array.from({ length: count }, () => plantPerson(test.owner, { given, family: 'Underhillock', born })),
      );
    await plantAll('Ezmaralda', 30, '2011-04-05');
    const sounding = await plantAll('Esmeralda', 3, '2013-06-07');
    const found = async (typed: string) => (await searchAs(everyone, typed)).map(({ personId }) => personId);
    expect(await found('Ezmaralda')).toHaveLength(33);
    expect(await found('Ezmaralda')).toEqual(expect.arrayContaining(sounding));
    // The year makes up for the name.
    expect((await found('Ezmaralda 2013')).slice(0, 3).toSorted()).toEqual(sounding.toSorted());
    await plantAll('Ezmaralda', 30, '2011-04-05');
    const many = await found('Ezmaralda');
    expect(many).toHaveLength(50);
    expect(many.filter((id) => sounding.some((one) => one === id))).toEqual([]);
    // Of a birth alone nobody is left out.
    expect(await found('7/6/2013')).toEqual(expect.arrayContaining(sounding));
  });

  it('weighs a name less from the day on which it is no longer theirs', async () => {
    const moved = await plantPerson(test.owner, { given: 'Perpetua', family: 'Osgodby' });
    const found = async () => (await searchAs(everyone, 'Osgodby'))[0];
    expect(await found()).toMatchObject({ personId: moved, rank: 1, why: ['name'] });
    const end = (day: string) =>
      test.owner.query('update people.name set ends = $2 where person_id = $1', [moved, day]);
    await end('2026-11-23');
    expect(await found()).toMatchObject({ rank: 1, why: ['name'] });
    await end('2026-11-22');
    const former = await found();
    expect(former).toMatchObject({ personId: moved, why: ['former name'] });
    expect(former?.rank).toBeCloseTo(0.9, 5);
  });

  it('ranks a full match over a likeness, and leaves out what is much weaker than the best', async () => {
    const twin = await plantPerson(test.owner, { given: 'Mohammed', family: 'Jonson', born: '2001-01-01' });
    const found = await searchAs(everyone, 'Mohammed Johnson');
    expect(found.map(({ personId }) => personId)).toEqual([people.get('johnson'), twin]);
    expect(found[0]?.rank).toBe(1);
    expect((await searchAs(everyone, '3/12/2014 Mohammed Johnson')).map(({ personId }) => personId)).toEqual([
      people.get('johnson'),
    ]);
  });

  it('never answers with somebody whom the actor may not see, and finds them once they are named', async () => {
    expect(await searchAs(own, 'Johnson')).toEqual([]);
    expect(await searchAs(own, '04000001')).toEqual([]);
    const secret = people.get('johnson') ?? '';
    // Not even when another module names them.
    expect(await searchAs(own, 'NM9', [secret])).toEqual([]);
    await test.owner.query(
      "insert into access.relation values ($1, $2, 'worker', '2026-01-01', null, 'test')",
      [own, secret],
    );
    expect((await searchAs(own, 'Johnson')).map(({ personId }) => personId)).toEqual([secret]);
    await test.owner.query("update access.relation set ends = '2026-11-22' where account_id = $1", [own]);
    expect(await searchAs(own, 'Johnson')).toEqual([]);
  });

  it('never answers with somebody unseen, whatever is asked and whoever is seen', async () => {
    const asks = [
      'Johnson',
      'Nunez',
      '04000001',
      'unborn',
      '2014',
      '2010',
      'NM1',
      '12 mill lane',
      '900123',
      'Ola',
      'Smith 1/1/2016',
    ];
    const all = [...people.values()];
    const asked = fc.tuple(fc.constantFrom(...asks), fc.subarray(all));
    await fc.assert(
      fc.asyncProperty(asked, async ([typed, seen]) => {
        await test.owner.query('delete from access.relation where account_id = $1', [own]);
        for (const id of seen)
          await test.owner.query(
            "insert into access.relation values ($1, $2, 'worker', '2026-01-01', null, 'test')",
            [own, id],
          );
        const mine = (await searchAs(own, typed)).map(({ personId }) => String(personId));
        const everybody = (await searchAs(everyone, typed)).map(({ personId }) => String(personId));
        expect(mine.filter((id) => !seen.includes(id))).toEqual([]);
        // Whoever fits best of all is found, if seen.
        expect(mine).toEqual(expect.arrayContaining(everybody.slice(0, 1).filter((id) => seen.includes(id))));
      }),
      { numRuns: 40, seed: 903 },
    );
    await test.owner.query('delete from access.relation where account_id = $1', [own]);
  });

  it('leads from a second record to the first, and to neither when the first is not the actor’s to see', async () => {
    const second = await plantPerson(test.owner, { given: 'Quillon', family: 'Abernathy' });
    const record = await plantPerson(test.owner, { given: 'Bettina', family: 'Abernathy' });
    await test.owner.query(
      'insert into people.alias (id, person_id, canonical_id, why) values ($1, $2, $3, $4)',
      [newId(), second, record, 'test'],
    );
    expect((await searchAs(everyone, 'Quillon')).map(({ personId }) => personId)).toEqual([record]);
    await test.owner.query(
      "insert into access.relation values ($1, $2, 'worker', '2026-01-01', null, 'test')",
      [own, second],
    );
    expect(await searchAs(own, 'Quillon')).toEqual([]);
  });

  it('leaves out records that were made by mistake', async () => {
    const mistake = await plantPerson(test.owner, { given: 'Wilhelmina', family: 'Mistake' });
    expect(await searchAs(everyone, 'Wilhelmina')).toHaveLength(1);
    await test.owner.query('insert into people.withdrawn (id, person_id, why) values ($1, $2, $3)', [
      newId(),
      mistake,
      'test',
    ]);
    expect(await searchAs(everyone, 'Wilhelmina')).toEqual([]);
  });

  it('follows a name when it is changed', async () => {
    const person = await plantPerson(test.owner, { given: 'Before', family: 'Xanthou' });
    await test.owner.query("update people.name set given = 'Afterwards' where person_id = $1", [person]);
    expect(await searchAs(everyone, 'Before Xanthou')).toMatchObject([{ rank: 0.5 }]);
    expect(await searchAs(everyone, 'Afterwards Xanthou')).toMatchObject([{ rank: 1 }]);
  });

  it('lets nobody read the words of names past it', async () => {
    for (const role of ['app', 'loader'] as const) {
      const read = test.database.transaction({ account: everyone, role }, today, (db) =>
        db.query(sql`select * from people.name_word`),
      );
      await expect(read).rejects.toThrow('permission denied');
    }
  });
});
