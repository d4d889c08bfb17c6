import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { ageOf, ageWords, birthWords, initialsOf, isChild, shownName } from './person-rules.ts';

const today = plainDate('2026-11-22');
const nobody = { given: null, family: null, localId: null, expectedOn: null };
const unborn = plainDate('2027-05-03');
const born = (on: string | null, precision: 'day' | 'month' | 'year' | 'estimate' = 'day') => ({
  birthDate: on === null ? null : plainDate(on),
  birthPrecision: precision,
  expectedOn: null,
  diedOn: null,
});

describe('what to call somebody', () => {
  it.each([
    [{ given: 'Ava', family: 'Smith' }, 'Ava Smith'],
    [{ given: 'Ava' }, 'Ava (surname not known)'],
    [{ family: 'Smith' }, 'Smith (first name not known)'],
    [{ family: 'Smith', expectedOn: unborn }, 'Unborn baby Smith'],
    [{ expectedOn: unborn }, 'Unborn baby'],
    [{ localId: '04000001' }, 'Child 04000001'],
    [{}, 'Name not recorded'],
  ])('%j is %s', (known, shown) => {
    expect(shownName({ ...nobody, ...known })).toBe(shown);
  });

  it('gives two letters, or a question mark', () => {
    expect(initialsOf({ given: 'ava', family: 'Smith' })).toBe('AS');
    expect(initialsOf({ given: null, family: null })).toBe('?');
  });
});

describe('age and birth', () => {
  it.each([
    [born('2017-11-22'), '9 years old', '22 November 2017'],
    [born('2017-11-23'), '8 years old', '23 November 2017'],
    [born('2025-11-22'), '1 year old', '22 November 2025'],
    [born('2026-11-01'), 'under 1 year old', '1 November 2026'],
    [born('2011-02-01', 'month'), '15 years old', 'in February 2011, day not known'],
    [born('2011-01-01', 'year'), 'about 15 years old', 'in 2011, day not known'],
    [born('2011-11-22', 'estimate'), 'about 15 years old', 'about 2011 (estimated)'],
    [born(null), 'age not known', 'not known'],
    [{ ...born(null), expectedOn: unborn }, 'not born yet', 'expected 3 May 2027'],
    [{ ...born('2016-01-01'), diedOn: plainDate('2020-06-01') }, 'died aged 4', '1 January 2016'],
  ])('%j', (known, age, birth) => {
    expect(ageWords(known, today)).toBe(age);
    expect(birthWords(known)).toBe(birth);
  });

  it('knows no age before birth', () => {
    expect(ageOf(born('2027-01-01'), today)).toBeNull();
  });

  it('takes for a child whoever has a child id, is under 18, or may be', () => {
    expect(
      [
        { age: 40, localId: '1' },
        { age: 17, localId: null },
        { age: null, localId: null },
      ].every(isChild),
    ).toBe(true);
    expect(isChild({ age: 18, localId: null })).toBe(false);
  });
});
