import { describe, expect, it } from 'vitest';
import { measuring } from '../../../../test/support/measuring.ts';
import type { PlantedEpisode } from '../../../../test/support/plant-care.ts';

const { measure, share, child, plant, same } = measuring();
const yearEnd = '2026-03-31';

type Said = Readonly<Record<string, string | null>>;
/** Twenty on 31 March 2026 unless said otherwise. */
const left = async (said: Said, born: string | null = '2005-10-10', year = 2026) => {
  const who = await child({ born });
  await plant('care.leaving_care_year', who, { year, ...said });
  return who;
};
const settled = { in_touch: 'YES', activity: 'F5', accommodation: 'U1' };
const ids = ['M-LV-01', 'M-LV-02', 'M-LV-03', 'M-LV-04'] as const;

describe.each(ids)('%s, care leavers aged 19 to 21', (id) => {
  const good = id === 'M-LV-04' ? { ...settled, accommodation: 'S2' } : settled;

  it.each<[string | null, number, string]>([
    ['2007-03-31', 1, '19 on 31 March'],
    ['2007-04-01', 0, '18'],
    ['2004-04-01', 1, '21'],
    ['2004-03-31', 0, '22 on 31 March'],
    [null, 0, 'not known'],
  ])('with a birthday on %s counts %i: %s', async (born, expected) => {
    await left(good, born);
    expect(await share(id, yearEnd)).toEqual([expected, expected]);
  });

  it.each([
    ['2026-03-30', 0],
    ['2026-03-31', 1],
    ['2027-03-30', 1],
    ['2027-03-31', 0],
  ])('on %s shows the year that ended last', async (day, expected) => {
    await left(good);
    expect(await share(id, day)).toEqual([expected, expected]);
  });

  it.each([
    ['DIED', 0],
    ['RHOM', 0],
    ['REFU', 1],
    ['NREQ', 1],
    ['NO', 1],
    [null, 1],
  ])('of those in touch as %s counts %i in the whole', async (in_touch, expected) => {
    await left({ in_touch, activity: '0', accommodation: '0' });
    expect(await share(id, yearEnd)).toEqual([0, expected]);
  });

  it('has no value where the year says nothing of anybody', async () => {
    await left(good, '2005-10-10', 2025);
    expect(await measure(id, yearEnd)).toMatchObject({ value: null, denominator: 0 });
  });

  it('reads what either of two records says', async () => {
    const [first, second] = [await child({ born: '2005-10-10' }), await left(good, null)];
    await same(first, second);
    expect(await share(id, yearEnd)).toEqual([1, 1]);
  });
});

describe('what each of them counts', () => {
  it.each([
    ['M-LV-01', 'in_touch', { YES: 1, NO: 0, REFU: 0, NREQ: 0 }],
    ['M-LV-02', 'activity', { F1: 1, P1: 1, F2: 1, F3: 1, F4: 1, P5: 1, G4: 0, G5: 0, G6: 0, '0': 0 }],
    ['M-LV-03', 'accommodation', { U1: 1, Z1: 1, B1: 1, U2: 0, S2: 0, X2: 0, '0': 0 }],
    ['M-LV-04', 'accommodation', { S2: 1, V2: 1, V1: 1, W2: 1, X2: 1, U2: 0, B2: 0, Z1: 0, '0': 0 }],
  ])('%s by %s', async (id, column, codes) => {
    for (const code of Object.keys(codes)) await left({ ...settled, [column]: code });
    const expected = Object.values(codes).reduce((sum, one) => sum + one, 0);
    expect(await share(id, yearEnd)).toEqual([expected, Object.keys(codes).length]);
    // Which ones: with only those that count, everybody counts.
    const doing = Object.entries(codes).flatMap(([code, counts]) => (counts === 1 ? [code] : []));
    for (const code of doing) await left({ ...settled, [column]: code });
    expect((await share(id, yearEnd))[0]).toBe(2 * expected);
  });
});

describe('M-LV-07, stayed with their foster carers at 18', () => {
  const turning = (born: string | null, ends: string, more: Partial<PlantedEpisode> = {}) =>
    child({ born, episodes: [{ starts: '2020-01-01', ends, ended: 'E17', ...more }] });

  it.each<[string, string | null, number, string]>([
    ['2025-10-10', '2007-10-10', 1, 'on the 18th birthday'],
    ['2025-10-09', '2007-10-10', 1, 'the day before'],
    ['2025-10-11', '2007-10-10', 1, 'the day after'],
    ['2025-10-08', '2007-10-10', 0, 'two days before'],
    ['2025-10-12', '2007-10-10', 0, 'two days after'],
    ['2026-03-01', '2008-02-29', 1, 'on 1 March, born on 29 February'],
    ['2025-03-31', '2007-03-31', 0, 'twelve months before to the day'],
    ['2025-04-01', '2007-04-01', 1, 'the day after'],
    [yearEnd, '2008-03-31', 1, 'on the day'],
    ['2026-04-01', '2008-04-01', 0, 'still to come'],
    ['2025-10-10', null, 0, 'of who knows what age'],
  ])('left care on %s, born on %s, counts %i: %s', async (ends, born, expected) => {
    await turning(born, ends);
    expect(await share('M-LV-07', yearEnd)).toEqual([expected, expected]);
  });

  it.each([
    ['U1', 1],
    ['U3', 1],
    ['U6', 1],
    ['K2', 0],
    ['K3', 0],
    ['P1', 0],
  ])('from a home of the kind %s counts %i', async (home, expected) => {
    await turning('2007-10-10', '2025-10-10', { home });
    expect(await share('M-LV-07', yearEnd)).toEqual([expected, expected]);
  });

  it('counts who moved on in the whole only, and by the year’s return who is with former carers', async () => {
    await turning('2007-10-10', '2025-10-10', { ended: 'E5' });
    const who = await turning('2007-10-10', '2025-10-10', { ended: 'E8' });
    expect(await share('M-LV-07', yearEnd)).toEqual([0, 2]);
    await plant('care.leaving_care_year', who, { year: 2026, accommodation: 'Z1' });
    expect(await share('M-LV-07', yearEnd)).toEqual([1, 2]);
    expect(await share('M-LV-07', '2026-03-30')).toEqual([0, 2]);
  });

  it('takes the return of that year alone', async () => {
    const who = await turning('2007-10-10', '2025-10-10', { ended: 'E8' });
    for (const year of [2025, 2027])
      await plant('care.leaving_care_year', who, { year, accommodation: 'Z1' });
    expect(await share('M-LV-07', '2026-09-30')).toEqual([0, 1]);
  });

  it('looks past a few days in hospital to where they lived', async () => {
    await child({
      born: '2007-10-10',
      episodes: [
        { starts: '2020-01-01', ends: '2025-10-05' },
        { starts: '2025-10-05', ends: '2025-10-10', new: 'P', home: 'T1', ended: 'E17' },
      ],
    });
    await turning('2007-10-10', '2025-10-10', { legal: 'V4' });
    expect(await share('M-LV-07', yearEnd)).toEqual([1, 1]);
  });
});
