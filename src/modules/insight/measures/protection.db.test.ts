import { describe, expect, it } from 'vitest';
import { measuring } from '../../../../test/support/measuring.ts';

const { measure, share, child, plant, same } = measuring();
const yearEnd = '2026-03-31';

type More = Readonly<Record<string, string | number | boolean | null>>;
const enquiry = (who: string, starts: string, more: More = {}) =>
  plant('practice.section_47_enquiry', who, { starts, ...more });
const plan = (who: string, starts: string, more: More = {}) =>
  plant('practice.child_protection_plan', who, { starts, previous_plans: 0, ...more });
const referral = (who: string, opened: string, more: More = {}) =>
  plant('practice.involvement', who, { opened, ...more });
const numerator = async (id: string, day: string = yearEnd) => (await measure(id, day)).numerator;

/** No bank holiday falls in September: 15 working days after this Monday are three weeks. */
const [monday, fifteenth] = ['2025-09-01', '2025-09-22'];

describe('M-CP-01, section 47 enquiries', () => {
  it('counts every enquiry of the year, also of one child and of one not born', async () => {
    const who = await child();
    for (const starts of ['2025-03-31', '2025-04-01', '2026-03-31', '2026-04-01']) await enquiry(who, starts);
    await enquiry(await child({ born: null }), '2025-05-01');
    expect(await measure('M-CP-01', yearEnd)).toMatchObject({ numerator: 3, denominator: null });
    expect(await numerator('M-CP-01', '2026-04-01')).toBe(1);
  });

  it('takes two records of one child on one day for one enquiry', async () => {
    const [first, second] = [await child(), await child()];
    for (const who of [first, second]) await enquiry(who, monday);
    expect(await numerator('M-CP-01')).toBe(2);
    await same(first, second);
    expect(await numerator('M-CP-01')).toBe(1);
  });
});

describe('M-CP-02, section 47 enquiries that led to a conference', () => {
  it.each<[string, More, string, [number, number]]>([
    ['a conference in time', { conference_on: '2025-09-10' }, yearEnd, [1, 1]],
    ['a conference still to come', { conference_on: '2025-09-10' }, '2025-09-09', [0, 0]],
    ['a conference that is late', { conference_on: '2025-09-30' }, '2025-09-25', [0, 1]],
    ['the same when it was held', { conference_on: '2025-09-30' }, '2025-09-30', [1, 1]],
    ['none needed', { conference_not_required: true }, monday, [0, 1]],
    ['nothing known on the day before the 15th', {}, '2025-09-21', [0, 0]],
    ['nothing known on the 15th', {}, fifteenth, [0, 1]],
    [
      'one that is needed and not held on the day before',
      { conference_not_required: false },
      '2025-09-21',
      [0, 0],
    ],
  ])('with %s', async (_, more, day, expected) => {
    await enquiry(await child(), monday, more);
    expect(await share('M-CP-02', day)).toEqual(expected);
  });

  it('takes the enquiries that began in the year', async () => {
    for (const starts of ['2025-03-31', '2025-04-01', '2026-03-31', '2026-04-01'])
      await enquiry(await child(), starts, { conference_on: starts });
    expect(await share('M-CP-02', yearEnd)).toEqual([2, 2]);
  });

  it('gives a conference of the referral alone to the last enquiry before it', async () => {
    const who = await child();
    const involvement_id = await referral(who, '2025-07-01', { conference_on: '2025-09-10' });
    await enquiry(who, '2025-08-01', { involvement_id });
    await enquiry(who, monday, { involvement_id });
    await enquiry(who, '2025-09-11', { involvement_id });
    expect(await share('M-CP-02', '2025-09-15')).toEqual([1, 2]);
    expect(await share('M-CP-02', yearEnd)).toEqual([1, 3]);
  });

  it('takes two records of one child on one day for one enquiry', async () => {
    const [first, second] = [await child(), await child()];
    await same(first, second);
    await enquiry(first, monday);
    await enquiry(second, monday, { conference_on: '2025-09-10' });
    expect(await share('M-CP-02', yearEnd)).toEqual([1, 1]);
  });
});

describe('M-CP-03, initial conferences held within 15 working days', () => {
  it.each<[string, More, string, [number, number]]>([
    ['held on the 15th working day', { conference_on: fifteenth }, yearEnd, [1, 1]],
    ['held on the 16th', { conference_on: '2025-09-23' }, yearEnd, [0, 1]],
    ['held on the 16th, asked on the 15th', { conference_on: '2025-09-23' }, fifteenth, [0, 1]],
    ['held on the 16th, asked on the 14th', { conference_on: '2025-09-23' }, '2025-09-21', [0, 0]],
    ['held the day before the enquiry is said to begin', { conference_on: '2025-08-31' }, yearEnd, [1, 1]],
    ['needed, and not held by the 14th', { conference_not_required: false }, '2025-09-21', [0, 0]],
    ['needed, and not held by the 15th', { conference_not_required: false }, fifteenth, [0, 1]],
    ['not needed', { conference_not_required: true }, yearEnd, [0, 0]],
    ['not known to be needed', {}, yearEnd, [0, 0]],
  ])('%s', async (_, more, day, expected) => {
    await enquiry(await child(), monday, more);
    expect(await share('M-CP-03', day)).toEqual(expected);
  });

  it('runs over Christmas and New Year (15 working days from 18 December 2026 are 13 January)', async () => {
    await enquiry(await child(), '2026-12-18', { conference_on: '2027-01-13' });
    await enquiry(await child(), '2026-12-18', { conference_on: '2027-01-14' });
    expect(await share('M-CP-03', '2027-01-31')).toEqual([1, 2]);
  });

  it('counts one that fell due on 31 March in that year, though it was held in the next', async () => {
    await enquiry(await child(), '2025-03-10', { conference_on: '2025-04-10' });
    expect(await share('M-CP-03', '2025-03-31')).toEqual([0, 1]);
    expect(await share('M-CP-03', yearEnd)).toEqual([0, 0]);
  });

  it('has no clock for a conference without an enquiry', async () => {
    await referral(await child(), '2025-05-01', { conference_on: '2025-09-10' });
    expect(await share('M-CP-03', yearEnd)).toEqual([0, 0]);
  });
});

describe('M-CP-03 and two records of one child', () => {
  it('takes enquiries that began on one day for one, by the conference that either names', async () => {
    const [first, second] = [await child(), await child()];
    await same(first, second);
    await enquiry(first, monday, { conference_not_required: false });
    await enquiry(second, monday, { conference_on: fifteenth });
    expect(await share('M-CP-03', yearEnd)).toEqual([1, 1]);
  });
});

describe('M-CP-04, initial conferences that led to a plan', () => {
  it('sees a plan that began on the day of the conference, and no other', async () => {
    const [first, second, third] = [await child(), await child(), await child()];
    for (const who of [first, second, third]) await enquiry(who, monday, { conference_on: '2025-09-10' });
    await plan(first, '2025-09-10');
    await plan(second, '2025-09-11');
    expect(await share('M-CP-04', yearEnd)).toEqual([1, 3]);
  });

  it('counts a conference once that an enquiry and the referral name', async () => {
    const who = await child();
    const involvement_id = await referral(who, '2025-08-01', { conference_on: '2025-09-10' });
    await enquiry(who, monday, { involvement_id, conference_on: '2025-09-10' });
    await plan(who, '2025-09-10');
    expect(await share('M-CP-04', yearEnd)).toEqual([1, 1]);
  });

  it('takes the conferences of the year, also those without an enquiry', async () => {
    for (const conference_on of ['2025-03-31', '2025-04-01', '2026-03-31', '2026-04-01'])
      await referral(await child(), '2025-03-01', { conference_on });
    expect(await share('M-CP-04', yearEnd)).toEqual([0, 2]);
  });
});
