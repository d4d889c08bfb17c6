import { annexALists, getAnnexASpec } from '../../../formats/index.ts';
import type { AnnexAList, AnnexALists } from '../../../formats/index.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FactValue } from '../../../platform/facts/index.ts';
import { fillUnknown } from './cell-rules.ts';
import type { Cells } from './cell-rules.ts';
import type { ListedRow, ListedRows } from './list-annex-a.ts';
import { rowKeyOf } from './statement-rules.ts';

/** A cell of a loaded list that says something else than the record. Rows count from 0. */
export type Difference = {
  readonly list: AnnexAList;
  readonly row: number;
  readonly column: string;
  readonly said: string;
  readonly recordGives: string;
};

export type ComparedLists = {
  /** Values of inspection statements, with whom they are about: child, then the fields of the fact. */
  readonly statements: readonly { readonly personId: string; readonly values: readonly FactValue[] }[];
  readonly differences: readonly Difference[];
  /** Rows that the record cannot give back, by list and row; and how many rows the record has that the lists have not. */
  readonly unplaced: readonly { readonly list: AnnexAList; readonly row: number }[];
  readonly beyond: Readonly<Record<AnnexAList, number>>;
};

/**
 * Holds loaded lists against those that the record gives for the same date. What a list says beyond the record becomes a
 * statement; where the record says something too, it is also a difference. A blank says nothing.
 */
export function compareLists(
  lists: AnnexALists,
  record: ListedRows,
  { asOf, personOf }: { readonly asOf: PlainDate; readonly personOf: ReadonlyMap<string, string> },
): ComparedLists {
  const comparing = new Comparing(asOf);
  for (const { list } of annexALists.filter((spec) => spec.list !== 11)) {
    const rows = new Rows(list, record[list]);
    for (let row = 0; row < lists[list].rows; row++) {
      const said = cellsAt(lists, list, row);
      const personId = personOf.get(said['child'] ?? '') ?? '';
      comparing.compare({ list, row, said }, personId, rows.take(personId, said));
    }
    comparing.beyond[list] = rows.left;
  }
  return comparing;
}

/** Nothing in the record says who is on list 9 but that the list says so. */
function membership(said: Cells): { item: string; value: string; insteadOf: null } {
  return { item: 'child', value: said['child'] ?? '', insteadOf: null };
}

/** That these people are on list 9, before anything is compared. */
export function listMembership(
  lists: AnnexALists,
  { asOf, personOf }: { readonly asOf: PlainDate; readonly personOf: ReadonlyMap<string, string> },
): ComparedLists['statements'] {
  const people = new Map(
    (lists[9].columns['child'] ?? []).map((child) => [personOf.get(child ?? '') ?? '', child ?? '']),
  );
  people.delete('');
  return [...people].map(([personId, child]) => ({
    personId,
    values: [asOf, '9', '', 'child', child, null],
  }));
}

type Said = { readonly list: AnnexAList; readonly row: number; readonly said: Cells };

class Comparing implements ComparedLists {
  readonly statements: { personId: string; values: readonly FactValue[] }[] = [];
  readonly differences: Difference[] = [];
  readonly unplaced: { list: AnnexAList; row: number }[] = [];
  readonly beyond: Record<AnnexAList, number> = {
    1: 0,
    2: 0,
    3: 0,
    4: 0,
    5: 0,
    6: 0,
    7: 0,
    8: 0,
    9: 0,
    10: 0,
    11: 0,
  };
  private readonly told = new Set<string>();

  constructor(private readonly asOf: PlainDate) {}

  compare(at: Said, personId: string, found: ListedRow | undefined): void {
    if (!found) {
      this.unplaced.push({ list: at.list, row: at.row });
      return;
    }
    if (at.list === 9) this.state(at, personId, membership(at.said));
    const filled = fillUnknown(at.list, found.cells);
    for (const { key, name } of getAnnexASpec(at.list).columns) {
      const said = at.said[key] ?? null;
      if (key === 'child' || said === null || said === filled[key]) continue;
      const insteadOf = found.cells[key] ?? null;
      this.state(at, personId, { item: key, value: said, insteadOf });
      if (insteadOf !== null)
        this.differences.push({ list: at.list, row: at.row, column: name, said, recordGives: insteadOf });
    }
  }

  private state(
    { list, said }: Said,
    personId: string,
    { item, value, insteadOf }: { item: string; value: string; insteadOf: string | null },
  ): void {
    const key = [personId, this.asOf, String(list), rowKeyOf(list, said), item];
    if (personId === '' || this.told.has(JSON.stringify(key))) return;
    this.told.add(JSON.stringify(key));
    this.statements.push({ personId, values: [...key.slice(1), value, insteadOf] });
  }
}

/** The record's rows of a list, each found once by whom it is about and what tells it apart. */
class Rows {
  private readonly byKey = new Map<string, ListedRow>();

  constructor(
    private readonly list: AnnexAList,
    rows: readonly ListedRow[],
  ) {
    for (const row of rows) this.byKey.set(this.keyOf(row.personId, row.cells), row);
  }

  get left(): number {
    return this.byKey.size;
  }

  take(personId: string, said: Cells): ListedRow | undefined {
    const key = this.keyOf(personId, said);
    const found = this.byKey.get(key);
    this.byKey.delete(key);
    return found;
  }

  private keyOf(personId: string, cells: Cells): string {
    return JSON.stringify([personId, rowKeyOf(this.list, cells)]);
  }
}

function cellsAt(lists: AnnexALists, list: AnnexAList, row: number): Cells {
  const { columns } = getAnnexASpec(list);
  return Object.fromEntries(columns.map(({ key }) => [key, lists[list].columns[key]?.[row] ?? null]));
}
