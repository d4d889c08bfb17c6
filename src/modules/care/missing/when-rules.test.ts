import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../../../platform/dates/instant.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { wallClockOf } from './wall-clock.ts';
import { momentOn, parseTime } from './when-rules.ts';

const at = (text: string) => instant(Date.parse(text));

describe('a time of day', () => {
  it.each([
    ['22:30', '22:30'],
    ['22.30', '22:30'],
    ['2230', '22:30'],
    ['6:05', '06:05'],
    ['10:30pm', '22:30'],
    ['10.30 PM', '22:30'],
    ['6 am', '06:00'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['midnight', '00:00'],
    ['Noon', '12:00'],
  ])('%s is %s', (typed, time) => {
    expect(parseTime(typed)).toBe(time);
  });

  it.each(['', 'late', '25:00', '22:61', '13pm', '7', '10', '24:00', '0am'])('%s is none', (typed) => {
    expect(parseTime(typed)).toBeUndefined();
  });

  it('is read from clocks in summer as they show it', () => {
    expect(momentOn(plainDate('2026-07-01'), '22:30')).toBe(at('2026-07-01T21:30:00Z'));
  });

  it('is given back as it was read, also on the days on which clocks change', () => {
    const days = ['2026-03-29', '2026-10-25', '2026-11-22', '2026-07-01'].map(plainDate);
    fc.assert(
      fc.property(fc.constantFrom(...days), fc.nat(23), fc.nat(59), (day, hour, minute) => {
        const two = (number: number) => String(number).padStart(2, '0');
        const moment = momentOn(day, `${two(hour)}:${two(minute)}`);
        const shown = wallClockOf(moment);
        expect(momentOn(shown.day, shown.time)).toBe(moment);
      }),
    );
  });
});
