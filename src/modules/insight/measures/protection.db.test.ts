import { beforeEach, describe, expect, it } from 'vitest';
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

describe('M-CP-10, children whose plan was reviewed on time', () => {
  const reviewed = async (starts: string, reviews: readonly string[]) => {
    const who = await child();
    const plan_id = await plan(who, starts);
    for (const held_on of reviews) await plant('practice.protection_review', who, { plan_id, held_on });
    return who;
  };

  /** The day the plan began, then its reviews. */
  it.each<[string, [string, ...string[]], string, [number, number]]>([
    ['a plan younger than three months', ['2026-01-01'], yearEnd, [0, 0]],
    ['a plan of three months today and no review', ['2025-12-31'], yearEnd, [0, 1]],
    ['the first review today, when it is due', ['2025-12-31', yearEnd], yearEnd, [1, 1]],
    ['the first review on the last of February, due then', ['2025-11-30', '2026-02-28'], yearEnd, [1, 1]],
    ['the first review a day late', ['2025-11-30', '2026-03-01'], yearEnd, [0, 1]],
    [
      'the second six months after the first, to the day',
      ['2025-01-10', '2025-04-10', '2025-10-10'],
      yearEnd,
      [1, 1],
    ],
    ['the second a day late', ['2025-01-10', '2025-04-10', '2025-10-11'], yearEnd, [0, 1]],
    ['the first late and the second on time', ['2025-01-10', '2025-04-11', '2025-10-10'], yearEnd, [0, 1]],
    [
      'an early first, which brings the second forward',
      ['2025-01-10', '2025-03-10', '2025-09-11'],
      yearEnd,
      [0, 1],
    ],
    ['the next one due tomorrow', ['2025-07-01', '2025-09-30'], '2026-03-29', [1, 1]],
    ['the next one due today and not held', ['2025-07-01', '2025-09-30'], '2026-03-30', [0, 1]],
    ['a review on the day the plan began only', ['2025-12-31', '2025-12-31'], yearEnd, [0, 1]],
    ['a review tomorrow', ['2025-12-31', '2026-04-01'], yearEnd, [0, 1]],
  ])('%s', async (_, [starts, ...reviews], day, expected) => {
    await reviewed(starts, reviews);
    expect(await share('M-CP-10', day)).toEqual(expected);
  });

  it('counts a review that names no plan, and none of an earlier plan', async () => {
    const who = await child();
    const plan_id = await plan(who, '2024-01-01', { ends: '2024-12-01' });
    await plan(who, '2025-12-10');
    await plant('practice.protection_review', who, { plan_id, held_on: '2026-02-02' });
    expect(await share('M-CP-10', yearEnd)).toEqual([0, 1]);
    await plant('practice.protection_review', who, { held_on: '2026-02-03' });
    expect(await share('M-CP-10', yearEnd)).toEqual([1, 1]);
  });

  it('leaves out a plan that has ended', async () => {
    const who = await child();
    await plan(who, '2025-01-01', { ends: yearEnd });
    expect(await share('M-CP-10', yearEnd)).toEqual([0, 0]);
  });
});

const visit = (who: string, visited_on: string, more: More = {}) =>
  plant('practice.visit', who, { visited_on, kind: 'child protection', seen: true, ...more });

/** Another child's visit long before, from which it is known that visits were recorded. */
const recordVisitsSince = async (on = '2025-05-01') => visit(await child(), on);

describe('M-CP-11, children with a plan who were visited in time', () => {
  beforeEach(() => recordVisitsSince());

  it.each<[string, string, [number, number]]>([
    ['the day before the tenth working day', '2026-03-30', [1, 1]],
    ['the tenth working day, without a visit', yearEnd, [0, 1]],
  ])('on %s after a visit on 17 March (%s)', async (_, day, expected) => {
    const who = await child();
    await plan(who, '2026-02-02');
    await visit(who, '2026-03-17');
    expect(await share('M-CP-11', day)).toEqual(expected);
  });

  it('is in time where the visit is made on the day it is due, and not known before it is made', async () => {
    const who = await child();
    await plan(who, '2026-02-02');
    await visit(who, '2026-03-17');
    await visit(who, yearEnd);
    expect(await share('M-CP-11', yearEnd)).toEqual([1, 1]);
    // Ten working days from 31 March, over Easter, are 16 April.
    await visit(who, '2026-04-17');
    expect(await share('M-CP-11', '2026-04-15')).toEqual([1, 1]);
    expect(await share('M-CP-11', '2026-04-16')).toEqual([0, 1]);
  });

  it.each<[string, More]>([
    ['at which the child was not seen', { seen: false }],
    ['of which that is not known', { seen: null }],
    ['for another plan', { kind: 'child in need' }],
  ])('takes no account of a visit %s', async (_, more) => {
    const who = await child();
    await plan(who, '2026-02-02');
    await visit(who, '2026-03-27', more);
    expect(await share('M-CP-11', yearEnd)).toEqual([0, 1]);
  });

  it('gives a new plan ten working days, over Easter, and forgets visits before it', async () => {
    const who = await child();
    await plan(who, '2026-03-20');
    await visit(who, '2026-03-19');
    expect(await share('M-CP-11', '2026-04-06')).toEqual([1, 1]);
    expect(await share('M-CP-11', '2026-04-07')).toEqual([0, 1]);
  });
});

describe('M-CP-12, visits at which the child was seen alone', () => {
  it.each<[string, More, [number, number]]>([
    ['alone', { seen_alone: true }, [1, 1]],
    ['not alone', { seen_alone: false }, [0, 1]],
    ['with nothing said of it', { seen_alone: null }, [0, 0]],
    ['not at all', { seen: false, seen_alone: false }, [0, 0]],
    ['perhaps', { seen: null, seen_alone: false }, [0, 0]],
    ['for another plan', { kind: 'child in need', seen_alone: true }, [0, 0]],
  ])('a child who was seen %s', async (_, more, expected) => {
    await visit(await child(), '2025-09-10', more);
    expect(await share('M-CP-12', yearEnd)).toEqual(expected);
  });

  it.each<[string | null, string, number, string]>([
    ['2020-09-11', '2025-09-10', 0, 'the day before the fifth birthday'],
    ['2020-09-10', '2025-09-10', 1, 'the fifth birthday'],
    ['2020-02-29', '2025-02-28', 0, '28 February for who was born on 29 February'],
    ['2020-02-29', '2025-03-01', 1, '1 March for the same'],
    [null, '2025-09-10', 0, 'a birthday that nobody knows'],
  ])('born %s, seen on %s counts %i: %s', async (born, on, expected) => {
    await visit(await child({ born }), on, { seen_alone: true });
    expect(await share('M-CP-12', on)).toEqual([expected, expected]);
  });

  it('takes the visits of the year', async () => {
    const who = await child();
    for (const on of ['2025-03-31', '2025-04-01', '2026-03-31', '2026-04-01'])
      await visit(who, on, { seen_alone: true });
    expect(await share('M-CP-12', yearEnd)).toEqual([2, 2]);
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

describe('M-CP-16, assessments that found harm outside the family', () => {
  const assessed = async (authorised_on: string | null, codes: readonly string[]) => {
    const who = await child();
    const assessment_id = await plant('practice.assessment', who, { starts: '2025-01-01', authorised_on });
    for (const code of codes) await plant('practice.assessment_factor', who, { assessment_id, code });
  };

  it.each([['10A'], ['11A'], ['12A'], ['13A'], ['24A']])('counts one that found %s', async (code) => {
    await assessed('2025-09-10', [code, '4A']);
    expect(await share('M-CP-16', yearEnd)).toEqual([1, 1]);
  });

  it('counts one that found several once, and one that found other things or nothing as none', async () => {
    await assessed('2025-09-10', ['10A', '11A', '24A']);
    await assessed('2025-09-10', ['4A', '1A', '14A']);
    await assessed('2025-09-10', ['21']);
    expect(await share('M-CP-16', yearEnd)).toEqual([1, 3]);
  });

  it('leaves out assessments without factors, unfinished ones and those of other years', async () => {
    await assessed('2025-09-10', []);
    for (const day of ['2025-03-31', '2026-04-01', null]) await assessed(day, ['11A']);
    expect(await share('M-CP-16', yearEnd)).toEqual([0, 0]);
    for (const day of ['2025-04-01', '2026-03-31']) await assessed(day, ['11A']);
    expect(await share('M-CP-16', yearEnd)).toEqual([2, 2]);
  });
});

describe('M-CP-11 and M-CP-17 before visits were recorded', () => {
  it.each([['M-CP-11'], ['M-CP-17']])('%s measures nobody until visits go back for 28 days', async (id) => {
    await plan(await child(), '2025-05-01');
    expect(await share(id, yearEnd)).toEqual([0, 0]);
    await recordVisitsSince('2026-03-04');
    expect(await share(id, yearEnd)).toEqual([0, 0]);
    await recordVisitsSince('2026-03-03');
    expect(await share(id, yearEnd)).toEqual([id === 'M-CP-17' ? 1 : 0, 1]);
  });
});

describe('M-CP-17, children with a plan whom nobody has seen for too long', () => {
  beforeEach(() => recordVisitsSince());

  it.each([
    ['28 days', '2026-03-03', 0],
    ['29 days', '2026-03-02', 1],
  ])('last seen %s ago (%s) counts %i', async (_, on, expected) => {
    const who = await child();
    await plan(who, '2025-05-01');
    await visit(who, on);
    expect(await share('M-CP-17', yearEnd)).toEqual([expected, 1]);
  });

  it.each([
    ['28 days', '2026-03-03', 0],
    ['29 days', '2026-03-02', 1],
  ])('never seen in a plan of %s (from %s) counts %i', async (_, starts, expected) => {
    const who = await child();
    await plan(who, starts);
    await visit(who, '2026-03-01');
    await visit(who, '2026-03-20', { seen: false });
    await visit(who, '2026-03-21', { kind: 'child in need' });
    await visit(who, '2026-04-01');
    expect(await share('M-CP-17', yearEnd)).toEqual([expected, 1]);
  });

  it('leaves out who has no plan any more', async () => {
    await plan(await child(), '2025-05-01', { ends: yearEnd });
    expect(await share('M-CP-17', yearEnd)).toEqual([0, 0]);
  });
});
