import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatPartialDate,
  formatPostcode,
  isCanonicalDate,
  isSamePostcode,
  parseDate,
  parseInteger,
  parsePartialDate,
  toPostcodeKey,
} from './values.ts';

const day = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('dates of the return', () => {
  it('reads dd/mm/yyyy, and less strictly d/m/yyyy and yyyy-mm-dd', () => {
    expect(parseDate('05/12/1993')).toBe('1993-12-05');
    expect(parseDate('5/1/2020')).toBe('2020-01-05');
    expect(parseDate('2025-03-01')).toBe('2025-03-01');
  });

  it('tells the way the return writes dates from the others', () => {
    expect(isCanonicalDate('05/12/1993')).toBe(true);
    for (const text of ['5/12/1993', '2025-03-01', '30/02/2024', 'abc', ''])
      expect(isCanonicalDate(text)).toBe(false);
  });

  it('refuses days that are not real', () => {
    const unreal = [
      '29/02/2023',
      '31/04/2024',
      '00/01/2024',
      '01/00/2024',
      '01/13/2024',
      '29/02/1900',
      '2024-02-30',
    ];
    for (const text of unreal) expect(parseDate(text)).toBeUndefined();
    expect(parseDate('29/02/2024')).toBe('2024-02-29');
    expect(parseDate('29/02/2000')).toBe('2000-02-29');
  });

  it('refuses years before 1900 and after 2100, and everything else', () => {
    const others = [
      '31/12/1899',
      '01/01/2101',
      'abc',
      '',
      '1/1/20',
      '01-01-2020',
      '01/01/2020 ',
      '01/01/20200',
      'ZZ/05/2020',
      '０1/01/2020',
      '1a/01/2020',
      '+1/01/2020',
      '2020/01/01',
    ];
    for (const text of others) expect(parseDate(text)).toBeUndefined();
  });

  it('gives back every day between 1900 and 2100 as it was written', () => {
    fc.assert(
      fc.property(day, (iso) => {
        const parsed = parseDate(iso);
        expect(parsed).toBe(iso);
        if (parsed) expect(parseDate(formatDate(parsed))).toBe(iso);
      }),
      { seed: 903 },
    );
  });

  it('accepts exactly the texts that a calendar accepts', () => {
    const part = fc.integer({ min: 0, max: 40 }).map((n) => String(n).padStart(2, '0'));
    fc.assert(
      fc.property(part, part, fc.integer({ min: 1890, max: 2110 }), (dd, mm, year) => {
        const time = new Date(Date.UTC(year, Number(mm) - 1, Number(dd)));
        const real = time.getUTCDate() === Number(dd) && time.getUTCMonth() === Number(mm) - 1;
        expect(parseDate(`${dd}/${mm}/${year}`) !== undefined).toBe(real && year >= 1900 && year <= 2100);
      }),
      { seed: 903, numRuns: 2000 },
    );
  });
});

describe('dates with unknown parts', () => {
  it('keeps what is known', () => {
    expect(parsePartialDate('ZZ/05/2020')).toBe('2020-05');
    expect(parsePartialDate('ZZ/ZZ/2019')).toBe('2019');
    expect(parsePartialDate('07/05/2020')).toBe('2020-05-07');
  });

  it('refuses a known day of an unknown month, an unreal month and an unknown year', () => {
    for (const text of ['12/ZZ/2020', 'ZZ/13/2020', 'ZZ/ZZ/1700', 'ZZ/ZZ/ZZZZ', '31/02/2020', '']) {
      expect(parsePartialDate(text)).toBeUndefined();
    }
  });

  it('writes them as they were read', () => {
    for (const text of ['ZZ/05/2020', 'ZZ/ZZ/2019', '07/05/2020']) {
      const parsed = parsePartialDate(text);
      expect(parsed && formatPartialDate(parsed)).toBe(text);
    }
  });
});

describe('postcodes and whole numbers', () => {
  it('compares postcodes without their spaces and case', () => {
    expect(toPostcodeKey(' za1 1bh ')).toBe('ZA11BH');
    expect(formatPostcode('za11bh')).toBe('ZA1 1BH');
    expect(formatPostcode('2tr')).toBe('2TR');
    expect(isSamePostcode('ZA1  1BH', 'za11bh')).toBe(true);
    expect(isSamePostcode('ZA1 1BH', 'ZA1 1BJ')).toBe(false);
  });

  it('reads numbers of digits only', () => {
    expect(parseInteger('07')).toBe(7);
    expect(parseInteger('40')).toBe(40);
    for (const text of ['', '-1', '1.0', '1e3', ' 1', '٣', '12345678901'])
      expect(parseInteger(text)).toBeUndefined();
  });
});
