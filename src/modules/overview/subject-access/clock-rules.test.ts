import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { clockOf, clockTerms } from './clock-rules.ts';
import type { Pause } from './request-rules.ts';

const terms = clockTerms.fallback;
const at = (today: string) => ({ today: plainDate(today), terms });
const request = (more: { received?: string; identity?: string | null; extended?: string } = {}) => ({
  receivedOn: plainDate(more.received ?? '2026-11-03'),
  identityOn: more.identity === null ? null : plainDate(more.identity ?? '2026-11-03'),
  extendedOn: more.extended ? plainDate(more.extended) : null,
});
const pause = (asked: string, answered: string | null): Pause => ({
  id: 'one',
  what: 'Which years?',
  askedOn: plainDate(asked),
  answeredOn: answered === null ? null : plainDate(answered),
  answer: answered,
});

describe('the time to answer', () => {
  it('is a calendar month from the day on which the request came', () => {
    expect(clockOf(request(), [], at('2026-11-22'))).toMatchObject({ due: '2026-12-03', daysLeft: 11 });
  });

  it('ends on the last day of a month that has no such day, and never on a day off', () => {
    // 31 January and a month is 28 February 2027, a Sunday: the Monday after it.
    expect(
      clockOf(request({ received: '2027-01-31', identity: '2027-01-31' }), [], at('2027-02-01')).due,
    ).toBe('2027-03-01');
    // 25 November and a month is Christmas Day, then Boxing Day and its bank holiday: Tuesday 29 December.
    expect(
      clockOf(request({ received: '2026-11-25', identity: '2026-11-25' }), [], at('2026-11-26')).due,
    ).toBe('2026-12-29');
  });

  it('counts from the day on which it was known who asks', () => {
    expect(clockOf(request({ identity: '2026-11-10' }), [], at('2026-11-22')).due).toBe('2026-12-10');
    expect(clockOf(request({ identity: null }), [], at('2026-11-22')).waitsForIdentity).toBe(true);
  });

  it('is two months longer where the request is complex', () => {
    expect(clockOf(request({ extended: '2026-11-20' }), [], at('2026-11-22')).due).toBe('2027-02-03');
  });

  it('stands still while something is made clear, and is longer by those days', () => {
    const answered = clockOf(request(), [pause('2026-11-05', '2026-11-12')], at('2026-11-22'));
    expect(answered).toMatchObject({ due: '2026-12-10', stoppedSince: null });
    const waiting = clockOf(request(), [pause('2026-11-05', null)], at('2026-11-22'));
    expect(waiting).toMatchObject({ stoppedSince: '2026-11-05', daysLeft: 28 });
  });

  it('does not count a question that was answered before it was known who asks', () => {
    expect(
      clockOf(request({ identity: '2026-11-12' }), [pause('2026-11-05', '2026-11-10')], at('2026-11-22')).due,
    ).toBe('2026-12-14');
  });

  it('says how late it is', () => {
    expect(clockOf(request(), [], at('2026-12-13')).daysLeft).toBe(-10);
  });
});
