import { readXml, xmlLimits } from '../cin/xml.ts';
import type { XmlLimits, XmlListener } from '../cin/xml.ts';
import { CellCleaner } from './clean-cell.ts';
import type { Ssda903Columns } from './read.ts';
import { getTableSpec } from './specs.ts';
import type { Ssda903Table } from './specs.ts';

/** One thing that is not read as it stands. `line` counts from 1. */
export type Ssda903XmlProblem = { readonly line: number; readonly problem: string };

/** A return that came as one document: its tables as the CSV files would have them, the header with UASC as well. */
export type Ssda903Document = {
  readonly ok: true;
  readonly tables: Readonly<Record<XmlTable, Ssda903Columns>>;
  readonly problems: readonly Ssda903XmlProblem[];
};

/** The tables that a document holds; social workers and deprivation of liberty have no place in it. */
export type XmlTable = Exclude<Ssda903Table, 'SWEpisodes' | 'DoLo'>;

/** Elements within HEADER that are a row of another table. */
const groups: Readonly<Record<string, XmlTable>> = {
  AREVIEW: 'Reviews',
  AMISSING: 'Missing',
  OC2: 'OC2',
  PERMANENCE: 'PrevPerm',
  AD_PLACED: 'PlacedAdoption',
};

/** Tables of which a child has a row when one of these elements of HEADER is filled (UASC: or is 1). */
const byElement: readonly (readonly [XmlTable, (header: Row) => boolean])[] = [
  ['UASC', (header) => header['UASC'] === '1' || isFilled(header['DUC'])],
  ['OC3', (header) => isFilled(header['IN_TOUCH'])],
  ['AD1', (header) => isFilled(header['DATE_INT'])],
];

/** What an element is called where it is not its column's name. */
const columnOf: Readonly<Record<string, string>> = { CHILDID: 'CHILD', PL: 'PLACE' };

type Row = Record<string, string | null>;

function isFilled(value: string | null | undefined): boolean {
  return value !== null && value !== undefined;
}

function columnsOf(table: XmlTable): readonly string[] {
  const names = getTableSpec(table).columns.map(({ name }) => name);
  return table === 'Header' ? [...names, 'UASC'] : names;
}

/** Elements that HEADER may hold as values. */
const headerElements: ReadonlySet<string> = new Set(
  [...columnsOf('Header'), ...byElement.flatMap(([table]) => columnsOf(table))].filter(
    (name) => name !== 'CHILD',
  ),
);

/** Whether text is a document and no CSV: its first character is '<'. */
export function isXml(bytes: Uint8Array | string): boolean {
  const start =
    typeof bytes === 'string' ? bytes.slice(0, 100) : new TextDecoder().decode(bytes.subarray(0, 100));
  return start
    .replace(/^\uFEFF/, '')
    .trimStart()
    .startsWith('<');
}

/**
 * Reads a return that came as one XML document (root EXPSSDA903). Nothing is thrown: what is no such document, too
 * large or unsafe comes back with the reason; an element that has no place there is reported and left out.
 */
export function readSsda903Xml(
  file: { readonly name: string; readonly bytes: Uint8Array | string },
  limits: XmlLimits = xmlLimits,
): Ssda903Document | { readonly ok: false; readonly problem: string } {
  const reader = new ReturnReader(limits);
  const refused = readXml(file.bytes, reader, limits) ?? reader.refused;
  if (refused !== undefined) return { ok: false, problem: `${file.name}: ${refused}` };
  return { ok: true, tables: reader.tables, problems: reader.problems };
}

class ReturnReader implements XmlListener {
  readonly problems: Ssda903XmlProblem[] = [];
  readonly tables = emptyTables();
  refused: string | undefined;

  private readonly cleaner = new CellCleaner();
  private readonly path: string[] = [];
  private header: Row = {};
  private rows: (readonly [XmlTable, Row])[] = [];
  private row: Row = {};
  private value = '';
  /** How deep the element is that is left out, or 0. */
  private skippedAt = 0;

  constructor(private readonly limits: XmlLimits) {}

  open(name: string, line: number): void {
    this.path.push(name);
    this.value = '';
    if (this.skippedAt > 0) return;
    if (!this.isKnown()) return this.skip(line);
    if (name === 'CHILD') this.startChild();
    const table = this.tableOf();
    if (table) this.startRow(table);
  }

  text(text: string): void {
    if (this.value.length < this.limits.textLength) this.value += text;
  }

  close(): void {
    const name = this.path.at(-1) ?? '';
    const depth = this.path.length;
    if (this.skippedAt === 0 && this.isLeaf()) this.keep(columnOf[name] ?? name);
    if (this.skippedAt === 0 && depth === 2) this.endChild();
    if (this.skippedAt === depth) this.skippedAt = 0;
    this.value = '';
    this.path.pop();
  }

  /** Whether the element just opened has a place where it stands. */
  private isKnown(): boolean {
    const [part, element] = [this.path[2] ?? '', this.path[3] ?? ''];
    switch (this.path.length) {
      case 1:
        return this.isRoot();
      case 2:
        return this.path[1] === 'CHILD';
      case 3:
        return part === 'HEADER' || part === 'EPISODE';
      default:
        return this.path.length <= 5 && isInPart(part, element, this.path[4]);
    }
  }

  private isRoot(): boolean {
    const root = this.path[0] ?? '';
    if (root !== 'EXPSSDA903') this.refused ??= `the document is ${root}, not EXPSSDA903`;
    return root === 'EXPSSDA903';
  }

  private isLeaf(): boolean {
    const [, , part, element] = this.path;
    return (
      this.path.length === 5 ||
      (this.path.length === 4 && (part === 'EPISODE' || groups[element ?? ''] === undefined))
    );
  }

  /** The table of which the element just opened is a row. */
  private tableOf(): XmlTable | undefined {
    const [, , part, element] = this.path;
    if (this.path.length === 3) return part === 'EPISODE' ? 'Episodes' : 'Header';
    return this.path.length === 4 && part === 'HEADER' ? groups[element ?? ''] : undefined;
  }

  private startChild(): void {
    this.header = {};
    this.rows = [];
  }

  private startRow(table: XmlTable): void {
    this.row = table === 'Header' ? this.header : {};
    if (table !== 'Header') this.rows.push([table, this.row]);
  }

  private keep(column: string): void {
    const row = this.path.length === 4 && this.path[2] === 'HEADER' ? this.header : this.row;
    row[column] = this.cleaner.clean(this.value);
  }

  private endChild(): void {
    const { header } = this;
    this.push('Header', header);
    for (const [table, applies] of byElement) if (applies(header)) this.push(table, header);
    for (const [table, row] of this.rows) {
      this.push(table, { ...row, CHILD: header['CHILD'] ?? null, DOB: header['DOB'] ?? null });
    }
  }

  private push(table: XmlTable, row: Row): void {
    for (const [name, column] of Object.entries(this.tables[table])) column.push(row[name] ?? null);
  }

  private skip(line: number): void {
    this.skippedAt = this.path.length;
    if (this.problems.length < this.limits.problems) {
      this.problems.push({
        line,
        problem: `${this.path.join('/')} has no place in the return and was left out`,
      });
    }
  }
}

function isInPart(part: string, element: string, inner: string | undefined): boolean {
  if (part === 'EPISODE') return inner === undefined && hasColumn('Episodes', element);
  return isInHeader(element, inner);
}

function isInHeader(element: string, inner: string | undefined): boolean {
  const table = groups[element];
  if (table === undefined)
    return inner === undefined && (element === 'CHILDID' || headerElements.has(element));
  return inner === undefined || hasColumn(table, inner);
}

function hasColumn(table: XmlTable, element: string): boolean {
  const column = columnOf[element] ?? element;
  return column !== 'CHILD' && columnsOf(table).includes(column);
}

function emptyTables(): Record<XmlTable, Ssda903Columns> {
  const empty = (table: XmlTable): Ssda903Columns =>
    Object.fromEntries(columnsOf(table).map((name) => [name, []]));
  return {
    Header: empty('Header'),
    Episodes: empty('Episodes'),
    Reviews: empty('Reviews'),
    UASC: empty('UASC'),
    OC2: empty('OC2'),
    OC3: empty('OC3'),
    AD1: empty('AD1'),
    PlacedAdoption: empty('PlacedAdoption'),
    PrevPerm: empty('PrevPerm'),
    Missing: empty('Missing'),
  };
}
