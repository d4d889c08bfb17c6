import { describe, expect, it } from 'vitest';
import { plainDate } from '../dates/plain-date.ts';
import { listTicks, timeAxis } from './time-axis.ts';

const day = plainDate;
const labels = (from: string, to: string, width: number) =>
  listTicks(timeAxis(day(from), day(to), width)).map(({ label }) => label);

describe('the time axis', () => {
  it('gives every day its place, and keeps days outside at the ends', () => {
    const axis = timeAxis(day('2026-01-01'), day('2026-01-11'), 100);
    expect([axis.x(day('2026-01-06')), axis.x(day('2025-01-01')), axis.x(day('2027-01-01'))]).toEqual([
      50, 0, 100,
    ]);
  });

  it('names years where there is room, and every second or fifth where there is not', () => {
    expect(labels('2019-06-01', '2023-06-01', 1000)).toEqual(['2020', '2021', '2022', '2023']);
    expect(labels('2012-06-01', '2022-06-01', 300)).toEqual(['2014', '2016', '2018', '2020', '2022']);
    expect(labels('2006-06-01', '2022-06-01', 200)).toEqual(['2010', '2015', '2020']);
  });

  it('names months where the time is short', () => {
    expect(labels('2026-06-15', '2026-09-15', 600)).toEqual(['Jul 2026', 'Aug 2026', 'Sep 2026']);
    expect(labels('2026-01-01', '2026-12-31', 330)).toEqual(['Jan 2026', 'Apr 2026', 'Jul 2026', 'Oct 2026']);
  });
});
