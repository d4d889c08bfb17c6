import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { formatCatalogue } from './format-catalogue.ts';
import { listMeasures } from './list-measures.ts';
import { notYet } from './not-yet.ts';
import type { Measure } from './measure.ts';
import type { Counted } from './measure-rules.ts';
import { partLabel, populationOn, valueOf } from './measure-rules.ts';
import { MeasureProblem, parseMeasure } from './parse-measure.ts';

const header = `-- id: M-XX-01
-- title: A measure
-- family: system
-- question: Is it so?
-- numerator: those
-- denominator: all
-- exclusions: none
-- counted: once each,
--   whatever happens
-- period: on the day
-- unit: %
-- polarity: lower is better
-- source: nowhere
-- basis: design
-- in force: always
`;
const made = parseMeasure(`${header}select 1`);
const counted = (numerator: number, denominator: number | null, part: string | null = null): Counted => ({
  part,
  numerator,
  denominator,
});

describe('the file of a measure', () => {
  it('is read into its header and its query', () => {
    expect(made).toMatchObject({ id: 'M-XX-01', counted: 'once each, whatever happens', sql: 'select 1' });
  });

  it('is refused when a line of the header is missing, and says which', () => {
    expect(() => parseMeasure(header.replace(/-- unit.*\n/, ''))).toThrow(/no "unit"/);
  });

  it('is refused when the header holds something else, or a polarity that is none', () => {
    expect(() => parseMeasure(header.replace('-- unit: %', '--unit %'))).toThrow(MeasureProblem);
    expect(() => parseMeasure(header.replace('lower is better', 'good'))).toThrow(/"good" is no polarity/);
  });

  it('may say how its value comes about, what it is about, and which measure keeps it honest', () => {
    const lines = ['about: workers', 'value: median', 'pair: M-CL-01', 'pair why: both', '  sides'];
    const more = lines.map((line) => `-- ${line}\n`).join('');
    expect(parseMeasure(`${header}${more}select 1`)).toMatchObject({
      about: 'workers',
      kind: 'median',
      pair: { id: 'M-CL-01', why: 'both sides' },
    });
    expect(made).toMatchObject({ about: 'children', kind: 'share', pair: undefined });
  });

  it.each([
    ['-- value: middle', /"middle" is no kind of value/],
    ['-- family: mine', /"mine" is no family/],
    ['-- pair: M-CL-01', /no "pair why"/],
    ['-- parts: anything', /"anything" is no list of parts/],
    ['-- pairs: M-CL-01', /Not a line/],
    ['-- value: median\n-- part a: A', /no parts/],
  ])('is refused with %j', (line, why) => {
    const base = line.startsWith('-- family') ? header.replace(/-- family.*\n/, '') : header;
    expect(() => parseMeasure(`${base}${line}\nselect 1`)).toThrow(why);
  });

  it('reads reporting and nothing else', () => {
    for (const { id, sql } of listMeasures()) {
      const schemas = [...sql.matchAll(/(?:from|join)\s+(?!lateral\b)(\w+)\.\w+/g)].map(
        ([, schema]) => schema,
      );
      expect(new Set(schemas), id).toEqual(new Set(['reporting']));
    }
  });
});

describe('the catalogue in the documentation', () => {
  it('says what the headers say', async () => {
    await expect(formatCatalogue(listMeasures(), notYet)).toMatchFileSnapshot(
      '../../../../docs/data/measures.md',
    );
  });
});

describe('the value of a share', () => {
  it('is in percent, with two decimals', () => {
    expect(valueOf(made, [counted(1, 3)], undefined)).toMatchObject({
      value: 33.33,
      numerator: 1,
      denominator: 3,
      why: null,
    });
  });

  it('is none, and says why, where there is nobody to measure', () => {
    const value = valueOf(made, [], undefined);
    expect(value).toMatchObject({ value: null, numerator: 0, denominator: 0 });
    expect(value.why).toMatch(/no children/);
  });
});

describe('the value of a mean and of a median', () => {
  it('is the sum of the numerators over that of the denominators, part by part or as a whole', () => {
    const mean: Measure = { ...made, unit: 'times', kind: 'mean' };
    expect(valueOf(mean, [counted(7, 2)], undefined)).toMatchObject({ value: 3.5, denominator: 2 });
  });

  it('is the middle one that was counted', () => {
    const median: Measure = { ...made, unit: 'days', kind: 'median' };
    expect(valueOf(median, [{ ...counted(700, 3), middle: 41.5 }], undefined)).toMatchObject({
      value: 41.5,
      numerator: 700,
      denominator: 3,
    });
    expect(valueOf(median, [], undefined)).toMatchObject({ value: null });
  });
});

describe('the value of a rate', () => {
  const rate: Measure = { ...made, unit: 'per 10,000 children', kind: 'rate', population: 10_000 };

  it('divides by the children of the area', () => {
    const population = { midYear: 2025, children: 150_000, source: null };
    expect(valueOf(rate, [counted(1050, null)], population)).toMatchObject({
      value: 70,
      denominator: 150_000,
    });
  });

  it('is none, with its numerator and the reason, where their number is not in the settings', () => {
    const value = valueOf(rate, [counted(1050, null)], undefined);
    expect(value).toMatchObject({ value: null, numerator: 1050, denominator: null });
    expect(value.why).toMatch(/population_0_17/);
  });
});

describe('the value of a number in parts', () => {
  const byReason: Measure = { ...made, unit: 'children', kind: 'sum', parts: 'reason that care ended (REC)' };

  it('is the sum, each part with its share and the words of the return, greatest first', () => {
    const value = valueOf(byReason, [counted(1, 1, 'E4A'), counted(3, 3, 'E17')], undefined);
    expect(value).toMatchObject({ value: 4, numerator: 4, denominator: 4 });
    expect(value.parts).toEqual([
      { part: 'E17', title: 'Turned 18 and stayed with the carers', numerator: 3, value: 75, rest: 1 },
      { part: 'E4A', title: 'Returned home, as planned', numerator: 1, value: 25, rest: 3 },
    ]);
  });

  it('may be below nought, and then has neither denominator nor reason', () => {
    const net: Measure = { ...made, unit: 'children', kind: 'sum', parts: new Map([['left', 'Left care']]) };
    const value = valueOf(net, [counted(2, null, 'started'), counted(-5, null, 'left')], undefined);
    expect(value).toMatchObject({ value: -3, numerator: -3, denominator: null, why: null });
  });

  it('calls a code by itself where nobody has words for it', () => {
    expect(partLabel(byReason, 'E99')).toBe('E99');
    expect(partLabel(byReason, 'not-known')).toBe('Not known');
  });
});

describe('the population of a rate', () => {
  const known = [
    { midYear: 2024, children: 200, source: null },
    { midYear: 2023, children: 100, source: null },
  ];

  it.each([
    ['2024-06-29', 100, 'the year before, until its middle is past'],
    ['2024-06-30', 200, 'the year itself from 30 June on'],
    ['2026-11-22', 200, 'the newest there is, later'],
    ['2020-01-01', 100, 'the oldest there is, earlier'],
  ])('on %s is %i: %s', (day, children) => {
    expect(populationOn(known, plainDate(day))?.children).toBe(children);
  });

  it('is none where none is known', () => {
    expect(populationOn([], plainDate('2026-11-22'))).toBeUndefined();
  });
});
