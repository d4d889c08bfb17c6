import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import type { Birth } from './birth-form.ts';
import { keepEstimate, parseBirth, shownBirth } from './birth-form.ts';

const today = plainDate('2026-11-22');
const birth = (known: Partial<Birth>): Birth => ({
  birthDate: null,
  birthPrecision: 'day',
  expectedOn: null,
  ...known,
});

describe('what is known of a birth', () => {
  it('is the same again after it was shown and sent back', () => {
    const parts = fc.tuple(
      fc.integer({ min: 1920, max: 2025 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    );
    const pad = (n: number) => String(n).padStart(2, '0');
    const births = fc.oneof(
      parts.map(([y, m, d]) => birth({ birthDate: plainDate(`${y}-${pad(m)}-${pad(d)}`) })),
      parts.map(([y, m]) => birth({ birthDate: plainDate(`${y}-${pad(m)}-01`), birthPrecision: 'month' })),
      parts.map(([y]) => birth({ birthDate: plainDate(`${y}-01-01`), birthPrecision: 'year' })),
      fc.integer({ min: 1, max: 28 }).map((d) => birth({ expectedOn: plainDate(`2027-02-${pad(d)}`) })),
      fc.constant(birth({})),
    );
    fc.assert(
      fc.property(births, (known) => {
        expect(parseBirth(shownBirth(known, today), today)).toEqual({ ok: true, value: known });
      }),
    );
  });

  it('keeps the date of an estimate whose age was not changed, and not of one that was', () => {
    const before = birth({ birthDate: plainDate('2011-03-04'), birthPrecision: 'estimate' });
    const sentBack = parseBirth(shownBirth(before, today), today);
    expect(sentBack.ok && keepEstimate(before, sentBack.value, today)).toEqual(before);
    const changed = parseBirth({ born: 'age', estimated_age: '12' }, today);
    expect(changed.ok && keepEstimate(before, changed.value, today).birthDate).toBe('2014-11-22');
  });

  it('never throws, whatever is posted', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('born', 'birth_date-day', 'birth_date-year', 'estimated_age'),
          fc.anything(),
        ),
        (body) => {
          expect(typeof parseBirth(body, today).ok).toBe('boolean');
        },
      ),
    );
  });
});
