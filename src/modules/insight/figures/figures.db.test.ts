import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PlantedChild, PlantedEpisode } from '../../../../test/support/plant-care.ts';
import { clearPeople, plantAlias, plantChild } from '../../../../test/support/plant-care.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { listFigures } from './figure-rules.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());
beforeEach(() => clearPeople(test.owner));

const day = '2026-03-31';
type Row = { figure: string; part: string; person_id: string };

async function rows(on = day): Promise<Row[]> {
  const found = await test.owner.query<Row>('select * from insight.figure_rows($1, null)', [on]);
  return found.rows;
}

/** In which part of a figure a child stands; undefined in none. */
async function partOf(person: string, figure: string, on = day): Promise<string | undefined> {
  return (await rows(on)).find((row) => row.figure === figure && row.person_id === person)?.part;
}

const plant = (child: PlantedChild) => plantChild(test.owner, child);
const inCare = (episode: Partial<PlantedEpisode> = {}) =>
  plant({ episodes: [{ starts: '2024-05-01', ...episode }] });

describe('every row', () => {
  it('stands in a figure and a part that have words', async () => {
    await test.owner.query(
      "insert into homes.postcode values ('ZA11AA', null, null, 400000, 300000), ('ZA22BB', null, null, 410000, 300000)",
    );
    await inCare();
    await inCare({ home: 'K2', legal: 'V2', from: null });
    await plant({ born: '2000-01-01', episodes: [{ starts: '2010-01-01' }] });
    await plant({ episodes: [{ starts: '2025-05-01', ends: '2025-06-01', ended: 'E4A' }] });
    const known = new Set(
      listFigures(plainDate(day)).flatMap(({ key, parts }) => parts.map((part) => `${key} ${part.key}`)),
    );
    const found = (await rows())
      .filter(({ figure }) => figure !== 'ever')
      .map(({ figure, part }) => `${figure} ${part}`);
    expect(found.filter((one) => !known.has(one))).toEqual([]);
    expect(new Set((await rows()).map(({ figure }) => figure)).size).toBe(13);
  });
});

describe('the kind of home', () => {
  it.each([
    ['U1', 'family-or-friends'],
    ['U4', 'foster'],
    ['K1', 'secure'],
    ['K2', 'childrens-home'],
    ['P1', 'parents'],
    ['A5', 'adopters'],
    ['K3', 'supported'],
    ['H5', 'supported'],
    ['P2', 'own-place'],
    ['R1', 'elsewhere'],
    ['Z13', 'elsewhere'],
    ['T2', 'short-while'],
  ])('of %s is %s', async (home, part) => {
    expect(await partOf(await inCare({ home }), 'home')).toBe(part);
  });
});

describe('age', () => {
  it.each<[string | null, string, string]>([
    ['2026-03-31', 'under-1', 'born on the day'],
    ['2025-04-01', 'under-1', 'the day before the first birthday'],
    ['2025-03-31', '1-4', 'on the first birthday'],
    ['2021-03-31', '5-9', 'on the fifth'],
    ['2016-04-01', '5-9', 'the day before the tenth'],
    ['2016-03-31', '10-15', 'on the tenth'],
    ['2010-03-31', '16-17', 'on the sixteenth'],
    ['2008-04-01', '16-17', 'the day before the eighteenth'],
    [null, 'not-known', 'when nobody knows'],
  ])('of a child born %s is %s: %s', async (born, part) => {
    const person = await plant({ born, episodes: [{ starts: day }] });
    expect(await partOf(person, 'age')).toBe(part);
  });

  it('of 18 takes a child out of every figure of the day and lists the record as still open', async () => {
    const person = await plant({ born: '2008-03-31', episodes: [{ starts: '2020-01-01' }] });
    const figures = (await rows()).filter((row) => row.person_id === person).map(({ figure }) => figure);
    expect(figures.sort()).toEqual(['ever', 'past-18']);
  });
});

describe('distance', () => {
  beforeEach(() =>
    test.owner.query(`insert into homes.postcode values ('HOME', null, null, 400000, 300000),
      ('NEAR', null, null, 408046, 300000), ('FIVE', null, null, 408047, 300000), ('TWENTY', null, null, 432186, 300000),
      ('BEYOND', null, null, 432188, 300000), ('FAR', null, null, 400000, 390000)`),
  );

  it.each<[string | null, string, string]>([
    ['HOME', 'under-5', 'no distance at all'],
    ['NEAR', 'under-5', 'a little less than five miles'],
    ['FIVE', '5-10', 'five miles'],
    ['TWENTY', '10-20', 'just not more than twenty miles'],
    ['BEYOND', '20-50', 'just more than twenty'],
    ['FAR', '50-or-more', 'more than fifty'],
    ['NO WHERE', 'not-known', 'a postcode that the directory does not have'],
    [null, 'not-known', 'no postcode'],
  ])('from home to %s is %s: %s', async (postcode, part) => {
    expect(await partOf(await inCare({ from: 'HO ME', postcode }), 'distance')).toBe(part);
  });
});

describe('brothers and sisters', () => {
  const related = (a: string, b: string, role = 'brother', ends: string | null = null) =>
    test.owner.query(
      "insert into people.relationship (id, person_id, other_id, role, other_role, ends) values ($1, $2, $3, $4, 'sister', $5)",
      [newId(), a, b, role, ends],
    );

  it.each([
    ['ZA2 2BB', 'together'],
    ['ZA9 9ZZ', 'apart'],
    [null, 'home-not-known'],
  ])('of whom one lives at %s are %s', async (postcode, part) => {
    const [first, second] = [await inCare({ postcode: 'ZA2 2BB' }), await inCare({ postcode })];
    await related(first, second, 'half-brother');
    expect([
      await partOf(first, 'brothers-and-sisters'),
      await partOf(second, 'brothers-and-sisters'),
    ]).toEqual([part, part]);
  });

  it('are apart as soon as one of several lives elsewhere', async () => {
    const three = [await inCare(), await inCare(), await inCare({ postcode: 'ZA9 9ZZ' })];
    await related(three[0] ?? '', three[1] ?? '');
    await related(three[0] ?? '', three[2] ?? '');
    expect(await partOf(three[0] ?? '', 'brothers-and-sisters')).toBe('apart');
    expect(await partOf(three[1] ?? '', 'brothers-and-sisters')).toBe('together');
  });

  it('who are not in our care do not count', async () => {
    const [first, left] = [await inCare(), await inCare({ ends: '2025-01-01', ended: 'E12' })];
    await related(first, left);
    expect(await partOf(first, 'brothers-and-sisters')).toBe('none');
  });

  it('are not known where no family is recorded, and none where a mother is', async () => {
    const [alone, withMother] = [await inCare(), await inCare()];
    await test.owner.query(
      "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'mother', 'daughter')",
      [newId(), await plant({ born: '1990-01-01' }), withMother],
    );
    expect(await partOf(alone, 'brothers-and-sisters')).toBe('not-known');
    expect(await partOf(withMother, 'brothers-and-sisters')).toBe('none');
  });
});

describe('time in care', () => {
  it.each([
    ['2025-10-01', 'under-6-months'],
    ['2025-09-30', '6-12-months'],
    ['2025-03-31', '1-2-years'],
    ['2024-03-31', '2-5-years'],
    ['2021-03-31', '5-years'],
  ])('since %s is %s', async (starts, part) => {
    expect(await partOf(await inCare({ starts }), 'time-in-care')).toBe(part);
  });
});

describe('moves of home', () => {
  it('are those of the twelve months up to the day; coming into care is none', async () => {
    const moved = (on: string) =>
      plant({
        episodes: [
          { starts: '2025-01-01', ends: on },
          { starts: on, new: 'P', postcode: 'ZA3 3CC' },
        ],
      });
    expect(await partOf(await inCare({ starts: '2025-06-01' }), 'moves')).toBe('0');
    expect(await partOf(await moved('2025-04-01'), 'moves')).toBe('1');
    expect(await partOf(await moved('2025-03-31'), 'moves')).toBe('0');
    expect(await partOf(await moved(day), 'moves')).toBe('1');
  });
});

describe('changes of worker', () => {
  const worked = (...workers: [string, string, string?][]) =>
    plant({ episodes: [{ starts: '2024-05-01' }], workers });

  it('are new workers in place of others; the first is none', async () => {
    expect(await partOf(await worked(['SW1', '2025-06-01']), 'workers')).toBe('0');
    expect(
      await partOf(await worked(['SW1', '2024-06-01', '2025-06-01'], ['SW2', '2025-06-01']), 'workers'),
    ).toBe('1');
    expect(
      await partOf(await worked(['SW1', '2024-06-01', '2025-06-01'], ['SW1', '2025-06-01']), 'workers'),
    ).toBe('0');
    expect(
      await partOf(await worked(['SW1', '2024-06-01', '2025-03-31'], ['SW2', '2025-03-31']), 'workers'),
    ).toBe('0');
  });

  it('are not known where no worker is recorded', async () => {
    expect(await partOf(await inCare(), 'workers')).toBe('not-known');
  });
});

describe('coming into care and leaving it', () => {
  it('stand in their month, for 24 months', async () => {
    const person = await plant({ episodes: [{ starts: '2024-04-01', ends: day, ended: 'E4A' }] });
    expect(await partOf(person, 'starting')).toBe('2024-04');
    expect(await partOf(person, 'leaving')).toBe('2026-03');
    expect(await partOf(person, 'starting', '2026-04-01')).toBeUndefined();
    expect(await partOf(person, 'leaving', '2026-03-30')).toBeUndefined();
  });
});

describe('going home', () => {
  const went = (ends: string, back?: string, ended = 'E4A') =>
    plant({
      episodes: [{ starts: '2023-01-01', ends, ended }, ...(back ? [{ starts: back, new: 'S' }] : [])],
    });

  it('is leaving care for parents, in the twelve months up to the day', async () => {
    expect(await partOf(await went('2025-04-01', undefined, 'E4B'), 'going-home')).toBe('this-year');
    expect(await partOf(await went(day), 'going-home')).toBe('this-year');
    expect(await partOf(await went('2025-04-01', undefined, 'E45'), 'going-home')).toBeUndefined();
  });

  it('looks at those of the year before for coming back within twelve months', async () => {
    expect(await partOf(await went('2025-03-31'), 'going-home')).toBe('stayed-home');
    expect(await partOf(await went('2024-06-01', '2025-06-01'), 'going-home')).toBe('came-back');
    expect(await partOf(await went('2024-06-01', '2025-06-02'), 'going-home')).toBe('stayed-home');
    expect(await partOf(await went('2024-03-31'), 'going-home')).toBeUndefined();
  });
});

describe('a child of two records', () => {
  it('stands once in every figure', async () => {
    const [first, second] = [await inCare(), await inCare({ starts: '2025-01-01', home: 'K2' })];
    await plantAlias(test.owner, second, first);
    const homes = (await rows()).filter(({ figure }) => figure === 'home');
    expect(homes).toMatchObject([{ person_id: first, part: 'childrens-home' }]);
  });
});
