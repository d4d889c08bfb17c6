import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { formatKnown } from './chronology-rules.ts';
import { parseChronologyEvent, typedAsEvent } from './event-form.ts';

const today = plainDate('2026-11-22');
const whole = { 'on-day': '3', 'on-month': '5', 'on-year': '2024', words: 'Moved to Gran', source: 'letter' };
const parse = (fields: Readonly<Record<string, string>>, asksWhy = false) =>
  parseChronologyEvent({ ...whole, ...fields }, { today, asksWhy });

describe('an event of a chronology', () => {
  it.each([
    [{}, '2024-05-03', 'day', '3 May 2024'],
    [{ 'on-day': '' }, '2024-05-01', 'month', 'May 2024'],
    [{ 'on-day': '', 'on-month': '' }, '2024-01-01', 'year', '2024'],
  ] as const)('is known as far as it was typed: %j', (fields, on, precision, shown) => {
    const parsed = parse(fields);
    expect(parsed.ok && [parsed.value.happenedOn, parsed.value.precision]).toEqual([on, precision]);
    expect(formatKnown(plainDate(on), precision)).toBe(shown);
    expect(parsed.ok && typedAsEvent(parsed.value)).toMatchObject({ ...whole, ...fields });
  });

  it.each([
    [{ 'on-year': '2027' }, 'When it happened must be today or in the past'],
    [{ 'on-month': '' }, 'month'],
    [{ 'on-year': '' }, 'year'],
    [{ 'on-day': '31', 'on-month': '2' }, 'real'],
    [{ words: '' }, 'Enter what happened, in one line'],
    [{ words: 'x'.repeat(301) }, '300 characters'],
    [{ source: '' }, 'Enter where this is known from'],
  ])('is asked for again where %j', (fields, message) => {
    const parsed = parse(fields);
    expect(parsed.ok ? '' : parsed.errors.map(({ text }) => text).join(' ')).toContain(message);
  });

  it('says why where it is said anew', () => {
    expect(parse({}, true).ok).toBe(false);
    expect(parse({ because: 'The day was wrong' }, true).ok).toBe(true);
  });
});
