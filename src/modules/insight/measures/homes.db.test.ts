import { beforeEach, describe, expect, it } from 'vitest';
import { measuring } from '../../../../test/support/measuring.ts';
import type { PlantedEpisode } from '../../../../test/support/plant-care.ts';

const { measure, share, child, plant, same, run } = measuring();
const yearEnd = '2026-03-31';
const inCare = (...episodes: PlantedEpisode[]) => child({ episodes });
const [a, b, c] = [{ postcode: 'ZA1 1AA' }, { postcode: 'ZA2 2BB' }, { postcode: 'ZA3 3CC' }];

const kinds: [id: string, counted: string[], other: string[]][] = [
  ['M-HO-01', ['K1', 'K2', 'R1'], ['K3', 'R3', 'S1', 'U6', 'P1', 'Z1']],
  [
    'M-HO-02',
    ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'P1', 'A3', 'A4', 'A5', 'A6'],
    ['K1', 'K2', 'K3', 'R1', 'Z1'],
  ],
  ['M-HO-04', ['U1', 'U2', 'U3'], ['U4', 'U5', 'U6', 'P1', 'K2']],
];

describe.each(kinds)('%s, where children live', (id, counted, other) => {
  it(`counts ${counted.join(', ')} of all, and not ${other.join(', ')}`, async () => {
    for (const home of counted) await inCare({ starts: '2025-01-01', home });
    expect(await share(id, yearEnd)).toEqual([counted.length, counted.length]);
    for (const home of other) await inCare({ starts: '2025-01-01', home });
    expect(await share(id, yearEnd)).toEqual([counted.length, counted.length + other.length]);
  });

  const [home, elsewhere] = [counted[0] ?? '', other[0] ?? ''];

  it('takes the home of the day, whatever came before and after', async () => {
    await inCare(
      { starts: '2025-01-01', ends: '2026-03-01', home: elsewhere, ...a },
      { starts: '2026-03-01', ends: '2026-05-01', new: 'P', home, ...b },
      { starts: '2026-05-01', new: 'P', home: elsewhere, ...c },
    );
    expect(await share(id, '2026-02-28')).toEqual([0, 1]);
    expect(await share(id, yearEnd)).toEqual([1, 1]);
    expect(await share(id, '2026-05-01')).toEqual([0, 1]);
  });

  it('does not know yet what a home was called later', async () => {
    await inCare(
      { starts: '2025-01-01', ends: '2026-05-01', home, moved: 'PLACE', ...a },
      { starts: '2026-05-01', new: 'P', home: elsewhere, ...a },
    );
    expect(await share(id, yearEnd)).toEqual([1, 1]);
  });

  it('takes the normal home of a child who is away, and none of who has had none yet', async () => {
    await inCare(
      { starts: '2025-01-01', ends: '2026-03-20', home, ...a },
      { starts: '2026-03-20', new: 'P', home: 'T4', ...b },
    );
    await inCare({ starts: '2026-03-20', home: 'T1' });
    await inCare(
      { starts: '2025-01-01', ends: '2025-06-01', home, ended: 'E4A' },
      { starts: '2026-03-20', home: 'T1' },
    );
    expect(await share(id, yearEnd)).toEqual([1, 3]);
  });

  it('leaves out short breaks, who is 18 and who has left, and counts two records of a child once', async () => {
    await inCare({ starts: '2025-01-01', home, legal: 'V3' });
    await child({ born: '2008-03-31', episodes: [{ starts: '2025-01-01', home }] });
    await inCare({ starts: '2025-01-01', ends: yearEnd, home, ended: 'E4A' });
    const [first, second] = [
      await inCare({ starts: '2025-01-01', ends: '2025-06-01', home: elsewhere }),
      await inCare({ starts: '2025-06-01', new: 'P', home }),
    ];
    await same(first, second);
    expect(await share(id, yearEnd)).toEqual([1, 1]);
  });
});

describe('M-HO-03, with our own carers', () => {
  it('counts foster homes of our own among foster homes', async () => {
    for (const provider of ['PR1', 'PR2', 'PR4', 'PR5']) await inCare({ starts: '2025-01-01', provider });
    for (const home of ['K2', 'P1', 'A4']) await inCare({ starts: '2025-01-01', home, provider: 'PR1' });
    await inCare({ starts: '2025-01-01', home: 'U1', provider: 'PR1' });
    expect(await share('M-HO-03', yearEnd)).toEqual([2, 5]);
  });

  it('leaves out short breaks and who is 18', async () => {
    await inCare({ starts: '2025-01-01', legal: 'V4' });
    await child({ born: '2008-03-31', episodes: [{ starts: '2025-01-01' }] });
    expect(await share('M-HO-03', yearEnd)).toEqual([0, 0]);
  });
});

describe('M-HO-07 and M-HO-11, new homes near to home and in our area', () => {
  beforeEach(async () => {
    await run(
      "insert into platform.installation (kind, code) values ('authority', 'E10000001') on conflict (one) do update set code = excluded.code",
    );
    // 20 miles are 32,186.88 metres.
    await run(`insert into homes.postcode (postcode, authority_code, easting, northing) values
      ('ZA11AA', 'E10000001', 400000, 300000), ('ZA22BB', 'E10000001', 432187, 300000), ('ZA33CC', 'E10000001', 432186, 300000),
      ('ZA44DD', 'E10000002', 400001, 300000), ('ZA55EE', null, 400000, 300000)`);
  });

  it.each<[string | null, readonly number[], readonly number[], string]>([
    ['ZA3 3CC', [1, 1], [1, 1], 'near, in our area'],
    ['ZA2 2BB', [0, 1], [1, 1], 'in our area, a metre too far'],
    ['ZA4 4DD', [0, 1], [0, 1], 'near, across the border'],
    ['ZA5 5EE', [0, 0], [0, 0], 'where nobody knows whose area it is'],
    ['ZA9 9ZZ', [0, 0], [0, 0], 'not in the directory'],
    [null, [0, 0], [0, 0], 'not known'],
  ])('a home at %s counts %j and %j: %s', async (postcode, near, inside) => {
    await inCare({ starts: '2025-06-01', postcode });
    expect(await share('M-HO-07', yearEnd)).toEqual(near);
    expect(await share('M-HO-11', yearEnd)).toEqual(inside);
  });

  it.each([
    ['2025-03-31', 0],
    ['2025-04-01', 1],
    [yearEnd, 1],
    ['2026-04-01', 0],
  ])('one entered on %s counts %i', async (starts, expected) => {
    await inCare({ starts, postcode: 'ZA3 3CC' });
    for (const id of ['M-HO-07', 'M-HO-11']) expect(await share(id, yearEnd)).toEqual([expected, expected]);
  });

  it('counts each new home by where it was when the child came, and no change within it', async () => {
    await inCare(
      { starts: '2025-05-01', ends: '2025-06-01', postcode: 'ZA3 3CC' },
      { starts: '2025-06-01', ends: '2025-07-01', new: 'L', legal: 'E1', postcode: 'ZA3 3CC' },
      { starts: '2025-07-01', ends: '2025-08-01', new: 'T', postcode: 'ZA4 4DD' },
      { starts: '2025-08-01', ends: '2025-08-08', new: 'P', home: 'T2', postcode: 'ZA2 2BB' },
      { starts: '2025-08-08', ends: '2025-09-01', new: 'P', postcode: 'ZA4 4DD' },
      { starts: '2025-09-01', new: 'P', postcode: 'ZA2 2BB' },
    );
    expect(await share('M-HO-07', yearEnd)).toEqual([1, 2]);
    expect(await share('M-HO-11', yearEnd)).toEqual([2, 2]);
  });

  it('leaves out parents, adopters and short breaks', async () => {
    for (const home of ['P1', 'A3', 'A4', 'A5', 'A6'])
      await inCare({ starts: '2025-06-01', home, postcode: 'ZA3 3CC' });
    await inCare({ starts: '2025-06-01', legal: 'V4', postcode: 'ZA3 3CC' });
    for (const id of ['M-HO-07', 'M-HO-11']) expect(await share(id, yearEnd)).toEqual([0, 0]);
  });

  it('leaves nobody to measure where the child’s own home is not known', async () => {
    await inCare({ starts: '2025-06-01', postcode: 'ZA3 3CC', from: null });
    expect(await share('M-HO-07', yearEnd)).toEqual([0, 0]);
    expect(await share('M-HO-11', yearEnd)).toEqual([1, 1]);
  });
});

describe('M-HO-09, new homes where brothers and sisters live together', () => {
  const kin = (one: string, other: string, more: Readonly<Record<string, string | null>> = {}) =>
    plant('people.relationship', one, { other_id: other, role: 'brother', other_role: 'sister', ...more });

  it('counts each new home of each, at the end of its first day', async () => {
    const stayed = await inCare({ starts: '2024-01-01', ...a });
    const joined = await inCare(
      { starts: '2025-06-01', ends: '2025-09-01', ...a },
      { starts: '2025-09-01', new: 'P', ...b },
    );
    await kin(stayed, joined);
    expect(await share('M-HO-09', yearEnd)).toEqual([1, 2]);
    expect((await measure('M-HO-09', yearEnd)).value).toBe(50);
  });

  it('counts two who come into care together twice', async () => {
    const [one, two] = [
      await inCare({ starts: '2025-06-01', ...a }),
      await inCare({ starts: '2025-06-01', ...a }),
    ];
    await kin(one, two);
    expect(await share('M-HO-09', yearEnd)).toEqual([2, 2]);
  });

  it('needs every one of them, at one registration, at a place that is known', async () => {
    const one = await inCare({ starts: '2025-06-01', ...a, urn: 'SC1' });
    await kin(one, await inCare({ starts: '2024-01-01', ...a, urn: 'SC1' }));
    expect(await share('M-HO-09', yearEnd)).toEqual([1, 1]);
    await kin(one, await inCare({ starts: '2024-01-01', ...a, urn: 'SC2' }));
    expect(await share('M-HO-09', yearEnd)).toEqual([0, 1]);
    const two = await inCare({ starts: '2025-06-01', postcode: null });
    await kin(two, await inCare({ starts: '2024-01-01', postcode: null }));
    expect(await share('M-HO-09', yearEnd)).toEqual([0, 2]);
  });

  it('looks past who was not in care that day, who is no sibling, and bonds of another time', async () => {
    const one = await inCare({ starts: '2025-06-01', ...a });
    await kin(one, await inCare({ starts: '2024-01-01', ends: '2025-06-01', ended: 'E4A', ...b }));
    await kin(one, await inCare({ starts: '2025-06-02', legal: 'V4', ...b }));
    await kin(one, await inCare({ starts: '2024-01-01', ...b }), { role: 'cousin', other_role: 'cousin' });
    await kin(one, await inCare({ starts: '2024-01-01', ...b }), { ends: '2025-06-01' });
    await kin(one, await inCare({ starts: '2024-01-01', ...b }), { starts: '2025-06-02' });
    expect(await share('M-HO-09', yearEnd)).toEqual([0, 0]);
  });

  it.each([
    ['2025-03-31', 0],
    ['2025-04-01', 1],
    [yearEnd, 1],
    ['2026-04-01', 0],
  ])('a home entered on %s counts %i', async (starts, expected) => {
    await kin(await inCare({ starts, ...a }), await inCare({ starts: '2024-01-01', ...a }));
    expect(await share('M-HO-09', yearEnd)).toEqual([expected, expected]);
  });

  it('leaves out homes with parents and adopters', async () => {
    for (const home of ['P1', 'A4'])
      await kin(
        await inCare({ starts: '2025-06-01', home, ...a }),
        await inCare({ starts: '2024-01-01', ...a }),
      );
    expect(await share('M-HO-09', yearEnd)).toEqual([0, 0]);
  });
});

describe('M-HO-13, how long children stay in a children’s home', () => {
  const stay = (starts: string, ends: string, more: Partial<PlantedEpisode> = {}) =>
    inCare(
      { starts: '2022-01-01', ends: starts, ...a },
      { starts, ends, new: 'P', home: 'K2', ended: 'E4A', ...b, ...more },
    );

  it('is the mean of the weeks', async () => {
    await stay('2025-06-01', '2025-06-15');
    await stay('2025-06-01', '2025-07-06', { home: 'K1' });
    expect(await measure('M-HO-13', yearEnd)).toMatchObject({ value: 3.5, numerator: 7, denominator: 2 });
  });

  it.each([
    ['2025-03-31', 0],
    ['2025-04-01', 1],
    [yearEnd, 1],
    ['2026-04-01', 0],
  ])('a stay that ended on %s counts %i', async (ends, expected) => {
    await stay('2024-01-01', ends);
    expect((await measure('M-HO-13', yearEnd)).denominator).toBe(expected);
  });

  it('counts no other kind of home and no short breaks, and residential care homes', async () => {
    for (const home of ['U6', 'K3', 'S1', 'R3']) await stay('2025-06-01', '2025-06-15', { home });
    await inCare({ starts: '2025-06-01', ends: '2025-06-15', home: 'K2', legal: 'V4', ended: 'E4A' });
    expect(await share('M-HO-13', yearEnd)).toEqual([0, 0]);
    await stay('2025-06-01', '2025-06-15', { home: 'R1' });
    expect(await share('M-HO-13', yearEnd)).toEqual([2, 1]);
  });

  it('takes two homes for two stays, and a holiday and the return for one', async () => {
    await inCare(
      { starts: '2025-05-01', ends: '2025-05-15', home: 'K2', ...a },
      { starts: '2025-05-15', ends: '2025-06-01', new: 'P', home: 'K2', ...b },
      { starts: '2025-06-01', ends: '2025-06-08', new: 'P', home: 'T2', ...c },
      { starts: '2025-06-08', ends: '2025-06-12', new: 'P', home: 'K2', ended: 'E4A', ...b },
    );
    expect(await share('M-HO-13', yearEnd)).toEqual([6, 2]);
  });
});
