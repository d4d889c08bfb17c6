import type { FoundRow } from './finding.ts';

/** A finding that was open before a run, as far as comparing needs it. */
export type OpenFinding = {
  readonly id: string;
  readonly rule: string;
  readonly table: string;
  readonly row: number;
  readonly personId: string | null;
  readonly sourceKey: string;
  readonly lookedAt: string;
  readonly placeId: string | null;
};

/** What a run changes: rows found for the first time, rows still there with something new about them, rows gone. */
export type Comparison = {
  readonly added: readonly FoundRow[];
  readonly changed: readonly { readonly id: string; readonly found: FoundRow }[];
  readonly gone: readonly string[];
};

type Named = Pick<OpenFinding, 'rule' | 'table' | 'personId' | 'sourceKey'>;

const nameOf = ({ rule, table, personId, sourceKey }: Named) =>
  [rule, table, personId ?? '', sourceKey].join('|');

/** Compares what was open with what a run found. A finding is the same while its rule, child and row are. */
export function compareFindings(open: readonly OpenFinding[], found: readonly FoundRow[]): Comparison {
  const before = new Map(open.map((one) => [nameOf(one), one]));
  const now = new Set(found.map(nameOf));
  return {
    added: found.filter((row) => !before.has(nameOf(row))),
    changed: found.flatMap((row) => {
      const known = before.get(nameOf(row));
      return known && differs(known, row) ? [{ id: known.id, found: row }] : [];
    }),
    gone: open.filter((one) => !now.has(nameOf(one))).map(({ id }) => id),
  };
}

/**
 * Rows of some people's own files with the numbers that they were known by in everybody's: theirs alone are counted
 * otherwise. A row that was not known keeps its own until everybody is checked.
 */
export function keepRowNumbers(
  open: readonly OpenFinding[],
  found: readonly FoundRow[],
): readonly FoundRow[] {
  const known = new Map(open.map((one) => [nameOf(one), one.row]));
  return found.map((row) => ({ ...row, row: known.get(nameOf(row)) ?? row.row }));
}

function differs(known: OpenFinding, found: FoundRow): boolean {
  return (
    known.lookedAt !== found.lookedAt ||
    known.row !== found.row ||
    known.placeId !== (found.place?.id ?? null)
  );
}

/** Gives two rows that were made from the same fact keys of their own: the second is 'key#2'. */
export function tellApart(rows: readonly FoundRow[]): readonly FoundRow[] {
  const times = new Map<string, number>();
  return rows.map((row) => {
    const time = (times.get(nameOf(row)) ?? 0) + 1;
    times.set(nameOf(row), time);
    return time === 1 ? row : { ...row, sourceKey: `${row.sourceKey}#${time}` };
  });
}
