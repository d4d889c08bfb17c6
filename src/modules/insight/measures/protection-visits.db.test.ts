import { beforeEach, describe, expect, it } from 'vitest';
import { measuring } from '../../../../test/support/measuring.ts';

const { share, child, plant } = measuring();
const yearEnd = '2026-03-31';

type More = Readonly<Record<string, string | number | boolean | null>>;
const plan = (who: string, starts: string, more: More = {}) =>
  plant('practice.child_protection_plan', who, { starts, previous_plans: 0, ...more });

const visit = (who: string, visited_on: string, more: More = {}) =>
  plant('practice.visit', who, { visited_on, kind: 'child protection', seen: true, ...more });

/** Another child's visit long before, from which it is known that visits were recorded. */
const recordVisitsSince = async (on = '2025-05-01') => visit(await child(), on);

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
