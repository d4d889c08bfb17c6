import { describe, expect, it } from 'vitest';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { instant } from '../../../platform/dates/instant.ts';
import { findMeasure } from './list-measures.ts';
import { measurePage } from './measure-page.ts';
import type { Measure } from './measure.ts';
import type { Counted } from './measure-rules.ts';

const get = (id: string): Measure => {
  const measure = findMeasure(id);
  if (!measure) throw new Error(`no ${id}`);
  return measure;
};
const on = (
  day: string,
  ...counts: [part: string | null, numerator: number, denominator: number | null][]
) => ({
  day: plainDate(day),
  countedAt: instant(0),
  counts: counts.map(([part, numerator, denominator]): Counted => ({ part, numerator, denominator })),
});
const populations = [{ midYear: 2024, children: 10_000, source: null }];
const pageOf = (id: string, day: PlainDate, countsOnly: boolean, ...counted: ReturnType<typeof on>[]) =>
  measurePage({ measure: get(id), day, counted, populations, countsOnly });

const september = plainDate('2026-09-30');
const march = plainDate('2026-03-31');

describe('the page of a measure', () => {
  it('prints the value, the numbers behind it, and the way to its children', () => {
    const { now } = pageOf('M-CL-08', september, false, on('2026-09-30', [null, 3, 40]));
    expect(now).toMatchObject({ value: 7.5, text: '7.5%', numerator: '3', denominator: '40' });
    expect(now.href).toBe('/measures/M-CL-08/children?on=2026-09-30');
  });

  it('compares with the same month a year before', () => {
    const counted = [
      on('2025-09-30', ['left', -9, null]),
      on('2026-06-30', ['left', -1, null]),
      on('2026-09-30', ['left', -12, null]),
    ];
    expect(pageOf('M-CL-04', september, false, ...counted).comparison).toBe(
      '−12 children on 30 Sep 2026; −9 children on 30 Sep 2025',
    );
  });

  it('says why there is no value', () => {
    const { now } = measurePage({
      measure: get('M-CL-01'),
      day: september,
      counted: [on('2026-09-30', [null, 30, null])],
      populations: [],
      countsOnly: false,
    });
    expect(now).toMatchObject({ value: null, text: 'No value' });
    expect(now.why).toMatch(/settings/);
  });

  it('shows every part with its share', () => {
    const { parts } = pageOf('M-CL-03', september, false, on('2026-09-30', ['E4A', 1, 1], ['E17', 3, 3]));
    expect(parts.map(({ label, number, share }) => [label, number, share])).toEqual([
      ['Turned 18 and stayed with the carers', '3', '75%'],
      ['Returned home, as planned', '1', '25%'],
    ]);
  });
});

describe('a share in parts that somebody can stand in together', () => {
  const counts = (...shares: readonly (readonly [string, number, number])[]) =>
    on('2026-09-30', ...shares.map(([part, better, of]): [string, number, number] => [part, better, of]));
  const shown = (countsOnly: boolean, counted: ReturnType<typeof on>) => {
    const { now, parts } = pageOf('M-CH-13', september, countsOnly, on('2026-06-30'), counted);
    return [now.text, ...parts.map(({ number, share }) => `${number} ${share}`.trim())];
  };

  it('gives each part its own share', () => {
    expect(shown(false, counts(['mind', 30, 40], ['body', 10, 20]))).toEqual(['66.7%', '30 75%', '10 50%']);
  });

  it('hides from those who see counts only each part that is small, and then the whole', () => {
    expect(shown(true, counts(['mind', 30, 40], ['body', 10, 20]))).toEqual(['66.7%', '30 75%', '10 50%']);
    expect(shown(true, counts(['mind', 30, 40], ['body', 10, 15]))).toEqual([
      'Too few to show',
      '30 75%',
      'Too few to show',
    ]);
    expect(shown(true, counts(['mind', 5, 40], ['body', 0, 20]))).toEqual([
      'Too few to show',
      'Too few to show',
      '0 0%',
    ]);
  });
});

describe('the same for those who see counts only', () => {
  it('opens nobody', () => {
    const page = pageOf(
      'M-CL-01',
      september,
      true,
      on('2026-06-30', [null, 40, null]),
      on('2026-09-30', [null, 41, null]),
    );
    expect(page.now).toMatchObject({ text: '41 per 10,000 children', href: undefined });
    expect(page.trend).toHaveLength(1);
  });

  it.each<[string, [string | null, number, number | null][], string]>([
    ['M-CL-01', [[null, 5, null]], 'a small number'],
    ['M-CL-08', [[null, 3, 90]], 'a small part of many'],
    ['M-CL-08', [[null, 37, 40]], 'all but a few'],
    [
      'M-CL-04',
      [
        ['started', 20, null],
        ['left', -2, null],
      ],
      'a small number behind a difference',
    ],
  ])('hides %s with %j: %s', (id, counts) => {
    const page = pageOf(id, september, true, on('2026-06-30'), on('2026-09-30', ...counts));
    expect(page.now).toMatchObject({ value: null, text: 'Too few to show', numerator: 'Too few to show' });
    expect(JSON.stringify(page.now)).not.toMatch(/"(?:3|5|2|37|90|40|18)"/);
  });

  it('hides what a quarter adds when that is small, but not in a new year', () => {
    const counted = [
      on('2026-03-31', ['first', 60, null]),
      on('2026-06-30', ['first', 20, null]),
      on('2026-09-30', ['first', 23, null]),
    ];
    const { trend } = pageOf('M-CL-02', september, true, ...counted);
    expect(trend.map(({ text }) => text)).toEqual(['20 per 10,000 children', 'Too few to show']);
  });

  it('gives the parts of a year for whole years only', () => {
    const parts = (day: PlainDate) =>
      pageOf('M-CL-03', day, true, on('2025-12-31'), on(day, ['E4A', 30, 30], ['E17', 3, 3], ['E8', 9, 9]))
        .parts;
    expect(parts(september)).toEqual([]);
    expect(parts(march).map(({ number }) => number)).toEqual(['30', 'Too few to show', 'Too few to show']);
  });
});
