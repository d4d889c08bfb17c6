import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { nextReview } from './review-rules.ts';

const day = plainDate;

describe('the clock of looked-after reviews (Care Planning Regulations 2010, regulation 33)', () => {
  it('asks for the first within 20 working days of the start, over Christmas (vector V2)', () => {
    expect(nextReview(day('2026-12-24'), []).due).toBe('2027-01-26');
  });
  it('asks for the second within three months of the first', () => {
    expect(nextReview(day('2026-01-05'), [day('2026-01-30')]).due).toBe('2026-04-30');
  });
  it('asks for later ones within six months of the last, whatever order they come in', () => {
    const held = [day('2026-08-31'), day('2026-01-30'), day('2026-04-20')];
    expect(nextReview(day('2026-01-05'), held).due).toBe('2027-02-28');
  });
  it('names the working day before a limit that falls on a weekend (vector V7)', () => {
    const { due, holdBy } = nextReview(day('2026-01-05'), [
      day('2026-01-30'),
      day('2026-04-20'),
      day('2026-08-31'),
    ]);
    expect([due, holdBy]).toEqual(['2027-02-28', '2027-02-26']);
  });
  it('does not count reviews of an earlier time in care', () => {
    expect(nextReview(day('2026-06-01'), [day('2024-05-01')]).why).toMatch(/^First review/);
  });
});
