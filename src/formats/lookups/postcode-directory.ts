import type { TextSource } from '../csv/decode-text.ts';
import type { CsvRefusal } from '../csv/read-csv.ts';
import { toPostcodeKey } from '../ssda903/values.ts';
import type { GridPoint } from './distance.ts';
import { openLookup } from './lookup-table.ts';
import type { ColumnNames, LookupProblem } from './lookup-table.ts';

/** Where a postcode lies. The point is null where the directory gives none. */
export type PostcodePlace = { readonly authority: string; readonly point: GridPoint | null };

/** A postcode directory by columns; `index` leads from `toPostcodeKey(postcode)` to the row. */
export type PostcodeDirectory = {
  readonly ok: true;
  readonly index: ReadonlyMap<string, number>;
  /** Lower-tier authority codes (E07…, W06…, S12…, N09…). */
  readonly authorities: readonly string[];
  /** Metres on the British National Grid; NaN where unknown. */
  readonly eastings: readonly number[];
  readonly northings: readonly number[];
  readonly problems: readonly LookupProblem[];
};

/** Names used by the ONS Postcode Directory and the National Statistics Postcode Lookup over the years. */
const NAMES: ColumnNames<'postcode' | 'authority' | 'easting' | 'northing'> = {
  postcode: ['pcd', 'pcds', 'pcd7', 'pcd8', 'pcd2', 'postcode'],
  authority: [
    'laua',
    'oslaua',
    'ladcd',
    'lad',
    'lad19cd',
    'lad20cd',
    'lad21cd',
    'lad22cd',
    'lad23cd',
    'lad24cd',
    'lad25cd',
    'lad26cd',
  ],
  easting: ['oseast1m', 'east1m', 'easting', 'eastings'],
  northing: ['osnrth1m', 'north1m', 'northing', 'northings'],
};

/**
 * Reads a postcode directory from CSV. With `only` (keys as `toPostcodeKey` gives them) nothing but those
 * postcodes is kept, so that the national file can be read in pieces with little memory.
 * The first of two rows with the same postcode counts. Grid values that are blank or 0 are unknown.
 */
export function readPostcodeDirectory(
  source: TextSource,
  options: { readonly only?: ReadonlySet<string> } = {},
): PostcodeDirectory | CsvRefusal {
  const opened = openLookup(source, NAMES, ['postcode', 'authority', 'easting', 'northing']);
  if (!opened.ok) return opened;
  const { csv, cell } = opened;
  const directory = new DirectoryBuilder();
  const outcome = csv.read((values, row) => {
    const postcode = cell(values, 'postcode');
    const key = toPostcodeKey(postcode);
    if (options.only && !options.only.has(key)) return;
    const grid = [cell(values, 'easting'), cell(values, 'northing')] as const;
    directory.add(row, { key, postcode, authority: cell(values, 'authority'), grid });
  });
  return outcome.ok ? directory.finish() : outcome;
}

/** Where a postcode lies, whatever its spaces and case; undefined when the directory does not have it. */
export function findPostcode(directory: PostcodeDirectory, postcode: string): PostcodePlace | undefined {
  const row = directory.index.get(toPostcodeKey(postcode));
  if (row === undefined) return undefined;
  const easting = directory.eastings[row] ?? NaN;
  const northing = directory.northings[row] ?? NaN;
  const point = Number.isNaN(easting) ? null : { easting, northing };
  return { authority: directory.authorities[row] ?? '', point };
}

type Entry = { key: string; postcode: string; authority: string; grid: readonly [string, string] };

class DirectoryBuilder {
  private readonly index = new Map<string, number>();
  private readonly authorities: string[] = [];
  private readonly eastings: number[] = [];
  private readonly northings: number[] = [];
  private readonly problems: LookupProblem[] = [];
  private readonly shared = new Map<string, string>();

  add(row: number, { key, postcode, authority, grid }: Entry): void {
    if (key === '') return this.report(row, 'postcode', postcode, 'The postcode is empty');
    if (this.index.has(key))
      return this.report(row, 'postcode', postcode, 'The postcode is there twice; the first counts');
    const point = this.readPoint(row, grid);
    this.index.set(key, this.authorities.length);
    this.authorities.push(this.share(authority));
    this.eastings.push(point.easting);
    this.northings.push(point.northing);
  }

  finish(): PostcodeDirectory {
    const { index, authorities, eastings, northings, problems } = this;
    return { ok: true, index, authorities, eastings, northings, problems };
  }

  private readPoint(row: number, [east, north]: readonly [string, string]): GridPoint {
    const easting = readMetres(east);
    const northing = readMetres(north);
    if (easting !== undefined && northing !== undefined) return { easting, northing };
    if (!isUnknown(east) || !isUnknown(north))
      this.report(row, 'grid', `${east},${north}`, 'The grid reference cannot be read');
    return { easting: NaN, northing: NaN };
  }

  private share(text: string): string {
    const known = this.shared.get(text);
    if (known === undefined) this.shared.set(text, text);
    return known ?? text;
  }

  private report(row: number, field: string, value: string, problem: string): void {
    this.problems.push({ row, field, value, problem });
  }
}

/** The directories leave a point that they do not know blank or write 0. */
function isUnknown(text: string): boolean {
  return text === '' || text === '0';
}

/** Metres in whole digits, above 0; else undefined. */
function readMetres(text: string): number | undefined {
  return /^\d{1,7}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
}
