import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PlantedEpisode } from '../../../../test/support/plant-care.ts';
import { clearPeople, plantAlias, plantChild } from '../../../../test/support/plant-care.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { saveChildPopulation } from './save-child-population.ts';
import { measureNamed } from './work-out-measures.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());
beforeEach(() => clearPeople(test.owner));

const asLoader = { account: null, role: 'loader' } as const;
const yearEnd = '2026-03-31';

const measure = (id: string, day: string = yearEnd) =>
  test.database.transaction(asLoader, plainDate(day), (db) => measureNamed(db, id, plainDate(day)));

const child = (...episodes: PlantedEpisode[]) => plantChild(test.owner, { episodes });
const born = (birth: string | null, ...episodes: PlantedEpisode[]) =>
  plantChild(test.owner, { born: birth, episodes });

describe('M-CL-01, children in our care', () => {
  const count = async (day?: string) => (await measure('M-CL-01', day)).numerator;

  it.each<[string, PlantedEpisode, number]>([
    ['a child who is in care', { starts: '2025-05-01' }, 1],
    ['a child who came into care on the day', { starts: yearEnd }, 1],
    ['no child who comes the day after', { starts: '2026-04-01' }, 0],
    ['no child who left on the day', { starts: '2025-05-01', ends: yearEnd, ended: 'E4A' }, 0],
    ['a child who leaves the day after', { starts: '2025-05-01', ends: '2026-04-01', ended: 'E4A' }, 1],
    ['no child who came and left on the day', { starts: yearEnd, ends: yearEnd, ended: 'E4A' }, 0],
    ['no series of short breaks (V3)', { starts: '2025-05-01', legal: 'V3' }, 0],
    ['no series of short breaks (V4)', { starts: '2025-05-01', legal: 'V4' }, 0],
    ['a child whose legal status is a mystery', { starts: '2025-05-01', legal: 'C9' }, 1],
  ])('counts %s', async (_, episode, expected) => {
    await child(episode);
    expect(await count()).toBe(expected);
  });

  it.each<[string | null, number, string]>([
    ['2008-04-01', 1, 'the day before the 18th birthday'],
    ['2008-03-31', 0, 'the 18th birthday itself'],
    ['2000-01-01', 0, 'long after, whatever an open record says'],
    [null, 1, 'a birthday that nobody knows'],
  ])('with a birthday on %s counts %i: %s', async (birth, expected) => {
    await born(birth, { starts: '2020-01-01' });
    expect(await count()).toBe(expected);
  });

  it('takes a child born on 29 February as 18 on 1 March of a common year', async () => {
    await born('2008-02-29', { starts: '2020-01-01' });
    expect([await count('2026-02-28'), await count('2026-03-01')]).toEqual([1, 0]);
  });

  it('counts a child of two records once, from the day that they are found to be one', async () => {
    const [first, second] = [await child({ starts: '2025-05-01' }), await child({ starts: '2025-06-01' })];
    expect(await count()).toBe(2);
    await plantAlias(test.owner, second, first);
    expect(await count()).toBe(1);
  });

  it('divides by the children of the area, and says so where their number is missing', async () => {
    await child({ starts: '2025-05-01' });
    expect(await measure('M-CL-01')).toMatchObject({ value: null, numerator: 1, denominator: null });
    await test.database.transaction(asLoader, null, async (db) => {
      await saveChildPopulation(db, { midYear: 2025, children: 5_000, source: null });
    });
    expect(await measure('M-CL-01')).toMatchObject({ value: 2, numerator: 1, denominator: 5_000, why: null });
  });

  it('takes the newest setting of a year', async () => {
    await child({ starts: '2025-05-01' });
    for (const children of [5_000, 10_000]) {
      await test.database.transaction(asLoader, null, (db) =>
        saveChildPopulation(db, { midYear: 2025, children, source: null }),
      );
    }
    expect((await measure('M-CL-01')).denominator).toBe(10_000);
  });
});

describe('M-CL-02, children who came into our care', () => {
  const parts = async (day?: string) =>
    Object.fromEntries((await measure('M-CL-02', day)).parts.map(({ part, numerator }) => [part, numerator]));

  it.each([
    ['2025-04-01', yearEnd, 1, 'on the first day of the year'],
    [yearEnd, yearEnd, 1, 'on its last'],
    ['2025-03-31', yearEnd, 0, 'the day before the year'],
    [yearEnd, '2026-04-01', 0, 'the day before a year that has just begun'],
    ['2026-04-01', '2026-04-01', 1, 'on the first day, asked on that day'],
  ])('a start on %s as of %s counts %i: %s', async (starts, day, expected) => {
    await child({ starts });
    expect((await measure('M-CL-02', day)).numerator).toBe(expected);
  });

  it('counts a child who starts twice once, by the first time', async () => {
    await child(
      { starts: '2025-05-01', ends: '2025-06-01', ended: 'E4A' },
      { starts: '2025-08-01', ends: '2025-09-01', ended: 'E4A' },
    );
    expect(await parts()).toEqual({ first: 1 });
  });

  it('tells a child who comes back from one who comes for the first time', async () => {
    await child({ starts: '2024-05-01', ends: '2024-06-01', ended: 'E4A' }, { starts: '2025-08-01' });
    await child({ starts: '2025-08-01' });
    expect(await parts()).toEqual({ first: 1, again: 1 });
  });

  it('sees no start where an episode follows another at once, nor where short breaks begin', async () => {
    await child(
      { starts: '2024-05-01', ends: '2025-08-01' },
      { starts: '2025-08-01', new: 'P', postcode: 'ZA3 3CC' },
    );
    await child({ starts: '2025-08-01', legal: 'V4' });
    expect((await measure('M-CL-02')).numerator).toBe(0);
  });

  it('sees a start where short breaks become care', async () => {
    await child(
      { starts: '2024-05-01', ends: '2025-08-01', legal: 'V4' },
      { starts: '2025-08-01', new: 'L' },
    );
    expect(await parts()).toEqual({ first: 1 });
  });

  it('sees one time in care where it stands in two records of one child', async () => {
    const first = await child({ starts: '2025-05-01', ends: '2025-08-01', ended: 'X1' });
    const second = await child({ starts: '2025-08-01', new: 'P' });
    await plantAlias(test.owner, second, first);
    expect(await parts()).toEqual({ first: 1 });
    expect((await measure('M-CL-04')).value).toBe(1);
  });
});

describe('M-CL-03, children who left our care', () => {
  const reasons = async (day?: string) =>
    Object.fromEntries((await measure('M-CL-03', day)).parts.map(({ part, numerator }) => [part, numerator]));

  it('tells reasons apart, each child by the last time in the year', async () => {
    await child({ starts: '2024-05-01', ends: '2025-06-01', ended: 'E4A' });
    await child(
      { starts: '2024-05-01', ends: '2025-06-01', ended: 'E4A' },
      { starts: '2025-07-01', ends: '2026-02-01', ended: 'E17' },
    );
    expect(await reasons()).toEqual({ E4A: 1, E17: 1 });
    expect(await measure('M-CL-03')).toMatchObject({
      value: 2,
      numerator: 2,
      denominator: 2,
      unit: 'children',
    });
  });

  it.each([
    ['2025-03-31', 0, 'an end the day before the year'],
    ['2025-04-01', 1, 'an end on its first day'],
    [yearEnd, 1, 'an end on its last'],
    ['2026-04-01', 0, 'an end the day after'],
  ])('with an end on %s counts %i: %s', async (ends, expected) => {
    await child({ starts: '2024-05-01', ends, ended: 'E8' });
    expect((await measure('M-CL-03')).value).toBe(expected);
  });

  it('takes X1 before a gap as a reason that is not known', async () => {
    await child({ starts: '2024-05-01', ends: '2025-06-01', ended: 'X1' });
    expect(await reasons()).toEqual({ 'not-known': 1 });
  });

  it('has a value of nought, not none, where nobody left', async () => {
    expect(await measure('M-CL-03')).toMatchObject({ value: 0, numerator: 0, why: null });
  });
});

describe('M-CL-04, into care less out of care', () => {
  it('is what the number of children in care changed by since 31 March', async () => {
    await child({ starts: '2024-01-01' });
    await child({ starts: '2024-01-01', ends: '2025-05-05', ended: 'E4A' }, { starts: '2025-07-01' });
    await child({ starts: '2025-05-01' });
    await child({ starts: '2025-05-01', ends: '2025-05-01', ended: 'E4A' });
    await child({ starts: '2024-05-01', ends: yearEnd, ended: 'E17' });
    await child({ starts: '2025-08-01', legal: 'V3' });
    const [before, after] = [await measure('M-CL-01', '2025-03-31'), await measure('M-CL-01', yearEnd)];
    const net = await measure('M-CL-04');
    expect(net.value).toBe(0);
    expect((after.numerator ?? 0) - (before.numerator ?? 0)).toBe(net.value);
    expect(net.parts.map(({ part, numerator }) => [part, numerator])).toEqual([
      ['left', -3],
      ['started', 3],
    ]);
  });

  it('has no denominator and no reason for that', async () => {
    expect(await measure('M-CL-04')).toMatchObject({ value: 0, denominator: null, why: null });
  });
});

describe('M-CL-08, three or more homes in a year', () => {
  const many = async (day?: string) => {
    const { numerator, denominator } = await measure('M-CL-08', day);
    return [numerator, denominator];
  };
  const home = (
    starts: string,
    ends: string | undefined,
    more: Partial<PlantedEpisode> = {},
  ): PlantedEpisode => ({
    starts,
    ...(ends === undefined ? {} : { ends }),
    new: 'P',
    ...more,
  });
  const [a, b, c] = [{ postcode: 'ZA1 1AA' }, { postcode: 'ZA2 2BB' }, { postcode: 'ZA3 3CC' }];

  it('counts a child who had three, the first and the last included', async () => {
    await child(
      home('2025-01-01', '2025-08-01', { new: 'S', ...a }),
      home('2025-08-01', '2025-10-01', b),
      home('2025-10-01', undefined, c),
    );
    expect(await many()).toEqual([1, 1]);
  });

  it('does not count one who left the first of three before the twelve months began', async () => {
    await child(
      home('2025-01-01', '2025-03-31', { new: 'S', ...a }),
      home('2025-03-31', '2025-10-01', b),
      home('2025-10-01', undefined, c),
    );
    expect(await many()).toEqual([0, 1]);
  });

  it('does not count a home left on the first of the twelve months, but one left the day after', async () => {
    const episodes = (left: string) => [
      home('2025-01-01', left, { new: 'S', ...a }),
      home(left, '2025-10-01', b),
      home('2025-10-01', undefined, c),
    ];
    await child(...episodes('2025-04-01'));
    expect(await many()).toEqual([0, 1]);
    await child(...episodes('2025-04-02'));
    expect(await many()).toEqual([1, 2]);
  });

  it('counts a home entered and left on one day', async () => {
    await child(
      home('2025-01-01', '2025-08-01', { new: 'S', ...a }),
      home('2025-08-01', '2025-08-01', b),
      home('2025-08-02', undefined, c),
    );
    expect(await many()).toEqual([1, 1]);
  });

  it.each<[string, Partial<PlantedEpisode>, Partial<PlantedEpisode>]>([
    ['a change of legal status', {}, { new: 'L', legal: 'E1', ...b }],
    ['a move with the same carers', {}, { new: 'T', ...c }],
    ['the same with a new legal status', {}, { new: 'U', ...c }],
    ['a new name for the same home', { moved: 'PLACE' }, { new: 'P', home: 'U4', ...c }],
    ['a temporary move that goes on', {}, { home: 'T1', ...c }],
  ])('sees no new home in %s', async (_, before, after) => {
    await child(
      home('2025-01-01', '2025-08-01', { new: 'S', ...a }),
      home('2025-08-01', '2025-10-01', { ...b, ...before }),
      home('2025-10-01', undefined, after),
    );
    expect(await many()).toEqual([0, 1]);
  });

  it('sees no new home in a holiday and the return from it', async () => {
    await child(
      home('2025-01-01', '2025-08-01', { new: 'S', ...a }),
      home('2025-08-01', '2025-10-01', b),
      home('2025-10-01', '2025-10-08', { home: 'T2', ...c }),
      home('2025-10-08', undefined, b),
    );
    expect(await many()).toEqual([0, 1]);
  });

  it('sees one where a child comes from hospital into another home', async () => {
    await child(
      home('2025-01-01', '2025-08-01', { new: 'S', ...a }),
      home('2025-08-01', '2025-10-01', b),
      home('2025-10-01', '2025-10-08', { home: 'T1', postcode: null }),
      home('2025-10-08', undefined, c),
    );
    expect(await many()).toEqual([1, 1]);
  });

  it('adds the homes of an earlier time in care in the same twelve months', async () => {
    await child(
      home('2025-05-01', '2025-06-01', { new: 'S', ended: 'E4A', ...a }),
      home('2025-08-01', '2025-10-01', { new: 'S', ...b }),
      home('2025-10-01', undefined, c),
    );
    expect(await many()).toEqual([1, 1]);
  });

  it('leaves out who has left, short breaks, and who is 18', async () => {
    const three = (end: string | undefined): PlantedEpisode[] => [
      home('2025-05-01', '2025-08-01', { new: 'S', ...a }),
      home('2025-08-01', '2025-10-01', b),
      home('2025-10-01', end, { ...c, ...(end ? { ended: 'E8' } : {}) }),
    ];
    await child(...three('2026-03-01'));
    await born('2008-03-31', ...three(undefined));
    await child(...three(undefined).map((episode) => ({ ...episode, legal: 'V3' })));
    expect(await many()).toEqual([0, 0]);
    expect((await measure('M-CL-08')).why).toMatch(/no children/);
  });
});
