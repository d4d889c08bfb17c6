import { describe, expect, it } from 'vitest';
import { plainDate } from '../../platform/dates/plain-date.ts';
import { kindOfFormat, showSerial, toSerial } from './date-cells.ts';

describe('days as numbers', () => {
  it('are the days that spreadsheets mean', () => {
    expect(showSerial(1, false)).toBe('1900-01-01');
    expect(showSerial(59, false)).toBe('1900-02-28');
    expect(showSerial(60, false)).toBeUndefined();
    expect(showSerial(61, false)).toBe('1900-03-01');
    expect(showSerial(45107, false)).toBe('2023-06-30');
    expect(showSerial(45107.75, false)).toBe('2023-06-30 18:00:00');
    expect(showSerial(0.5, false)).toBe('12:00:00');
    expect(showSerial(-1, false)).toBeUndefined();
    expect(toSerial(plainDate('2023-06-30'))).toBe(45107);
  });

  it('are told from numbers by how they are shown', () => {
    for (const format of ['dd/mm/yyyy;@', '[$-809]d mmmm yyyy', 'mmm-yy', 'yyyy\\-mm\\-dd hh:mm'])
      expect(kindOfFormat(format)).toBe('date');
    for (const format of ['[h]:mm:ss', 'hh:mm AM/PM', 'mm:ss.0']) expect(kindOfFormat(format)).toBe('time');
    for (const format of ['General', '0.00', '#,##0 "days"', '[Red]0', '0\\d'])
      expect(kindOfFormat(format)).toBe('number');
  });
});
