import { describe, expect, it } from 'vitest';
import { measuring } from '../../../../test/support/measuring.ts';

const { share, child, plant, same, died } = measuring();
const yearEnd = '2026-03-31';

type More = Readonly<Record<string, string | boolean | null>>;

describe('M-SY-15, babies who come into care in their first week', () => {
  it.each([
    ['on the day of birth', '2025-09-01', '2025-09-01', [1, 1]],
    ['at seven days', '2025-09-01', '2025-09-08', [1, 1]],
    ['at eight days', '2025-09-01', '2025-09-09', [0, 1]],
    ['the day before the first birthday', '2024-09-02', '2025-09-01', [0, 1]],
    ['on the first birthday', '2024-09-01', '2025-09-01', [0, 0]],
    ['before the birth, which is a mistake', '2025-09-02', '2025-09-01', [0, 0]],
  ])('in care %s (born %s, %s)', async (_, born, starts, expected) => {
    await child({ born, episodes: [{ starts }] });
    expect(await share('M-SY-15', yearEnd)).toEqual(expected);
  });

  it.each([
    ['2025-03-31', 0],
    ['2025-04-01', 1],
    ['2026-03-31', 1],
    ['2026-04-01', 0],
  ])('a start on %s counts %i in the twelve months to 31 March 2026', async (starts, expected) => {
    await child({ born: starts, episodes: [{ starts }] });
    expect(await share('M-SY-15', yearEnd)).toEqual([expected, expected]);
  });

  it('counts a baby who comes twice once, by the first time', async () => {
    await child({
      born: '2025-09-01',
      episodes: [{ starts: '2025-09-02', ends: '2025-10-01', ended: 'E4A' }, { starts: '2025-12-01' }],
    });
    expect(await share('M-SY-15', yearEnd)).toEqual([1, 1]);
  });

  it('leaves out short breaks and a birthday that nobody knows', async () => {
    await child({ born: '2025-09-01', episodes: [{ starts: '2025-09-02', legal: 'V4' }] });
    await child({ born: null, episodes: [{ starts: '2025-09-02' }] });
    expect(await share('M-SY-15', yearEnd)).toEqual([0, 0]);
  });
});

describe('M-SY-17, families who come back within 12 months', () => {
  const referral = (who: string, opened: string, more: More = {}) =>
    plant('practice.involvement', who, { opened, no_further_action: false, ...more });
  const closedOn = async (closed: string, more: More = {}, who?: string) => {
    const person = who ?? (await child());
    await referral(person, '2024-02-05', { closed, reason_closed: 'RC7', ...more });
    return person;
  };

  it.each([
    ['2024-03-31', 0],
    ['2024-04-01', 1],
    ['2025-03-31', 1],
    ['2025-04-01', 0],
  ])('a closing on %s is among those of 31 March 2026: %i', async (closed, expected) => {
    await closedOn(closed);
    expect(await share('M-SY-17', yearEnd)).toEqual([0, expected]);
  });

  it.each([
    ['twelve months later, to the day', '2025-03-31', '2026-03-31', 1],
    ['a day less than that', '2025-03-31', '2026-03-30', 1],
    ['a day more than that', '2025-03-30', '2026-03-31', 0],
    ['six days later', '2024-08-31', '2024-09-06', 1],
    ['later still, in the same year and over', '2024-08-31', '2025-09-01', 0],
  ])('a referral %s (%s, %s) counts %i of 1', async (_, closed, again, expected) => {
    await referral(await closedOn(closed), again);
    expect(await share('M-SY-17', yearEnd)).toEqual([expected, 1]);
  });

  it('takes a case opened again within five days for one that did not close, unless that led to nothing', async () => {
    await referral(await closedOn('2024-08-31'), '2024-09-05');
    expect(await share('M-SY-17', yearEnd)).toEqual([0, 0]);
    await referral(await closedOn('2024-08-31'), '2024-09-05', { no_further_action: true });
    expect(await share('M-SY-17', yearEnd)).toEqual([1, 1]);
  });

  it('sees no coming back in a case that was open before', async () => {
    await referral(await closedOn('2024-08-31'), '2024-03-01');
    expect(await share('M-SY-17', yearEnd)).toEqual([0, 1]);
  });

  it.each([
    ['RC1', 0],
    ['RC2', 0],
    ['RC3', 1],
    ['RC4', 1],
    ['RC5', 0],
    ['RC6', 0],
    ['RC8', 1],
    ['RC9', 1],
    [null, 1],
  ])('a case closed with %s counts %i', async (reason_closed, expected) => {
    await closedOn('2024-08-31', { reason_closed });
    expect(await share('M-SY-17', yearEnd)).toEqual([0, expected]);
  });

  it('leaves out referrals with no further action, and who turned 18 or died in the twelve months', async () => {
    await closedOn('2024-08-31', { no_further_action: true });
    await closedOn('2024-08-31', {}, await child({ born: '2007-08-31' }));
    expect(await share('M-SY-17', yearEnd)).toEqual([0, 0]);
    await closedOn('2024-08-31', {}, await child({ born: '2007-09-01' }));
    await closedOn('2024-08-31', {}, await child({ born: null }));
    expect(await share('M-SY-17', yearEnd)).toEqual([0, 2]);
    await died(await closedOn('2024-08-31'), '2025-08-31');
    expect(await share('M-SY-17', yearEnd)).toEqual([0, 2]);
    await died(await closedOn('2024-08-31'), '2025-09-01');
    expect(await share('M-SY-17', yearEnd)).toEqual([0, 3]);
  });

  it('finds the new referral in another record of the child', async () => {
    const first = await closedOn('2024-08-31');
    const second = await child();
    await referral(second, '2025-01-01');
    await same(first, second);
    expect(await share('M-SY-17', yearEnd)).toEqual([1, 1]);
  });
});
