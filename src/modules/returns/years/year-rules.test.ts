import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { countDown, listCurrentYears } from './year-rules.ts';

const days = { opens: '04-01', due: '06-30' };
const on = (text: string, year = 2027) => countDown({ year }, days, plainDate(text));

describe('a year that counts down to its return', () => {
  it('goes on until its last day', () => {
    expect(on('2026-11-22')).toMatchObject({ stage: 'year goes on', days: 220 });
    expect(on('2026-11-22').words).toBe(
      'The year ends on 31 March 2027. The return opens on 1 April 2027 and is due by 30 June 2027, in 220 days.',
    );
    expect(on('2027-03-31').stage).toBe('year goes on');
  });

  it('can be sent from the day on which the return opens', () => {
    expect(on('2027-04-01')).toMatchObject({ stage: 'open', days: 90 });
    expect(on('2027-06-29').words).toBe('1 day left: it is due by 30 June 2027.');
    expect(on('2027-06-30').words).toBe('It is due today, 30 June 2027.');
  });

  it('waits where the return opens later than the year ends', () => {
    const late = countDown({ year: 2027 }, { opens: '04-20', due: '07-31' }, plainDate('2027-04-19'));
    expect(late.stage).toBe('not open yet');
  });

  it('says how long ago it should have been sent', () => {
    expect(on('2027-07-01')).toMatchObject({ stage: 'late', days: -1 });
    expect(on('2027-07-01').words).toBe('It was due on 30 June 2027, 1 day ago.');
  });
});

describe('the years that matter', () => {
  it('are the one that is lived and the one before, which changes on 1 April', () => {
    expect(listCurrentYears(plainDate('2026-03-31'))).toEqual([2025, 2026]);
    expect(listCurrentYears(plainDate('2026-04-01'))).toEqual([2026, 2027]);
  });
});
