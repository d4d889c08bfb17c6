import { describe, expect, it } from 'vitest';
import { isAskedLater } from './finding-page.ts';

describe('what a worker is asked only when the year is over', () => {
  it('is what the return asks once a year', () => {
    const health = { form: 'ssda903', rule: '191', table: 'OC2' } as const;
    expect(isAskedLater(health, true)).toBe(true);
    expect(isAskedLater(health, false)).toBe(false);
    expect(isAskedLater({ ...health, rule: '103', table: 'Header' }, true)).toBe(false);
  });

  it('is what the census has against work that began in the year before and goes on', () => {
    const open = { form: 'cin', rule: '8736', table: 'Assessments' } as const;
    expect(isAskedLater(open, true)).toBe(true);
    expect(isAskedLater(open, false)).toBe(false);
    expect(isAskedLater({ ...open, rule: '8670Q' }, true), 'too long is too long all year').toBe(false);
  });
});
