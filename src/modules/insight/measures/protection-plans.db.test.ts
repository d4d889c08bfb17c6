import { describe, expect, it } from 'vitest';
import { measuring } from '../../../../test/support/measuring.ts';

const { measure, share, child, plant, same } = measuring();
const yearEnd = '2026-03-31';

type More = Readonly<Record<string, string | number | boolean | null>>;
const plan = (who: string, starts: string, more: More = {}) =>
  plant('practice.child_protection_plan', who, { starts, previous_plans: 0, ...more });
const numerator = async (id: string, day: string = yearEnd) => (await measure(id, day)).numerator;

describe('M-CP-05, children with a protection plan', () => {
  it.each<[string, string, More, number]>([
    ['a plan that is open', '2025-05-01', {}, 1],
    ['one that began on the day', yearEnd, {}, 1],
    ['none that begins the day after', '2026-04-01', {}, 0],
    ['none that ended on the day', '2025-05-01', { ends: yearEnd }, 0],
    ['one that ends the day after', '2025-05-01', { ends: '2026-04-01' }, 1],
  ])('counts %s', async (_, starts, more, expected) => {
    await plan(await child(), starts, more);
    expect(await numerator('M-CP-05')).toBe(expected);
  });

  it.each<[string | null, number, string]>([
    ['2008-04-01', 1, 'the day before the 18th birthday'],
    ['2008-03-31', 0, 'the 18th birthday itself'],
    [null, 1, 'not born yet'],
  ])('born %s counts %i: %s', async (born, expected) => {
    await plan(await child({ born }), '2025-05-01');
    expect(await numerator('M-CP-05')).toBe(expected);
  });

  it('counts a child of two records once', async () => {
    const [first, second] = [await child(), await child()];
    await plan(first, '2025-05-01');
    await plan(second, '2025-06-01');
    expect(await numerator('M-CP-05')).toBe(2);
    await same(first, second);
    expect(await numerator('M-CP-05')).toBe(1);
  });
});

describe('M-CP-06, plans that were not the child’s first', () => {
  it.each<[string, More, [number, number]]>([
    ['none before', { previous_plans: 0 }, [0, 1]],
    ['one before, here or elsewhere', { previous_plans: 1 }, [1, 1]],
    ['nothing said of it', { previous_plans: null }, [0, 0]],
  ])('with %s', async (_, more, expected) => {
    await plan(await child(), '2025-09-10', more);
    expect(await share('M-CP-06', yearEnd)).toEqual(expected);
  });

  it.each([[0], [null]])('knows of an earlier plan where the return says %s', async (previous_plans) => {
    const who = await child();
    await plan(who, '2020-01-01', { ends: '2020-06-01' });
    await plan(who, '2025-09-10', { previous_plans });
    expect(await share('M-CP-06', yearEnd)).toEqual([1, 1]);
  });

  it('takes the plans that began in the year', async () => {
    for (const starts of ['2025-03-31', '2025-04-01', '2026-03-31', '2026-04-01'])
      await plan(await child(), starts, { previous_plans: 2 });
    expect(await share('M-CP-06', yearEnd)).toEqual([2, 2]);
  });

  it('takes two records of one child on one day for one plan', async () => {
    const [first, second] = [await child(), await child()];
    await same(first, second);
    for (const who of [first, second]) await plan(who, '2025-09-10');
    expect(await share('M-CP-06', yearEnd)).toEqual([0, 1]);
  });
});

describe('M-CP-07, plans within two years of the one before', () => {
  it.each([
    ['two years, to the day', '2023-05-10', '2025-05-10', 1],
    ['two years and a day', '2023-05-10', '2025-05-11', 0],
    ['29 February to 28 February two years later', '2024-02-29', '2026-02-28', 1],
    ['29 February to 1 March two years later', '2024-02-29', '2026-03-01', 0],
    ['no time at all', '2025-05-10', '2025-05-10', 1],
  ])('after %s (%s, %s) counts %i of 1', async (_, ended, starts, expected) => {
    const who = await child();
    await plan(who, '2022-01-01', { ends: ended });
    await plan(who, starts, { previous_plans: 1 });
    expect(await share('M-CP-07', yearEnd)).toEqual([expected, 1]);
  });

  it('goes by the end of the last plan, where there were several', async () => {
    const who = await child();
    await plan(who, '2018-01-01', { ends: '2018-06-01' });
    await plan(who, '2024-01-01', { ends: '2024-06-01' });
    await plan(who, '2025-05-10', { previous_plans: 2 });
    expect(await share('M-CP-07', yearEnd)).toEqual([1, 1]);
  });

  it('takes two records of one child on one day for one plan', async () => {
    const [first, second] = [await child(), await child()];
    await same(first, second);
    for (const who of [first, second]) await plan(who, '2025-05-10');
    expect(await share('M-CP-07', yearEnd)).toEqual([0, 1]);
  });

  it('leaves out a child whose plan before is not in the record, and counts a first plan', async () => {
    await plan(await child(), '2025-05-10', { previous_plans: 1 });
    await plan(await child(), '2025-05-10', { previous_plans: null });
    await plan(await child(), '2025-05-10', { previous_plans: 0 });
    await plan(await child(), '2025-03-31', { previous_plans: 0 });
    await plan(await child(), '2026-04-01', { previous_plans: 0 });
    expect(await share('M-CP-07', yearEnd)).toEqual([0, 1]);
  });
});

describe('M-CP-08, plans that ended after two years or more', () => {
  it.each([
    ['2023-05-10', '2025-05-10', 1],
    ['2023-05-10', '2025-05-09', 0],
    ['2024-02-29', '2026-02-28', 1],
    ['2020-05-10', '2025-05-10', 1],
  ])('a plan from %s to %s counts %i of 1', async (starts, ends, expected) => {
    await plan(await child(), starts, { ends });
    expect(await share('M-CP-08', yearEnd)).toEqual([expected, 1]);
  });

  it('takes the plans that ended in the year, and none that is open', async () => {
    for (const ends of ['2025-03-31', '2025-04-01', '2026-03-31', '2026-04-01', null])
      await plan(await child(), '2020-01-01', { ends });
    expect(await share('M-CP-08', yearEnd)).toEqual([2, 2]);
    expect(await share('M-CP-08', '2026-04-01')).toEqual([1, 1]);
  });
});

describe('M-CP-09, plans open for two years or more', () => {
  it.each([
    ['2024-03-31', yearEnd, [1, 1]],
    ['2024-04-01', yearEnd, [0, 1]],
    ['2024-02-29', '2026-02-27', [0, 1]],
    ['2024-02-29', '2026-02-28', [1, 1]],
    ['2026-04-01', yearEnd, [0, 0]],
  ])('a plan from %s counts on %s: %j', async (starts, day, expected) => {
    await plan(await child(), starts);
    expect(await share('M-CP-09', day)).toEqual(expected);
  });

  it('leaves out a plan that ended on the day', async () => {
    await plan(await child(), '2020-01-01', { ends: yearEnd });
    expect(await share('M-CP-09', yearEnd)).toEqual([0, 0]);
  });
});

describe('M-CP-14, why children have a protection plan', () => {
  it('goes by the latest category, else by the first, and says where there is none', async () => {
    await plan(await child(), '2025-05-01', { initial_category: 'NEG', latest_category: 'EMO' });
    await plan(await child(), '2025-05-01', { initial_category: 'NEG' });
    await plan(await child(), '2025-05-01', { latest_category: 'NEG' });
    await plan(await child(), '2025-05-01');
    await plan(await child(), '2025-05-01', { latest_category: 'PHY', ends: yearEnd });
    const { value, parts } = await measure('M-CP-14', yearEnd);
    expect(value).toBe(4);
    expect(parts.map((one) => [one.part, one.numerator, one.value])).toEqual([
      ['NEG', 2, 50],
      ['EMO', 1, 25],
      ['not-known', 1, 25],
    ]);
    expect(parts[0]?.title).toBe('Neglect');
  });
});
