import { describe, expect, it } from 'vitest';
import { inSharedFolder, listCsvFiles, readReturnFile } from '../shared-files.test-support.ts';
import { inferYear, toCollectionYear } from './year.ts';
import { parseDate } from './values.ts';

const episodes = (decom: string[], dec: (string | null)[] = []) => ({
  table: 'Episodes' as const,
  columns: { DECOM: decom, DEC: dec },
});
const times = (count: number, value: string) => Array.from({ length: count }, () => value);

describe('the collection year', () => {
  it('runs from 1 April to 31 March and is named by its end', () => {
    const yearOf = (text: string) =>
      toCollectionYear(
        parseDate(text) ??
          (() => {
            throw new Error(text);
          })(),
      );
    expect(yearOf('31/03/2026')).toBe(2026);
    expect(yearOf('01/04/2026')).toBe(2027);
    expect(yearOf('31/12/2025')).toBe(2026);
  });

  it('is that of most endings, whatever a few dates say', () => {
    const found = inferYear([
      episodes([], [...times(20, '01/06/2025'), '01/01/2036', '01/01/2015', 'ABC', null]),
    ]);
    expect(found).toMatchObject({ year: 2026, certain: true });
    expect(found.evidence[0]).toBe(
      '20 of 22 dates on which something ended lie in the year to 31 March 2026',
    );
  });

  it('falls back to reviews, then to the upper end of the starts', () => {
    const reviews = { table: 'Reviews' as const, columns: { REVIEW: times(12, '01/06/2024') } };
    expect(inferYear([episodes(times(50, '01/06/2022'), ['01/06/2024']), reviews])).toMatchObject({
      year: 2025,
      certain: true,
    });
    const starts = [...times(40, '01/06/2022'), ...times(10, '01/06/2024'), '01/06/2031'];
    expect(inferYear([episodes(starts)])).toMatchObject({ year: 2025, certain: false });
  });

  it('is not certain with few dates or many that disagree, and unknown without any', () => {
    expect(inferYear([episodes([], times(3, '01/06/2025'))])).toMatchObject({ year: 2026, certain: false });
    expect(inferYear([episodes([], [...times(9, '01/06/2025'), ...times(6, '01/06/2024')])])).toMatchObject({
      year: 2026,
      certain: false,
    });
    expect(inferYear([])).toMatchObject({ year: undefined, certain: false });
  });

  it('mentions codes that belong to other years', () => {
    const header = { table: 'Header' as const, columns: { SEX: ['1', '2', 'M', '9', null] } };
    const found = inferYear([episodes([], times(20, '01/06/2025')), header]);
    expect(found.evidence[1]).toBe('2 of 5 SEX codes in Header are of other years than 2026 (1, 2)');
    expect(found).toMatchObject({ year: 2026, certain: true });
  });
});

describe('the collection year of files made by others', () => {
  for (const set of ['clean-2026', 'dirty-2026', 'mixed-2024', 'mixed-2025', 'mixed-2026', 'mixed-2027']) {
    const year = Number(set.slice(-4));
    for (const [folder, expected] of [
      ['this-year', year],
      ['last-year', year - 1],
    ] as const) {
      inSharedFolder(`data/synthetic-ssda903/${set}/${folder}`, `${set}/${folder} is ${expected}`, (path) => {
        expect(inferYear(listCsvFiles(path).map(readReturnFile))).toMatchObject({
          year: expected,
          certain: true,
        });
      });
    }
  }

  // Their files are named by the year in which the collection year begins: every DEC of '2018' lies in 2018-19.
  for (const named of [2017, 2018, 2019, 2020, 2021]) {
    inSharedFolder('data/cs-demand-model/input', `cs-demand-model ${named} is ${named + 1}`, (path) => {
      const files = listCsvFiles(path).filter(({ name }) => name.startsWith(`${named}-`));
      expect(files.length).toBeGreaterThan(5);
      expect(inferYear(files.map(readReturnFile))).toMatchObject({ year: named + 1, certain: true });
    });
  }

  inSharedFolder(
    'data/csc-validator-be-903/input',
    'csc-validator-be-903 is 2018 by its episodes',
    (path) => {
      expect(inferYear(listCsvFiles(path).map(readReturnFile))).toMatchObject({ year: 2018, certain: true });
    },
  );
});
