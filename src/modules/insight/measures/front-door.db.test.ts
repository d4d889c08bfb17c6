import { describe, expect, it } from 'vitest';
import { measuring } from '../../../../test/support/measuring.ts';

const { measure, share, child, plant, same } = measuring();
const yearEnd = '2026-03-31';

const contact = (who: string, received_on: string, contact_source = '6') =>
  plant('practice.contact', who, { received_on, contact_source });
const referral = (
  who: string,
  opened: string,
  more: Readonly<Record<string, string | boolean | null>> = {},
) => plant('practice.involvement', who, { opened, no_further_action: false, ...more });

describe('M-FD-01, contacts that became referrals', () => {
  it.each([
    ['on its day', '2026-03-13', '2026-03-13', 1],
    ['on the next working day, after a weekend', '2026-03-13', '2026-03-16', 1],
    ['two working days later', '2026-03-13', '2026-03-17', 0],
    ['the day before it', '2026-03-13', '2026-03-12', 0],
    ['after Easter, the next working day', '2025-04-17', '2025-04-22', 1],
    ['the day after that', '2025-04-17', '2025-04-23', 0],
  ])('a referral %s (%s, %s) counts %i of 1', async (_, on, opened, expected) => {
    const who = await child();
    await contact(who, on);
    await referral(who, opened);
    expect(await share('M-FD-01', yearEnd)).toEqual([expected, 1]);
  });

  it('leaves a contact open whose next working day is still to come, and counts it from then on', async () => {
    const who = await child();
    await contact(who, '2026-03-27');
    expect(await share('M-FD-01', '2026-03-29')).toEqual([0, 0]);
    expect(await share('M-FD-01', '2026-03-30')).toEqual([0, 1]);
    await referral(who, '2026-03-30');
    expect(await share('M-FD-01', '2026-03-29')).toEqual([0, 0]);
    expect(await share('M-FD-01', '2026-03-30')).toEqual([1, 1]);
  });

  it('counts two contacts about a child that lead to one referral, and another child’s referral for neither', async () => {
    const [who, other] = [await child(), await child()];
    await contact(who, '2026-01-12', '6');
    await contact(who, '2026-01-12', '2A');
    await referral(other, '2026-01-12');
    expect(await share('M-FD-01', yearEnd)).toEqual([0, 2]);
    await referral(who, '2026-01-13', { no_further_action: true });
    expect(await share('M-FD-01', yearEnd)).toEqual([2, 2]);
  });

  it.each([
    ['2025-03-31', 0],
    ['2025-04-01', 1],
    ['2026-03-31', 1],
    ['2026-04-01', 0],
  ])('a contact on %s counts %i in the year to 31 March 2026', async (on, expected) => {
    const who = await child();
    await contact(who, on);
    await referral(who, on);
    expect(await share('M-FD-01', yearEnd)).toEqual([expected, expected]);
  });

  it('finds the referral in another record of the same child', async () => {
    const [first, second] = [await child(), await child()];
    await contact(first, '2026-01-12');
    await referral(second, '2026-01-12');
    await same(first, second);
    expect(await share('M-FD-01', yearEnd)).toEqual([1, 1]);
  });
});

describe('M-FD-03, children referred again within 12 months', () => {
  it.each([
    ['a year before, to the day', '2024-06-10', '2025-06-10', 1],
    ['a year and a day before', '2024-06-09', '2025-06-10', 0],
    ['the day before', '2025-06-09', '2025-06-10', 1],
    ['a year before a 1 March after a leap day', '2024-03-01', '2025-03-01', 1],
    ['on 29 February, a year before 28 February', '2024-02-29', '2025-02-28', 1],
    ['on 27 February, a year and a day before', '2024-02-27', '2025-02-28', 0],
  ])('an earlier referral %s (%s, %s) counts %i', async (_, earlier, later, expected) => {
    const who = await child();
    await referral(who, earlier);
    await referral(who, later);
    expect((await measure('M-FD-03', later)).numerator).toBe(expected);
  });

  it('takes the referrals of the twelve months up to the day, the day included', async () => {
    for (const opened of ['2025-03-31', '2025-04-01', '2026-03-31', '2026-04-01'])
      await referral(await child(), opened);
    expect(await share('M-FD-03', yearEnd)).toEqual([0, 2]);
  });

  it('looks at the referral before the twelve months that it counts, and at nothing after the day', async () => {
    const who = await child();
    await referral(who, '2025-01-15', { no_further_action: true });
    await referral(who, '2025-05-01', { closed: '2025-06-01', reason_closed: 'RC8' });
    await referral(who, '2026-04-15');
    expect(await share('M-FD-03', yearEnd)).toEqual([1, 1]);
  });

  it('takes two records of one child on one day for one referral, and a day apart for two', async () => {
    const [first, second] = [await child(), await child()];
    await same(first, second);
    await referral(first, '2025-05-01');
    await referral(second, '2025-05-01');
    expect(await share('M-FD-03', yearEnd)).toEqual([0, 1]);
    await referral(second, '2025-05-02');
    expect(await share('M-FD-03', yearEnd)).toEqual([1, 2]);
  });
});

describe('M-FD-04, referrals that led to no further action', () => {
  it('counts those that say so, and leaves out those that say nothing', async () => {
    await referral(await child(), '2025-04-01', { no_further_action: true });
    await referral(await child(), '2026-03-31');
    await referral(await child(), '2025-10-01', { closed: '2025-11-01', reason_closed: 'RC8' });
    await referral(await child(), '2025-10-01', { no_further_action: null });
    expect(await share('M-FD-04', yearEnd)).toEqual([1, 3]);
    expect((await measure('M-FD-04', yearEnd)).value).toBe(33.33);
  });

  it('looks at the year only', async () => {
    for (const opened of ['2025-03-31', '2026-04-01'])
      await referral(await child(), opened, { no_further_action: true });
    expect(await measure('M-FD-04', yearEnd)).toMatchObject({ numerator: 0, denominator: 0, value: null });
  });

  it('takes it that something was done when either of two records says so', async () => {
    const [first, second] = [await child(), await child()];
    await same(first, second);
    await referral(first, '2025-05-01', { no_further_action: true });
    await referral(second, '2025-05-01');
    expect(await share('M-FD-04', yearEnd)).toEqual([0, 1]);
  });
});

describe('M-FD-05, who refers children to us', () => {
  it('puts the codes of the census together', async () => {
    const codes = [
      '1A',
      '1B',
      '1C',
      '1D',
      '2A',
      '2B',
      '3A',
      '3F',
      '4',
      '5A',
      '5B',
      '5C',
      '5D',
      '6',
      '7',
      '8',
      '9',
      '10',
    ];
    for (const referral_source of codes) await referral(await child(), '2025-05-01', { referral_source });
    await referral(await child(), '2025-05-01', { referral_source: null });
    const { value, parts } = await measure('M-FD-05', yearEnd);
    expect(value).toBe(19);
    expect(Object.fromEntries(parts.map(({ part, numerator }) => [part, numerator]))).toEqual({
      child: 1,
      people: 3,
      education: 2,
      health: 2,
      housing: 1,
      council: 3,
      'other-council': 1,
      police: 1,
      legal: 1,
      other: 1,
      anonymous: 1,
      'not-known': 2,
    });
    expect(parts.every(({ title, part }) => title !== part)).toBe(true);
  });

  it('has each part’s share of the referrals, and those of the year only', async () => {
    for (const opened of ['2025-03-31', '2025-04-01', '2026-03-31', '2026-04-01'])
      await referral(await child(), opened, { referral_source: '6' });
    expect((await measure('M-FD-05', yearEnd)).parts).toMatchObject([
      { part: 'police', numerator: 2, value: 100 },
    ]);
  });
});

describe('M-FD-05 and two records of one child', () => {
  it('takes them on one day for one referral, by a source where either names one', async () => {
    const [first, second] = [await child(), await child()];
    await same(first, second);
    await referral(first, '2025-05-01', { referral_source: null });
    await referral(second, '2025-05-01', { referral_source: '6' });
    expect((await measure('M-FD-05', yearEnd)).parts).toMatchObject([{ part: 'police', numerator: 1 }]);
  });
});

describe('M-FD-06, referrals', () => {
  it('counts every referral of the year, also of one child and of one not born', async () => {
    const who = await child();
    for (const opened of ['2025-03-31', '2025-04-01', '2026-03-31', '2026-04-01'])
      await referral(who, opened);
    await referral(await child({ born: null }), '2025-05-01', { no_further_action: true });
    expect(await measure('M-FD-06', yearEnd)).toMatchObject({ numerator: 3, denominator: null, value: null });
    expect((await measure('M-FD-06', '2026-04-01')).numerator).toBe(1);
  });

  it('takes two records of one child on one day for one referral', async () => {
    const [first, second] = [await child(), await child()];
    for (const who of [first, second]) await referral(who, '2025-05-01');
    expect((await measure('M-FD-06', yearEnd)).numerator).toBe(2);
    await same(first, second);
    expect((await measure('M-FD-06', yearEnd)).numerator).toBe(1);
  });
});
