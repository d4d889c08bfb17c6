import { describe, expect, it } from 'vitest';
import { measuring } from '../../../../test/support/measuring.ts';

const { share, child, plant, same, died } = measuring();
const yearEnd = '2026-03-31';

type More = Readonly<Record<string, string | boolean | null>>;
const referral = (who: string, opened: string, more: More = {}) =>
  plant('practice.involvement', who, { opened, no_further_action: false, ...more });
const assessment = (who: string, starts: string, more: More = {}) =>
  plant('practice.assessment', who, { starts, ...more });

/** No bank holiday falls between 1 September and Christmas: 45 working days are nine weeks. */
const [monday, fortyFifth] = ['2025-09-01', '2025-11-03'];

describe('M-FH-01, assessments finished within 45 working days of their start', () => {
  it.each([
    ['on the day it began', monday, monday, 1],
    ['on the 45th working day', monday, fortyFifth, 1],
    ['on the 46th', monday, '2025-11-04', 0],
    [
      'on the 45th, over Christmas and New Year (20 in December, 21 in January, 4 in February)',
      '2025-12-01',
      '2026-02-05',
      1,
    ],
    ['on the 46th there', '2025-12-01', '2026-02-06', 0],
  ])('an assessment finished %s (%s, %s) counts %i of 1', async (_, starts, authorised_on, expected) => {
    await assessment(await child(), starts, { authorised_on });
    expect(await share('M-FH-01', yearEnd)).toEqual([expected, 1]);
  });

  it('counts one that is not finished as late from the day it falls due, and not before', async () => {
    await assessment(await child(), monday);
    expect(await share('M-FH-01', '2025-11-02')).toEqual([0, 0]);
    expect(await share('M-FH-01', fortyFifth)).toEqual([0, 1]);
    expect(await share('M-FH-01', yearEnd)).toEqual([0, 1]);
  });

  it('runs over Easter and both holidays in May (45 working days from 25 March 2026 are 2 June)', async () => {
    await assessment(await child(), '2026-03-25');
    expect(await share('M-FH-01', '2026-06-01')).toEqual([0, 0]);
    expect(await share('M-FH-01', '2026-06-02')).toEqual([0, 1]);
  });

  it('knows nothing on a day of what was finished after it', async () => {
    await assessment(await child(), monday, { authorised_on: '2025-10-01' });
    expect(await share('M-FH-01', '2025-09-30')).toEqual([0, 0]);
    expect(await share('M-FH-01', '2025-10-01')).toEqual([1, 1]);
  });

  it('counts one that fell due on 31 March in that year, however late it was finished in the next', async () => {
    await assessment(await child(), '2025-01-27', { authorised_on: '2025-05-01' });
    expect(await share('M-FH-01', '2025-03-31')).toEqual([0, 1]);
    expect(await share('M-FH-01', yearEnd)).toEqual([0, 0]);
  });
});

describe('M-FH-02, assessments finished within 45 working days of the referral', () => {
  const assessed = async (starts: string, authorised_on: string | null) => {
    const who = await child();
    const involvement_id = await referral(who, monday);
    await assessment(who, starts, { involvement_id, authorised_on });
    return { who, involvement_id };
  };

  it.each([
    ['on the 45th working day after the referral', '2025-09-15', fortyFifth, 1],
    ['on the 46th, 35 after its own start', '2025-09-15', '2025-11-04', 0],
    ['after it began too late altogether', '2025-11-10', '2025-11-12', 0],
  ])('an assessment finished %s (%s to %s) counts %i of 1', async (_, starts, authorised, expected) => {
    await assessed(starts, authorised);
    expect(await share('M-FH-02', yearEnd)).toEqual([expected, 1]);
  });

  it('counts one that is not finished as late from the day it falls due', async () => {
    await assessed('2025-09-15', null);
    expect(await share('M-FH-02', '2025-11-02')).toEqual([0, 0]);
    expect(await share('M-FH-02', fortyFifth)).toEqual([0, 1]);
  });

  it('takes the first assessment of a case only', async () => {
    const { who, involvement_id } = await assessed('2025-09-01', '2025-09-30');
    await assessment(who, '2025-12-01', { involvement_id, authorised_on: '2025-12-20' });
    expect(await share('M-FH-02', yearEnd)).toEqual([1, 1]);
  });

  it('leaves out assessments without a referral, and referrals without an assessment', async () => {
    await assessment(await child(), '2025-09-15', { authorised_on: '2025-09-20' });
    await referral(await child(), monday);
    expect(await share('M-FH-02', yearEnd)).toEqual([0, 0]);
  });
});

describe('M-FH-05, children whose help ended and who did not come back within six months', () => {
  const helped = async (closed: string, more: More = {}, who?: string) => {
    const person = who ?? (await child());
    const involvement_id = await referral(person, '2024-06-03', { closed, reason_closed: 'RC7', ...more });
    await plant('practice.child_in_need_plan', person, {
      involvement_id,
      starts: '2024-07-01',
      ends: '2024-09-01',
    });
    return person;
  };

  it.each([
    ['2024-09-30', 0],
    ['2024-10-01', 1],
    ['2025-09-30', 1],
    ['2025-10-01', 0],
  ])('a closing on %s is among those of 31 March 2026: %i', async (closed, expected) => {
    await helped(closed);
    expect(await share('M-FH-05', yearEnd)).toEqual([expected, expected]);
  });

  it.each([
    ['six months later, to the day', '2025-09-30', '2026-03-30', 0],
    ['the day after that', '2025-09-30', '2026-03-31', 1],
    ['on the last of February, six months after 31 August', '2025-08-31', '2026-02-28', 0],
    ['the day after that, on 1 March', '2025-08-31', '2026-03-01', 1],
    ['six days later', '2025-08-31', '2025-09-06', 0],
  ])('a referral %s (%s, %s) leaves %i of 1', async (_, closed, again, expected) => {
    await referral(await helped(closed), again);
    expect(await share('M-FH-05', yearEnd)).toEqual([expected, 1]);
  });

  it('takes a case opened again within five days for one that did not close, unless that led to nothing', async () => {
    await referral(await helped('2025-08-31'), '2025-09-05');
    expect(await share('M-FH-05', yearEnd)).toEqual([0, 0]);
    await referral(await helped('2025-08-31'), '2025-09-05', { no_further_action: true });
    expect(await share('M-FH-05', yearEnd)).toEqual([0, 1]);
  });

  it('sees no coming back in a case that was open before and still is', async () => {
    await referral(await helped('2025-08-31'), '2025-03-01');
    expect(await share('M-FH-05', yearEnd)).toEqual([1, 1]);
  });

  it('takes plans of both kinds, and only closings that step down', async () => {
    await helped('2025-05-01', { reason_closed: 'RC9' });
    for (const reason_closed of ['RC1', 'RC2', 'RC5', 'RC6', 'RC8'])
      await helped('2025-05-01', { reason_closed });
    await referral(await child(), '2024-06-03', { closed: '2025-05-01', reason_closed: 'RC7' });
    const protectedChild = await child();
    const involvement_id = await referral(protectedChild, '2024-06-03', {
      closed: '2025-05-01',
      reason_closed: 'RC7',
    });
    await plant('practice.child_protection_plan', protectedChild, { involvement_id, starts: '2024-07-01' });
    expect(await share('M-FH-05', yearEnd)).toEqual([2, 2]);
  });

  it('leaves out who turned 18 or died in the six months', async () => {
    await helped('2025-09-30', {}, await child({ born: '2008-03-30' }));
    expect(await share('M-FH-05', yearEnd)).toEqual([0, 0]);
    await helped('2025-09-30', {}, await child({ born: '2008-03-31' }));
    await helped('2025-09-30', {}, await child({ born: null }));
    expect(await share('M-FH-05', yearEnd)).toEqual([2, 2]);
    await died(await helped('2025-09-30'), '2026-03-30');
    expect(await share('M-FH-05', yearEnd)).toEqual([2, 2]);
    await died(await helped('2025-09-30'), '2026-03-31');
    expect(await share('M-FH-05', yearEnd)).toEqual([3, 3]);
  });

  it('finds the new referral in another record of the child', async () => {
    const first = await helped('2025-05-01');
    const second = await child();
    await referral(second, '2025-07-01');
    expect(await share('M-FH-05', yearEnd)).toEqual([1, 1]);
    await same(first, second);
    expect(await share('M-FH-05', yearEnd)).toEqual([0, 1]);
  });
});

describe('M-FH-06, children with the same worker from start to close', () => {
  type Worker = readonly [worker: string, starts: string, ends?: string];
  const closedOn = async (closed: string, workers: readonly Worker[], more: More = {}) =>
    referral(await child({ workers }), '2025-05-01', { closed, reason_closed: 'RC7', ...more });

  it.each<[string, Worker[], [number, number]]>([
    ['one worker', [['A', '2025-05-06', '2025-09-01']], [1, 1]],
    ['one who was there before and stays', [['A', '2025-01-01']], [1, 1]],
    [
      'another after the first',
      [
        ['A', '2025-05-01', '2025-06-01'],
        ['B', '2025-06-01'],
      ],
      [0, 1],
    ],
    [
      'one who goes and comes back',
      [
        ['A', '2025-05-01', '2025-06-01'],
        ['A', '2025-07-01'],
      ],
      [1, 1],
    ],
    [
      'one who left on the day of the referral',
      [
        ['A', '2025-01-01', '2025-05-01'],
        ['B', '2025-05-01'],
      ],
      [1, 1],
    ],
    [
      'one who left the day after it',
      [
        ['A', '2025-01-01', '2025-05-02'],
        ['B', '2025-05-02'],
      ],
      [0, 1],
    ],
    [
      'a new one on the day of the closing',
      [
        ['A', '2025-05-01', '2025-09-01'],
        ['B', '2025-09-01'],
      ],
      [1, 1],
    ],
    [
      'a new one the day before',
      [
        ['A', '2025-05-01', '2025-08-31'],
        ['B', '2025-08-31'],
      ],
      [0, 1],
    ],
    [
      'one who came and went on one day',
      [
        ['A', '2025-05-01', '2025-09-01'],
        ['B', '2025-07-01', '2025-07-01'],
      ],
      [1, 1],
    ],
    ['nobody named', [], [0, 0]],
  ])('with %s', async (_, workers, expected) => {
    await closedOn('2025-09-01', workers);
    expect(await share('M-FH-06', yearEnd)).toEqual(expected);
  });

  it.each([
    ['2025-05-31', yearEnd, 1],
    ['2026-03-31', yearEnd, 1],
    ['2026-04-01', yearEnd, 0],
    ['2026-03-31', '2026-04-01', 0],
  ])('a case closed on %s counts on %s: %i', async (closed, day, expected) => {
    await closedOn(closed, [['A', '2025-05-01']]);
    expect(await share('M-FH-06', day)).toEqual([expected, expected]);
  });

  it('leaves out a referral with no further action', async () => {
    await closedOn('2025-09-01', [['A', '2025-01-01']], { no_further_action: true });
    expect(await share('M-FH-06', yearEnd)).toEqual([0, 0]);
  });
});
