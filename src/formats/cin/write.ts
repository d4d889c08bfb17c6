import { cinMessage } from './structure.ts';
import type { CinElement, CinTable } from './structure.ts';
import type { CinTableData, CinTables } from './tables.ts';

/**
 * Writes a children in need census file: elements in the order of the schema, UTF-8, lines ended by LF, two spaces a
 * level. Rows are put under their child (`child`), episode (CINdetailsID), assessment and plan by their keys, in the
 * order in which they stand. What is null is not written, save an LAchildID, which the schema demands.
 */
export function writeCinFile(tables: CinTables): string {
  const writer = new CinWriter(tables);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writer.write()}`;
}

/** The row of each table that what is written now belongs to. */
type Place = { readonly table: CinTable; readonly row: number; readonly child: number };

/** By which columns rows find the row that they belong to. A child's own rows belong to the child. */
const parentKeys: Readonly<Partial<Record<CinTable, readonly string[]>>> = {
  Assessments: ['CINdetailsID'],
  AssessmentFactorsList: ['CINdetailsID', 'AssessmentID'],
  CINplanDates: ['CINdetailsID'],
  Section47: ['CINdetailsID'],
  ChildProtectionPlans: ['CINdetailsID'],
  Reviews: ['CINdetailsID', 'CPPID'],
  PreProceedingsandFGDM: ['CINdetailsID'],
};

class CinWriter {
  private readonly tables: CinTables;
  private readonly lines: string[] = [];
  private readonly indexes = new Map<CinTable, ReadonlyMap<string, readonly number[]>>();

  constructor(tables: CinTables) {
    this.tables = tables;
  }

  write(): string {
    this.writeElement(cinMessage, { table: 'Header', row: 0, child: -1 }, '');
    return `${this.lines.join('\n')}\n`;
  }

  /** Writes an element as often as there are rows for it. */
  private writeElement(element: CinElement, place: Place, indent: string): void {
    for (const at of this.findPlaces(element, place)) {
      if (element.type) this.writeValue(element, at, indent);
      else this.writeGroup(element, at, indent);
    }
  }

  private findPlaces({ name, table }: CinElement, place: Place): readonly Place[] {
    if (name === 'Source') return range(this.tables.Header.rows).map((row) => ({ ...place, row }));
    if (name === 'Child') return this.listChildren();
    if (!table || table === 'Header') return [place];
    return this.listRows(table, place).map((row) => ({ table, row, child: place.child }));
  }

  private listChildren(): readonly Place[] {
    const { rows, child } = this.tables.ChildIdentifiers;
    return range(rows).map((row) => ({ table: 'ChildIdentifiers', row, child: child[row] ?? row }));
  }

  private listRows(table: CinTable, { child, table: parent, row }: Place): readonly number[] {
    const index = this.indexes.get(table) ?? indexRows(this.tables[table], parentKeys[table] ?? []);
    this.indexes.set(table, index);
    return index.get(toKey(this.tables[parent], { row, child, names: parentKeys[table] ?? [] })) ?? [];
  }

  private writeValue({ name, min, table }: CinElement, place: Place, indent: string): void {
    const text = this.tables[place.table].columns[name]?.[place.row] ?? null;
    const needed = name === 'LAchildID' || (table !== undefined && min > 0);
    if (text !== null) this.lines.push(`${indent}<${name}>${escapeText(text)}</${name}>`);
    else if (needed) this.lines.push(`${indent}<${name}></${name}>`);
  }

  private writeGroup({ name, min, table, children }: CinElement, place: Place, indent: string): void {
    const from = this.lines.push(`${indent}<${name}>`);
    for (const child of children ?? []) this.writeElement(child, place, `${indent}  `);
    const empty = this.lines.length === from;
    if (empty && min === 0 && (table === undefined || table === 'Header')) this.lines.pop();
    else this.lines.push(`${indent}</${name}>`);
  }
}

function indexRows(data: CinTableData, names: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (let row = 0; row < data.rows; row++) {
    const key = toKey(data, { row, child: data.child[row] ?? -1, names });
    const rows = index.get(key);
    if (rows) rows.push(row);
    else index.set(key, [row]);
  }
  return index;
}

function toKey(
  { columns }: CinTableData,
  { row, child, names }: { row: number; child: number; names: readonly string[] },
): string {
  return names.reduce((key, name) => `${key}|${columns[name]?.[row] ?? ''}`, String(child));
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/** Characters that XML 1.0 cannot hold at all (section 2.2). */
const UNWRITABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escapeText(text: string): string {
  if (!/[&<>\r]|[^ -~]/.test(text)) return text;
  return text
    .replace(UNWRITABLE, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\r/g, '&#13;');
}
