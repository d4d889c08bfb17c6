import { describe, expect, it } from 'vitest';
import { measuring } from '../../../../test/support/measuring.ts';
import type { PlantedEpisode } from '../../../../test/support/plant-care.ts';

const { measure, share, child, plant, same } = measuring();
const yearEnd = '2026-03-31';

type Said = Readonly<Record<string, string | number | boolean | null>>;
const health = (who: string, said: Said, year = 2026) => plant('care.health_year', who, { year, ...said });
const inCare = (...episodes: PlantedEpisode[]) => child({ episodes });
const born = (birth: string | null) => child({ born: birth, episodes: [{ starts: '2024-01-01' }] });

const flags: [id: string, column: string][] = [
  ['M-CL-10', 'health_assessment'],
  ['M-CL-12', 'teeth_check'],
  ['M-CL-13', 'immunisations'],
  ['M-CL-19', 'convicted'],
];

describe.each(flags)('%s, what the return asks once a year (%s)', (id, column) => {
  it('counts who it was done for, who not, and of whom the year says nothing', async () => {
    await health(await inCare({ starts: '2024-01-01' }), { [column]: true });
    await health(await inCare({ starts: '2024-01-01' }), { [column]: false });
    await inCare({ starts: '2024-01-01' });
    expect(await share(id, yearEnd)).toEqual([1, 3]);
    expect((await measure(id, yearEnd)).value).toBe(33.33);
  });

  it.each([
    ['2026-03-30', 1, 2, 'the last day of the year before'],
    ['2026-03-31', 2, 2, 'the last day of the year'],
    ['2026-11-22', 2, 2, 'long after, until the next year ends'],
    ['2027-03-30', 2, 2, 'to its last day but one'],
  ])('on %s shows the year that ended last: %i of %i, %s', async (day, done, of) => {
    const [one, two] = [await born('2012-01-01'), await born('2012-01-01')];
    await health(one, { [column]: true }, 2025);
    await health(two, { [column]: false }, 2025);
    for (const who of [one, two]) await health(who, { [column]: true }, 2026);
    expect(await share(id, day)).toEqual([done, of]);
  });

  it.each<[string, PlantedEpisode, number]>([
    ['who came on 1 April', { starts: '2025-04-01' }, 1],
    ['not who came the day after', { starts: '2025-04-02' }, 0],
    ['not who left on 31 March', { starts: '2024-01-01', ends: '2026-03-31', ended: 'E4A' }, 0],
    ['who left the day after', { starts: '2024-01-01', ends: '2026-04-01', ended: 'E4A' }, 1],
    ['no short breaks', { starts: '2024-01-01', legal: 'V4' }, 0],
  ])('counts %s', async (_, episode, expected) => {
    await health(await inCare(episode), { [column]: true });
    expect(await share(id, '2026-06-30')).toEqual([expected, expected]);
  });

  it('counts nobody who was 18 on 31 March, and who was the day after', async () => {
    await health(await born('2008-03-31'), { [column]: true });
    expect(await share(id, yearEnd)).toEqual([0, 0]);
    await health(await born('2008-04-01'), { [column]: true });
    expect(await share(id, '2026-11-22')).toEqual([1, 1]);
  });

  it('has no value for a year of which the record says this of nobody', async () => {
    await health(await inCare({ starts: '2024-01-01' }), { [column]: true }, 2025);
    expect(await measure(id, yearEnd)).toMatchObject({ value: null, denominator: 0 });
  });

  it('takes what either of two records of a child says', async () => {
    const [first, second] = [await inCare({ starts: '2024-01-01' }), await inCare()];
    await health(second, { [column]: true });
    await same(first, second);
    expect(await share(id, yearEnd)).toEqual([1, 1]);
  });
});

describe('M-CL-19, convicted or cautioned', () => {
  it.each<[string | null, number, string]>([
    ['2016-03-31', 1, 'ten on 31 March'],
    ['2016-04-01', 0, 'nine'],
    [null, 0, 'not known'],
  ])('with a birthday on %s counts %i: %s', async (birth, expected) => {
    await health(await born(birth), { convicted: true });
    expect(await share('M-CL-19', yearEnd)).toEqual([expected, expected]);
  });
});

describe('M-CL-14 and M-CL-15, the strengths and difficulties score', () => {
  it('tells who has a score, and its mean', async () => {
    for (const score of [10, 17]) await health(await born('2015-01-01'), { sdq_score: score });
    await health(await born('2015-01-01'), { sdq_reason: 'SDQ4' });
    await born('2015-01-01');
    expect(await share('M-CL-14', yearEnd)).toEqual([2, 4]);
    expect(await measure('M-CL-15', yearEnd)).toMatchObject({ value: 13.5, numerator: 27, denominator: 2 });
  });

  it('counts a score of nought', async () => {
    await health(await born('2015-01-01'), { sdq_score: 0 });
    expect(await share('M-CL-14', yearEnd)).toEqual([1, 1]);
    expect(await share('M-CL-15', yearEnd)).toEqual([0, 1]);
  });

  it.each<[string | null, number, string]>([
    ['2022-03-31', 1, 'four on 31 March'],
    ['2022-04-01', 0, 'three'],
    ['2009-04-01', 1, '16'],
    ['2009-03-31', 0, '17 on 31 March'],
    [null, 0, 'not known'],
  ])('with a birthday on %s counts %i: %s', async (birth, expected) => {
    await health(await born(birth), { sdq_score: 12 });
    expect(await share('M-CL-14', yearEnd)).toEqual([expected, expected]);
    expect(await share('M-CL-15', yearEnd)).toEqual([12 * expected, expected]);
  });

  it('looks at the year that ended last, of who was in care all of it', async () => {
    const who = await inCare({ starts: '2025-04-02' });
    await health(who, { sdq_score: 30 });
    const other = await inCare({ starts: '2024-01-01' });
    await health(other, { sdq_score: 8 });
    expect(await measure('M-CL-15', '2026-09-30')).toMatchObject({ value: 8, denominator: 1 });
    expect(await measure('M-CL-14', '2026-09-30')).toMatchObject({ value: 100, denominator: 1 });
    expect(await measure('M-CL-15', '2026-03-30')).toMatchObject({ value: null, denominator: 0 });
    expect(await measure('M-CL-14', '2026-03-30')).toMatchObject({ value: null, denominator: 0 });
  });
});
