import type { CinTable } from './structure.ts';
import { cinColumns, cinTables } from './tables.ts';
import type { CinTableData, CinTables } from './tables.ts';

type Growing = { rows: number; child: number[]; columns: Record<string, (string | null)[]> };

/** Texts no longer than this are shared between the rows that hold them; longer ones are rarely repeated. */
const LONGEST_SHARED = 12;
const MOST_SHARED = 1 << 16;

/** Collects the rows of a document while it is read. */
export class TableBuilder {
  private readonly tables = Object.fromEntries(cinTables.map((table) => [table, createTable(table)]));
  private readonly shared = new Map<string, string>();

  /** Adds a row of empty cells with these keys. */
  addRow(table: CinTable, child: number, keys: Readonly<Record<string, string | null>>): void {
    const growing = this.get(table);
    growing.rows += 1;
    growing.child.push(child);
    for (const name of cinColumns[table]) growing.columns[name]?.push(keys[name] ?? null);
  }

  /** Writes into the newest row of a table, unless the cell is filled already. */
  fill(table: CinTable, column: string, text: string): boolean {
    const growing = this.get(table);
    const cells = growing.columns[column];
    if (!cells || cells[growing.rows - 1] !== null) return false;
    cells[growing.rows - 1] = this.share(text);
    return true;
  }

  finish(): CinTables {
    this.fillChildIds();
    const finished = (table: CinTable): CinTableData => this.get(table);
    return {
      Header: finished('Header'),
      ChildIdentifiers: finished('ChildIdentifiers'),
      ChildCharacteristics: finished('ChildCharacteristics'),
      Disabilities: finished('Disabilities'),
      CINdetails: finished('CINdetails'),
      Assessments: finished('Assessments'),
      AssessmentFactorsList: finished('AssessmentFactorsList'),
      CINplanDates: finished('CINplanDates'),
      Section47: finished('Section47'),
      ChildProtectionPlans: finished('ChildProtectionPlans'),
      Reviews: finished('Reviews'),
      PreProceedingsandFGDM: finished('PreProceedingsandFGDM'),
    };
  }

  /** An LAchildID is known only when its Child has been read. */
  private fillChildIds(): void {
    const ids = this.get('ChildIdentifiers').columns['LAchildID'] ?? [];
    for (const table of cinTables) {
      const { child, columns } = this.get(table);
      const cells = table === 'ChildIdentifiers' ? undefined : columns['LAchildID'];
      if (cells) child.forEach((number, row) => (cells[row] = ids[number] ?? null));
    }
  }

  private get(table: CinTable): Growing {
    const found = this.tables[table];
    if (!found) throw new Error(`No table is called ${table}`);
    return found;
  }

  /**
   * A million dates need not be a million strings. A text cut from the document keeps the whole piece of the
   * document alive in V8, so one that is kept by itself is copied first.
   */
  private share(text: string): string {
    if (text.length > LONGEST_SHARED) return copy(text);
    const known = this.shared.get(text);
    if (known !== undefined) return known;
    if (this.shared.size < MOST_SHARED) this.shared.set(text, text);
    return text;
  }
}

function copy(text: string): string {
  return ` ${text}`.slice(1);
}

function createTable(table: CinTable): Growing {
  return { rows: 0, child: [], columns: Object.fromEntries(cinColumns[table].map((name) => [name, []])) };
}
