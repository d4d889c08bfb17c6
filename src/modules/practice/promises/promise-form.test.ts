import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { parsePromise } from './promise-form.ts';

const today = plainDate('2026-11-22');
const about = {
  today,
  firstName: 'Ava',
  writer: { name: 'Nora Invented', accountId: 'a' },
  known: [{ name: 'Rosa Quill', is: 'mother', kind: 'family', id: 'r' }] as const,
};
const day = { 'on-day': '22', 'on-month': '11', 'on-year': '2026' };
const whole = {
  ...day,
  words: 'I will ask about the dog',
  to: 'child',
  by_whom: 'nora invented',
  when: '2 weeks',
  audience: 'told',
};

describe('a promise that is written down', () => {
  it('in one’s own name is one’s own, to the child by their first name', () => {
    const parsed = parsePromise(whole, about);
    expect(parsed).toMatchObject({
      ok: true,
      value: { makerId: 'a', toWhom: 'Ava', dueOn: '2026-12-06', alsoOf: [], madeOn: today },
    });
  });

  it('names one of the family whom the record holds, so that it is hidden with them', () => {
    const parsed = parsePromise({ ...whole, to: 'family', to_whom: 'rosa quill', by_whom: 'Gran' }, about);
    expect(parsed).toMatchObject({
      ok: true,
      value: { makerId: null, byWhom: 'Gran', toWhom: 'Rosa Quill', alsoOf: ['r'] },
    });
  });

  it('to somebody of the family is read by the family, unless it is kept for staff', () => {
    const mum = { ...whole, to: 'family', to_whom: 'Mum' };
    expect(parsePromise(mum, about)).toMatchObject({ value: { audience: 'family' } });
    expect(parsePromise({ ...mum, audience: 'staff' }, about)).toMatchObject({
      value: { audience: 'staff' },
    });
    expect(parsePromise(whole, about)).toMatchObject({ value: { audience: 'told' } });
  });

  it.each([
    [{ words: '' }, 'Enter what was promised'],
    [{ to: '' }, 'Select to whom it was promised'],
    [{ to: 'family' }, 'Enter who it was, such as “Mum”'],
    [{ when: 'soon' }, 'By when must be a day, like 3 December or in 2 weeks'],
    [
      { when: '20 November' },
      'This day has passed this year. Write the year too: 20 November 2027, or 20 November 2026 if it was promised for then',
    ],
    [{ when: '1 November 2026' }, 'By when must not be before the day of the promise'],
    [{ 'on-year': '2027' }, 'The day must be today or in the past'],
  ])('with %j asks: %s', (wrong, text) => {
    const parsed = parsePromise({ ...whole, ...wrong }, about);
    expect(parsed.ok ? [] : parsed.errors.map((error) => error.text)).toEqual([text]);
  });
});
