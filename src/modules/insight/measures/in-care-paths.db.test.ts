import { beforeEach, describe, expect, it } from 'vitest';
import { measuring } from '../../../../test/support/measuring.ts';
import type { PlantedEpisode } from '../../../../test/support/plant-care.ts';

const { measure, share, child, plant, same, run } = measuring();
const yearEnd = '2026-03-31';

const inCare = (...episodes: PlantedEpisode[]) => child({ episodes });
const [a, b, c] = [{ postcode: 'ZA1 1AA' }, { postcode: 'ZA2 2BB' }, { postcode: 'ZA3 3CC' }];

describe('M-CL-18, times that children went missing', () => {
  const missing = (who: string, starts: string, kind = 'M') =>
    plant('care.missing_episode', who, { kind, starts, ends: starts });

  it('is the mean for each child who was in care in the year', async () => {
    const who = await inCare({ starts: '2025-05-01' });
    for (const day of ['2025-06-01', '2025-06-03', '2025-06-05']) await missing(who, day);
    await inCare({ starts: '2024-01-01', ends: '2025-04-02', ended: 'E4A' });
    await inCare({ starts: '2024-01-01', ends: '2025-04-01', ended: 'E4A' });
    await inCare({ starts: '2025-04-01', ends: '2025-04-01', ended: 'E4A' });
    await inCare({ starts: '2024-01-01', legal: 'V3' });
    expect(await measure('M-CL-18', yearEnd)).toMatchObject({ value: 1, numerator: 3, denominator: 3 });
  });

  it.each([
    ['2025-03-31', 'M', 0, 'before the year'],
    ['2025-04-01', 'M', 1, 'on its first day'],
    [yearEnd, 'M', 1, 'on its last'],
    ['2026-04-01', 'M', 0, 'after it'],
    ['2025-06-01', 'A', 0, 'away while it was known where'],
  ])('a time from %s (%s) counts %i: %s', async (starts, kind, expected) => {
    await missing(await inCare({ starts: '2024-01-01' }), starts, kind);
    expect(await share('M-CL-18', yearEnd)).toEqual([expected, 1]);
  });

  it('counts no time before care or after it, and a child of two periods once', async () => {
    const who = await inCare(
      { starts: '2025-05-01', ends: '2025-06-01', ended: 'E4A' },
      { starts: '2025-08-01' },
    );
    for (const day of ['2025-04-20', '2025-07-01', '2025-06-01', '2025-09-01']) await missing(who, day);
    expect(await share('M-CL-18', yearEnd)).toEqual([2, 1]);
  });
});

describe('M-CL-20, over 20 miles away and out of our area', () => {
  beforeEach(async () => {
    await run(
      "insert into platform.installation (kind, code) values ('authority', 'E10000001') on conflict (one) do update set code = excluded.code",
    );
    // 20 miles are 32,186.88 metres.
    await run(`insert into homes.postcode (postcode, authority_code, easting, northing) values
      ('ZA11AA', 'E10000001', 400000, 300000), ('ZA22BB', 'E10000002', 432187, 300000), ('ZA33CC', 'E10000002', 432186, 300000),
      ('ZA44DD', 'E10000001', 400000, 340000), ('ZA55EE', null, 400000, 340000)`);
  });

  it.each<[string | null, number, string]>([
    ['ZA2 2BB', 1, 'a metre more, elsewhere'],
    ['ZA3 3CC', 0, 'a metre less, elsewhere'],
    ['ZA4 4DD', 0, 'far, in our area'],
    ['ZA5 5EE', 0, 'far, and nobody knows whose area it is'],
    ['ZA9 9ZZ', 0, 'not in the directory'],
    [null, 0, 'not known'],
  ])('a home at %s counts %i of 1: %s', async (postcode, expected) => {
    await inCare({ starts: '2025-01-01', postcode });
    expect(await share('M-CL-20', yearEnd)).toEqual([expected, 1]);
  });

  it('looks at the normal home of a child who is away, and at the day', async () => {
    await inCare(
      { starts: '2025-01-01', ends: '2026-03-01', postcode: 'ZA3 3CC' },
      { starts: '2026-03-01', ends: '2026-03-20', new: 'P', postcode: 'ZA2 2BB' },
      { starts: '2026-03-20', new: 'P', home: 'T1', postcode: 'ZA3 3CC' },
    );
    expect(await share('M-CL-20', '2026-02-28')).toEqual([0, 1]);
    expect(await share('M-CL-20', yearEnd)).toEqual([1, 1]);
  });

  it('leaves out short breaks and who is 18', async () => {
    await inCare({ starts: '2025-01-01', postcode: 'ZA2 2BB', legal: 'V4' });
    await child({ born: '2008-03-31', episodes: [{ starts: '2025-01-01', postcode: 'ZA2 2BB' }] });
    expect(await share('M-CL-20', yearEnd)).toEqual([0, 0]);
  });
});

describe('M-CL-24, left care to special guardians or under a child arrangements order', () => {
  it.each([
    ['E41', 1],
    ['E43', 1],
    ['E44', 1],
    ['E45', 1],
    ['E46', 1],
    ['E47', 1],
    ['E48', 1],
    ['E4A', 0],
    ['E11', 0],
    ['X1', 0],
  ])('%s counts %i of 1', async (ended, expected) => {
    await inCare({ starts: '2024-01-01', ends: '2025-06-01', ended });
    expect(await share('M-CL-24', yearEnd)).toEqual([expected, 1]);
  });

  it('takes the last time in the year, and the year alone', async () => {
    await inCare(
      { starts: '2024-01-01', ends: '2025-04-01', ended: 'E4A' },
      { starts: '2025-06-01', ends: yearEnd, ended: 'E45' },
    );
    await inCare({ starts: '2024-01-01', ends: '2025-03-31', ended: 'E45' });
    await inCare({ starts: '2024-01-01', ends: '2026-04-01', ended: 'E45' });
    await inCare({ starts: '2024-01-01', ends: '2025-06-01', ended: 'E45', legal: 'V3' });
    expect(await share('M-CL-24', yearEnd)).toEqual([1, 1]);
  });
});

describe('M-CL-25, went home and came back', () => {
  const home = (ends: string, back?: string, more: Partial<PlantedEpisode> = {}) =>
    inCare({ starts: '2023-01-01', ends, ended: 'E4A', ...more }, ...(back ? [{ starts: back }] : []));

  it.each<[string, string | undefined, number[], string]>([
    ['2025-03-31', '2026-03-31', [1, 1], 'twelve months later to the day'],
    ['2025-03-30', '2026-03-31', [0, 1], 'a day more'],
    ['2025-03-30', undefined, [0, 1], 'who stayed at home'],
    ['2024-03-31', '2024-06-01', [0, 0], 'who went home two years ago'],
    ['2024-04-01', '2024-06-01', [1, 1], 'who did the day after'],
    ['2025-04-01', '2025-06-01', [0, 0], 'who went home less than a year ago'],
  ])('home on %s, back on %s', async (ends, back, expected) => {
    await home(ends, back);
    expect(await share('M-CL-25', yearEnd)).toEqual(expected);
  });

  it('counts both ways home and no other way of leaving', async () => {
    await home('2024-06-01', '2024-07-01', { ended: 'E4B' });
    await home('2024-06-01', '2024-07-01', { ended: 'E13' });
    expect(await share('M-CL-25', yearEnd)).toEqual([1, 1]);
  });

  it('does not take short breaks for care', async () => {
    await inCare(
      { starts: '2023-01-01', ends: '2024-06-01', ended: 'E4A' },
      { starts: '2024-07-01', legal: 'V4' },
    );
    expect(await share('M-CL-25', yearEnd)).toEqual([0, 1]);
  });

  it('finds who came back under another record', async () => {
    const first = await inCare({ starts: '2023-01-01', ends: '2024-06-01', ended: 'E4A' });
    const second = await inCare({ starts: '2024-09-01' });
    expect(await share('M-CL-25', yearEnd)).toEqual([0, 1]);
    await same(first, second);
    expect(await share('M-CL-25', yearEnd)).toEqual([1, 1]);
  });
});

describe('M-CL-27, days deprived of liberty', () => {
  const deprived = (who: string, starts: string, ends: string | null) =>
    plant('care.deprivation_of_liberty', who, { starts, ends });

  it.each<[string, string | null, number[], string]>([
    ['2025-03-30', '2025-04-03', [2, 1], 'days before the year left out'],
    ['2026-03-30', null, [2, 1], 'goes on: up to and with the day'],
    ['2026-03-30', '2026-06-01', [2, 1], 'ends after the day'],
    ['2025-05-01', '2025-05-01', [1, 1], 'begins and ends on a day'],
    ['2025-03-20', '2025-04-01', [0, 0], 'ends as the year begins'],
    ['2026-04-01', null, [0, 0], 'still to come'],
  ])('from %s to %s: %s', async (starts, ends, expected) => {
    await deprived(await inCare({ starts: '2024-01-01' }), starts, ends);
    expect(await share('M-CL-27', yearEnd)).toEqual(expected);
  });

  it('is the mean for each child, whose times add up', async () => {
    const who = await inCare({ starts: '2024-01-01' });
    await deprived(who, '2025-05-01', '2025-05-11');
    await deprived(who, '2025-06-01', '2025-06-21');
    await deprived(await inCare({ starts: '2024-01-01' }), '2025-05-01', '2025-05-06');
    await inCare({ starts: '2024-01-01' });
    expect(await measure('M-CL-27', yearEnd)).toMatchObject({ value: 17.5, numerator: 35, denominator: 2 });
  });

  it('leaves out an order with no day in care', async () => {
    await deprived(await inCare({ starts: '2025-06-01' }), '2025-05-01', '2025-06-01');
    await deprived(await inCare({ starts: '2025-06-01', legal: 'V3' }), '2025-07-01', '2025-07-05');
    expect(await share('M-CL-27', yearEnd)).toEqual([0, 0]);
  });
});

describe('M-CL-28, brothers and sisters together', () => {
  const kin = (one: string, other: string, more: Readonly<Record<string, string | null>> = {}) =>
    plant('people.relationship', one, { other_id: other, role: 'brother', other_role: 'sister', ...more });
  const at = (place: Partial<PlantedEpisode>) => inCare({ starts: '2025-01-01', ...place });

  it.each<[string, Partial<PlantedEpisode>, Partial<PlantedEpisode>, number]>([
    ['in one home', a, a, 2],
    ['in two', a, b, 0],
    ['at one postcode under two registrations', { ...a, urn: 'SC1' }, { ...a, urn: 'SC2' }, 0],
    ['at one postcode under one', { ...a, urn: 'SC1' }, { ...a, urn: 'SC1' }, 2],
    ['in homes that nobody knows', { postcode: null }, { postcode: null }, 0],
  ])('two %s', async (_, one, other, together) => {
    await kin(await at(one), await at(other));
    expect(await share('M-CL-28', yearEnd)).toEqual([together, 2]);
  });

  it('needs all to be in one home: two of three together are not', async () => {
    const [one, two, three] = [await at(a), await at(a), await at(b)];
    await kin(one, two);
    await kin(one, three);
    await kin(two, three);
    expect(await share('M-CL-28', yearEnd)).toEqual([0, 3]);
  });

  it('looks past a brother who is not in care, a cousin, a bond that ended and one still to come', async () => {
    const [one, two] = [await at(a), await at(a)];
    await kin(one, two);
    await kin(one, await child());
    await kin(one, await inCare({ starts: '2025-01-01', ends: '2025-06-01', ended: 'E4A', ...b }));
    await kin(one, await at(b), { role: 'cousin', other_role: 'cousin' });
    await kin(one, await at(b), { starts: '2020-01-01', ends: yearEnd });
    await kin(one, await at(b), { starts: '2026-04-01' });
    await kin(one, await at({ ...b, legal: 'V4' }));
    expect(await share('M-CL-28', yearEnd)).toEqual([2, 2]);
  });

  it('counts a child in hospital at the normal home', async () => {
    const ill = await inCare(
      { starts: '2025-01-01', ends: '2026-03-20', ...a },
      { starts: '2026-03-20', new: 'P', home: 'T1', ...c },
    );
    await kin(ill, await at(a));
    expect(await share('M-CL-28', yearEnd)).toEqual([2, 2]);
  });

  it('knows half and step brothers and sisters, and two records of one', async () => {
    const [one, two] = [await at(a), await at(a)];
    await kin(one, two, { role: 'half-sister', other_role: 'half-brother' });
    const again = await child();
    await kin(one, again, { role: 'stepbrother', other_role: 'step-sister' });
    await same(two, again);
    expect(await share('M-CL-28', yearEnd)).toEqual([2, 2]);
  });
});
