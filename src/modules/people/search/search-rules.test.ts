import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { parseSearch } from './search-rules.ts';

const today = plainDate('2026-11-22');
const parse = (typed: string) => parseSearch(typed, today);
const datelike = fc.constantFrom(...'0123456789/-. ()+', 'may', 'nm1', 'unborn ');
const datesOf = (typed: string) => parse(typed)[0]?.dates?.map(({ from, to, score }) => [from, to, score]);

describe('what was typed into the search box', () => {
  it('takes words as names, in any order', () => {
    expect(parse('Smith  Ava')).toEqual([{ word: 'Smith' }, { word: 'Ava' }]);
    expect(parse('Smith, Ava')).toEqual([{ word: 'Smith' }, { word: 'Ava' }]);
  });

  it.each([
    ['3/5/2014', '2014-05-03', '2014-03-05'],
    ['03.05.2014', '2014-05-03', '2014-03-05'],
    ['3 May 2014', '2014-05-03', '2014-03-05'],
    ['3rd May 2014', '2014-05-03', '2014-03-05'],
    ['2014-05-03', '2014-05-03', '2014-03-05'],
    ['3/5/14', '2014-05-03', '2014-03-05'],
  ])('reads %s as a day, and lower with day and month swapped', (typed, day, swapped) => {
    expect(datesOf(typed)).toEqual([
      [day, day, 1],
      [swapped, swapped, 0.6],
    ]);
  });

  it('does not swap what has no other reading', () => {
    expect(datesOf('24/5/2014')).toEqual([['2014-05-24', '2014-05-24', 1]]);
    expect(datesOf('5/5/2014')).toEqual([['2014-05-05', '2014-05-05', 1]]);
    expect(datesOf('5/24/2014')).toEqual([['2014-05-24', '2014-05-24', 0.6]]);
  });

  it.each([
    ['12/2014', '2014-12-01', '2014-12-31'],
    ['Dec 2014', '2014-12-01', '2014-12-31'],
    ['february 2016', '2016-02-01', '2016-02-29'],
    ['2014', '2014-01-01', '2014-12-31'],
  ])('reads %s as every day in it', (typed, from, to) => {
    expect(datesOf(typed)?.[0]?.slice(0, 2)).toEqual([from, to]);
  });

  it('takes two digits of a year as the nearest year that may be meant', () => {
    expect(datesOf('1/1/27')?.[0]?.[0]).toBe('2027-01-01');
    expect(datesOf('1/1/28')?.[0]?.[0]).toBe('1928-01-01');
  });

  it('keeps a name and a date apart', () => {
    expect(parse('ava 12/2014').map((part) => Object.keys(part))).toEqual([['dates'], ['word']]);
  });

  it('reads an NHS number with its spaces', () => {
    expect(parse('943 476 5919')).toEqual([{ code: '9434765919', digits: '9434765919' }]);
  });

  it('reads a child id and a pupil number as codes', () => {
    expect(parse('a123456789012')).toEqual([{ code: 'A123456789012' }]);
    expect(parse('04000001')[0]?.code).toBe('04000001');
  });

  it('finds what a child without a name is called on screen', () => {
    expect(parse('Child 04000001 (name not recorded)').map(({ code }) => code)).toEqual(['04000001']);
  });

  it('reads postcodes, whole and in part', () => {
    expect(parse('nm1 2ab')).toEqual([{ postcode: 'NM12AB', code: 'NM12AB' }]);
    expect(parse('nm12ab')).toEqual([{ postcode: 'NM12AB', code: 'NM12AB' }]);
    expect(parse('NM1')).toEqual([{ postcode: 'NM1', code: 'NM1' }]);
  });

  it.each(['07700 900123', '+44 7700 900123', '(07700) 900123', '07700900123'])(
    'reads %s as a phone number',
    (typed) => {
      expect(parse(typed)[0]?.digits).toBe('7700900123');
    },
  );

  it('reads a house number with a word as an address, but not a name that is also a tree', () => {
    expect(parse('12 Mill Lane')).toEqual([{ address: '12 mill lane' }]);
    expect(parse('mill lane')).toEqual([{ address: 'mill lane' }]);
    expect(parse('Lane')).toEqual([{ word: 'Lane' }]);
  });

  it('knows the words for a baby who is not born', () => {
    expect(parse('unborn baby Smith')).toEqual([{ unborn: true }, { word: 'Smith' }]);
  });

  it('answers to nothing with nothing', () => {
    expect(parse('  ,;- ')).toEqual([]);
  });

  it('never throws, and never gives a date that is none, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: datelike, maxLength: 40 })),
        (typed) => {
          const parts = parse(typed);
          expect(parts.length).toBeLessThanOrEqual(12);
          expect(JSON.stringify(parts)).not.toMatch(/\\u(0000|d[89a-f])/i);
          for (const { from, to } of parts.flatMap(({ dates }) => dates ?? [])) expect(from <= to).toBe(true);
        },
      ),
    );
  }, 30_000);
});
