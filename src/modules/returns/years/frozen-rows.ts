import type { RowOrigin } from '../export/origin-rules.ts';
import { keyOf } from '../findings/find-place.ts';

/** A line of a frozen file: whose it is and which row it is, so that two copies can be laid side by side. */
export type FrozenRow = {
  readonly table: string;
  readonly row: number;
  readonly personId: string | null;
  readonly sourceKey: string;
  readonly line: string;
};

/** The rows of one file; two rows made from the same fact get keys of their own. */
export function toFrozenRows(
  table: string,
  lines: readonly string[],
  origins: readonly RowOrigin[],
): readonly FrozenRow[] {
  const times = new Map<string, number>();
  return lines.map((line, row) => {
    const origin = origins[row];
    const [personId, key] = [origin?.personId ?? null, keyOf(origin)];
    const name = `${personId ?? ''} ${key}`;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return { table, row, personId, sourceKey: time === 1 ? key : `${key}#${time}`, line };
  });
}

/** A cell that differs between two copies; null where there is no such cell or it is blank. */
export type CellChange = {
  readonly column: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** The cells that differ between two versions of a row, by column; for a row that is new or gone, its filled cells. */
export function compareCells(
  before: Readonly<Record<string, string>> | undefined,
  after: Readonly<Record<string, string>> | undefined,
): readonly CellChange[] {
  const columns = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return columns.flatMap((column) => {
    const [was, is] = [before?.[column] ?? '', after?.[column] ?? ''];
    return was === is ? [] : [{ column, before: was === '' ? null : was, after: is === '' ? null : is }];
  });
}
