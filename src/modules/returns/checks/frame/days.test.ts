import { describe, expect, it } from 'vitest';
import { day, formatDay, parseReturnDay } from './days.ts';

describe('a day in a cell of the return', () => {
  it.each([
    ['29/02/2024', '2024-02-29'],
    ['1/4/2025', '2025-04-01'],
    ['31/12/1969', '1969-12-31'],
    ['06/06/1890', '1890-06-06'],
    ['01/05/2202', '2202-05-01'],
  ])('%s is %s', (text, expected) => {
    expect(parseReturnDay(text)).toBe(day(expected));
  });

  it.each([
    '',
    '31/04/2025',
    '29/02/2025',
    '00/01/2025',
    '01/13/2025',
    '2025-04-01',
    '01/04/25',
    '01/04/0025',
    'ZZ/04/2025',
  ])('%s is none', (text) => {
    expect(parseReturnDay(text)).toBeNaN();
  });

  it('is written as it was read', () => {
    expect(formatDay(parseReturnDay('09/03/2025'))).toBe('09/03/2025');
  });
});
