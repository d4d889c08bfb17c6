import { isXml, readCodedFile, readSsda903Xml, toPostcodeKey } from '../../../../formats/index.ts';
import type { PostcodeDirectory, ProviderList, Ssda903Table } from '../../../../formats/index.ts';
import { toCoded } from '../frame/index.ts';
import type { Cells } from '../frame/index.ts';
import { openReturn } from './open-return.ts';
import type { TableCells } from './open-return.ts';
import { toProviders, withPlaces } from './places.ts';
import type { Return903 } from './tables.ts';
import { toUpperTier } from './upper-tier.ts';

/** A file by name and content; what it is its header says. */
export type ReturnFile = { readonly name: string; readonly bytes: Uint8Array | string };

/** Something in a file that could not be read as it should. `row` counts from 0 below the header. */
export type FileProblem = { readonly file: string; readonly row: number | null; readonly problem: string };

/** One year's files, read. */
export type YearFiles = {
  readonly tables: Readonly<Partial<Record<Ssda903Table, TableCells>>>;
  readonly form: 'csv' | 'xml';
  readonly problems: readonly FileProblem[];
};

/** A set of files that cannot be checked as it is; the message says why and what to do. */
export class FilesRefused extends Error {}

/**
 * Reads the files of one year: CSV files, or one XML document. A file that is no table of the return is a problem and
 * left out.
 * @throws FilesRefused when two files are the same table (rows are counted within a file), or CSV and XML are mixed
 */
export function readYear(files: readonly ReturnFile[]): YearFiles {
  const documents = files.filter(({ bytes }) => isXml(bytes));
  const [document] = documents;
  if (!document) return readCsvFiles(files);
  if (files.length > 1)
    throw new FilesRefused('One XML document is a whole return: give it alone, or the CSV files.');
  return readDocument(document);
}

function readDocument(file: ReturnFile): YearFiles {
  const read = readSsda903Xml(file);
  if (!read.ok) throw new FilesRefused(read.problem);
  const problems = read.problems.map(({ line, problem }) => ({
    file: file.name,
    row: null,
    problem: `line ${line}: ${problem}`,
  }));
  return { tables: read.tables, form: 'xml', problems };
}

function readCsvFiles(files: readonly ReturnFile[]): YearFiles {
  const tables: Partial<Record<Ssda903Table, TableCells>> = {};
  const from = new Map<Ssda903Table, string>();
  const problems: FileProblem[] = [];
  for (const file of files) {
    const read = readCodedFile(file);
    if (!read.ok) {
      problems.push({ file: file.name, row: null, problem: read.problem.replace(`${file.name}: `, '') });
      continue;
    }
    refuseSecond(from, read.table, file.name);
    tables[read.table] = read.columns;
    problems.push(...read.problems.map(({ row, problem }) => ({ file: file.name, row, problem })));
  }
  return { tables, form: 'csv', problems };
}

function refuseSecond(from: Map<Ssda903Table, string>, table: Ssda903Table, name: string): void {
  const before = from.get(table);
  if (before !== undefined)
    throw new FilesRefused(`${before} and ${name} are both ${table}. Give one of them.`);
  from.set(table, name);
}

export type CheckOptions = {
  readonly year: number;
  readonly authority: string;
  readonly postcodes?: PostcodeDirectory;
  readonly providers?: ProviderList;
  /** Episodes that ended before last year, where they are known. */
  readonly earlier?: TableCells;
};

/** The return that rules read, from this year's files and, where given, last year's. */
export function openFiles(
  thisYear: YearFiles,
  lastYear: YearFiles | undefined,
  options: CheckOptions,
): Return903 {
  const { year, authority, postcodes, providers, earlier } = options;
  const place = ({ tables }: YearFiles) =>
    tables.Episodes ? { ...tables, Episodes: withPlaces(tables.Episodes, postcodes, authority) } : tables;
  return openReturn({
    year,
    authority: toUpperTier(authority),
    form: thisYear.form,
    tables: place(thisYear),
    last: lastYear ? place(lastYear) : {},
    ...(earlier ? { earlier } : {}),
    providers: providers ? toProviders(providers, postcodes) : new Map(),
  });
}

/** The postcodes of which the rules want to know where they are, as `toPostcodeKey` gives them. */
export function listPostcodes(years: readonly YearFiles[], providers?: ProviderList): ReadonlySet<string> {
  const wanted = new Set<string>();
  const add = (postcodes: Cells = []) => {
    for (const postcode of toCoded(postcodes).values)
      if (postcode !== '') wanted.add(toPostcodeKey(postcode));
  };
  for (const { tables } of years) {
    add(tables.Episodes?.['HOME_POST']);
    add(tables.Episodes?.['PL_POST']);
  }
  add(providers?.postcodes);
  return wanted;
}
