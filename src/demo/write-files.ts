import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ssda903Tables, writeCsv } from '../formats/index.ts';
import { collectionYear } from './days.ts';
import { FileBook } from './file-book.ts';
import {
  generateNorthmoor,
  isInCare,
  type Northmoor,
  type NorthmoorFamily,
  type NorthmoorOptions,
} from './northmoor.ts';
import { approvedFor } from './placement-codes.ts';
import { northmoor } from './places.ts';
import { addReturnRows } from './return-rows.ts';
import { makeReturnYear } from './return-year.ts';
import type { DemoProgress } from './write-northmoor.ts';

/** `years` are the folders that were written, each a collection year; `rows` counts the rows of all files in them. */
export type FilesReport = {
  readonly years: readonly number[];
  readonly children: number;
  readonly rows: number;
};

/** Before 2023 the return had other codes and columns. */
const firstYear = 2023;

/**
 * Writes a county as SSDA903 files: a folder per collection year from 2023 (`2024/episodes.csv`), and beside them the
 * postcode directory and the provider list that an import asks for. Loaded into an empty Kith they give the same
 * episodes as `writeNorthmoor`, as far as these years go back.
 */
export function writeNorthmoorFiles(
  options: NorthmoorOptions,
  folder: string,
  progress: DemoProgress = () => undefined,
): FilesReport {
  const county = generateNorthmoor(options);
  const years = listYears(county);
  const tables = ssda903Tables.map(({ table }) => table);
  const book = new FileBook(folder, years);
  for (const year of years) for (const table of tables) book.start(table, year);
  let [children, inCare] = [0, 0];
  for (const family of county.families()) {
    addFamily(book, county, family, years);
    children += family.children.length;
    inCare += family.children.filter((child) => isInCare(child, county.endDay)).length;
    progress({ step: 'files', done: inCare, total: options.children });
  }
  book.finish(tables, years);
  writeFileSync(join(folder, 'postcodes.csv'), formatPostcodes(county));
  writeFileSync(join(folder, 'providers.csv'), formatProviders(county));
  return { years, children, rows: book.rows };
}

function listYears({ fromDay, endDay }: Northmoor): number[] {
  const first = Math.max(firstYear, collectionYear(fromDay));
  const last = collectionYear(endDay);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function addFamily(
  book: FileBook,
  { endDay }: Northmoor,
  family: NorthmoorFamily,
  years: readonly number[],
): void {
  for (const child of family.children) {
    const facts = family.facts.get(child);
    if (facts === undefined) continue;
    const returned = { child, facts, allocations: family.allocations.get(child) ?? [] };
    for (const year of years)
      addReturnRows((table, row) => book.add(table, year, row), returned, makeReturnYear(year, endDay));
  }
}

function formatPostcodes({ places }: Northmoor): string {
  const { all } = places;
  const numbers = [all.map(({ easting }) => String(easting)), all.map(({ northing }) => String(northing))];
  const columns = [all.map(({ postcode }) => postcode), all.map(({ authority }) => authority), ...numbers];
  return writeCsv(['pcd', 'laua', 'oseast1m', 'osnrth1m'], columns, all.length);
}

const codesOfHomes: Readonly<Record<string, string>> = {
  "children's home": 'K2',
  supported: 'K3,H5',
  'mother and baby': 'R3',
  secure: 'K1',
  'residential school': 'S1',
};

function formatProviders({ registry }: Northmoor): string {
  const listed = registry.homes.filter(({ kind, urn }) => urn !== null && codesOfHomes[kind] !== undefined);
  const rows = [
    ...registry.services.map(({ urn, place, approves, provider }) => ({
      urn,
      place,
      codes: approvedFor[approves],
      provider,
    })),
    ...listed.map(({ urn, place, kind, provider }) => ({
      urn,
      place,
      codes: codesOfHomes[kind] ?? '',
      provider,
    })),
  ];
  const authority = rows.map(({ place }) => (place.inside ? northmoor.name : 'Other'));
  const described = [rows.map(({ codes }) => codes), rows.map(({ provider }) => provider)];
  const columns = [
    rows.map(({ urn }) => urn),
    authority,
    ...described,
    rows.map(() => null),
    rows.map(({ place }) => place.postcode),
  ];
  const header = [
    'URN',
    'Local authority',
    'Placement code',
    'Placement provider code',
    'Deregistration date',
    'Setting address postcode',
  ];
  return writeCsv(header, columns, rows.length);
}
