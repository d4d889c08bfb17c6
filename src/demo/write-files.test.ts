import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findCellProblem,
  findPostcode,
  listColumns,
  readPostcodeDirectory,
  readProviderList,
  readSsda903File,
} from '../formats/index.ts';
import { plainDate } from '../platform/dates/plain-date.ts';
import { writeNorthmoorFiles } from './write-files.ts';

const options = { children: 150, seed: 5, endDate: plainDate('2026-03-31') };

describe('Northmoor as files of the return', () => {
  const folders: string[] = [];
  const write = () => {
    const folder = mkdtempSync(join(tmpdir(), 'northmoor-'));
    folders.push(folder);
    return { folder, report: writeNorthmoorFiles(options, folder) };
  };
  let written: ReturnType<typeof write>;
  beforeAll(() => (written = write()));
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

  const list = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.csv'))
      .sort();
  const readYear = (year: number) =>
    readdirSync(join(written.folder, String(year))).map((name) => {
      const file = readSsda903File({ name, bytes: readFileSync(join(written.folder, String(year), name)) });
      if (!file.ok) throw new Error(file.problem);
      return file;
    });

  it('has a folder per collection year from 2023 on, with the files of that year', () => {
    expect(written.report.years).toEqual([2023, 2024, 2025, 2026]);
    expect(readYear(2023).map(({ table }) => table)).not.toContain('SWEpisodes');
    expect(readYear(2024).map(({ table }) => table)).toContain('SWEpisodes');
  });

  it.each([2023, 2024, 2025, 2026])(
    'gives in %i only values of the right kind and codes of that year',
    (year) => {
      const problems = readYear(year).flatMap(({ table, columns, rows }) =>
        listColumns(table, year).flatMap((column) =>
          Array.from({ length: rows }, (_, row) =>
            findCellProblem(column, columns[column.name]?.[row] ?? null, year),
          ).filter((problem) => problem !== undefined),
        ),
      );
      expect(problems).toEqual([]);
      expect(readYear(year).reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(1000);
    },
  );

  it('writes supported accommodation and other placements as each year wants them', () => {
    const places = (year: number) =>
      new Set(readYear(year).find(({ table }) => table === 'Episodes')?.columns['PLACE']);
    expect(
      [...places(2024)]
        .filter((place) => place === 'K3' || place?.startsWith('Z1'))
        .every((place) => place === 'Z1'),
    ).toBe(true);
    expect(places(2025).has('K3') && !places(2025).has('H5') && !places(2025).has('P2')).toBe(true);
    expect(places(2026).has('Z1')).toBe(false);
  });

  it('names every postcode and every number of a home in the lists beside the files', () => {
    const directory = readPostcodeDirectory(readFileSync(join(written.folder, 'postcodes.csv')));
    const providers = readProviderList(readFileSync(join(written.folder, 'providers.csv')));
    if (!directory.ok || !providers.ok) throw new Error('A list cannot be read');
    const episodes = [2023, 2024, 2025, 2026].flatMap((year) =>
      readYear(year).filter(({ table }) => table === 'Episodes'),
    );
    const cells = (name: string) =>
      new Set(episodes.flatMap(({ columns }) => columns[name] ?? []).filter((cell) => cell !== null));
    const unknown = [...cells('PL_POST'), ...cells('HOME_POST')].filter(
      (postcode) => findPostcode(directory, postcode) === undefined,
    );
    expect(unknown).toEqual([]);
    expect([...cells('URN')].filter((urn) => !providers.urns.includes(urn))).toEqual([]);
    expect(cells('URN').size).toBeGreaterThan(10);
  });

  it('is the same to the byte for the same seed and size', () => {
    const again = write();
    const digest = (folder: string) =>
      list(folder).map(
        (name) =>
          name +
          createHash('sha256')
            .update(readFileSync(join(folder, name)))
            .digest('hex'),
      );
    expect(digest(again.folder)).toEqual(digest(written.folder));
  });
});
