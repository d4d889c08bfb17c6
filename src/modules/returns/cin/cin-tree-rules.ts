import { cinColumns, cinTables } from '../../../formats/cin/tables.ts';
import type { CinTableData, CinTables } from '../../../formats/cin/tables.ts';
import type { CinTable } from '../../../formats/cin/structure.ts';
import type { RowOrigin } from '../export/origin-rules.ts';
import type { Row } from '../export/row-rules.ts';

/** A row on its way into a census: `place` is its name, `above` that of the row which it is part of. */
export type CinRow = {
  readonly place: string;
  readonly above: string | null;
  readonly cells: Row;
  readonly origin: RowOrigin;
};

/** The tables of a census, and for each of their rows whom it is about and what it was made from. */
export type TracedCin = {
  readonly tables: CinTables;
  readonly origins: ReadonlyMap<CinTable, readonly RowOrigin[]>;
};

/** Tables whose rows are counted within the row above, and what their counter is called. */
const counters: Readonly<Partial<Record<CinTable, string>>> = {
  CINdetails: 'CINdetailsID',
  Assessments: 'AssessmentID',
  ChildProtectionPlans: 'CPPID',
};

/** Which tables' rows are part of a row. */
const below: Readonly<Partial<Record<CinTable, readonly CinTable[]>>> = {
  ChildIdentifiers: ['Disabilities', 'CINdetails'],
  CINdetails: ['Assessments', 'CINplanDates', 'Section47', 'ChildProtectionPlans'],
  Assessments: ['AssessmentFactorsList'],
  ChildProtectionPlans: ['Reviews'],
};

/** Puts rows in the order of the document and counts them. A row whose place above is missing is left out with all below. */
export function toCinTables(header: Row, rows: ReadonlyMap<CinTable, readonly CinRow[]>): TracedCin {
  const builder = new TreeBuilder(rows);
  builder.add('Header', { child: -1, keys: {} }, header, { personId: null, facts: [], contested: null });
  (rows.get('ChildIdentifiers') ?? []).forEach((row, child) => builder.addChild(row, child));
  return builder.finish();
}

type Position = { readonly child: number; readonly keys: Row };

class TreeBuilder {
  private readonly byAbove = new Map<CinTable, Map<string | null, CinRow[]>>();
  private readonly made = new Map<CinTable, { child: number[]; cells: Row[]; origins: RowOrigin[] }>();

  constructor(rows: ReadonlyMap<CinTable, readonly CinRow[]>) {
    for (const [table, own] of rows) this.byAbove.set(table, groupByAbove(own));
    for (const table of cinTables) this.made.set(table, { child: [], cells: [], origins: [] });
  }

  addChild(row: CinRow, child: number): void {
    const keys = { LAchildID: row.cells['LAchildID'] ?? null };
    const position = { child, keys };
    this.add('ChildIdentifiers', position, row.cells, row.origin);
    this.add('ChildCharacteristics', position, row.cells, row.origin);
    this.addBelow('ChildIdentifiers', row, position);
  }

  private addBelow(table: CinTable, row: CinRow, position: Position): void {
    for (const lower of below[table] ?? []) {
      const own = this.byAbove.get(lower)?.get(row.place) ?? [];
      own.forEach((one, i) =>
        this.addRow(lower, one, { ...position, keys: this.count(lower, position.keys, i) }),
      );
    }
  }

  private count(table: CinTable, keys: Row, at: number): Row {
    const name = counters[table];
    return name === undefined ? keys : { ...keys, [name]: String(at + 1) };
  }

  private addRow(table: CinTable, row: CinRow, position: Position): void {
    this.add(table, position, row.cells, row.origin);
    this.addBelow(table, row, position);
  }

  add(table: CinTable, { child, keys }: Position, cells: Row, origin: RowOrigin): void {
    const made = this.made.get(table);
    made?.child.push(child);
    made?.cells.push({ ...cells, ...keys });
    made?.origins.push(origin);
  }

  finish(): TracedCin {
    const tables = Object.fromEntries(cinTables.map((table) => [table, this.toTable(table)]));
    const origins = new Map([...this.made].map(([table, made]) => [table, made.origins]));
    return { tables: tables as CinTables, origins };
  }

  private toTable(table: CinTable): CinTableData {
    const { child, cells } = this.made.get(table) ?? { child: [], cells: [] };
    const columns = cinColumns[table].map((name) => [name, cells.map((row) => row[name] ?? null)]);
    return { rows: child.length, child, columns: Object.fromEntries(columns) };
  }
}

function groupByAbove(rows: readonly CinRow[]): Map<string | null, CinRow[]> {
  const groups = new Map<string | null, CinRow[]>();
  for (const row of rows) {
    const group = groups.get(row.above);
    if (group) group.push(row);
    else groups.set(row.above, [row]);
  }
  return groups;
}
