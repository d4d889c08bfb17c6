import { describe, expect, it } from 'vitest';
import { readSeries } from './read-series.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('reading yearly values', () => {
  it('reads rows by the names of their columns, in any order', () => {
    const read = readSeries(bytes('year,flag,value,la_code\n2020,,421,201\n2019,,400.0,201\n2020,,7,202\n'));
    expect(read.ok && [...read.panel]).toEqual([
      [
        '201',
        [
          { year: 2019, value: 400 },
          { year: 2020, value: 421 },
        ],
      ],
      ['202', [{ year: 2020, value: 7 }]],
    ]);
    expect(read).toMatchObject({ problems: [], blank: 0 });
  });

  it('names each row that it leaves out by its line, and reads the rest', () => {
    const rows = [
      '201,2020,4',
      ',2020,5',
      '314 / 318,2020,6',
      '202,20x0,7',
      '202,2020,x',
      '202,2020,-1',
      '201,2020,9',
    ];
    const read = readSeries(bytes(`la_code,year,value\n${rows.join('\n')}\n203,2020\n204,2020,8`));
    if (!read.ok) throw new Error(read.problem);
    expect(read.problems.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect([...read.panel.keys()]).toEqual(['201', '204']);
    expect(read.panel.get('201')).toEqual([{ year: 2020, value: 4 }]);
  });

  it('takes a row without a value as a gap, never as nought', () => {
    const read = readSeries(bytes('la_code,year,value\n201,2020,\n201,2021,5\n'));
    expect(read).toMatchObject({ ok: true, blank: 1, problems: [] });
    expect(read.ok && read.panel.get('201')).toEqual([{ year: 2021, value: 5 }]);
  });

  it('refuses a file without its columns', () => {
    expect(readSeries(bytes('code,year,value\n'))).toEqual({
      ok: false,
      problem: 'There is no column la_code.',
    });
    expect(readSeries(bytes(''))).toMatchObject({ ok: false });
  });
});
