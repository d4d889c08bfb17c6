import { pairs, rowsAt, where } from '../../frame/index.ts';
import type { Column, Day, Found, RowTest, Table } from '../../frame/index.ts';
import type { CinReturn } from '../tables.ts';

/** The same rows under each of these fields. */
export function under(found: Found, fields: readonly string[]): readonly Found[] {
  return fields.map((field) => ({ ...found, field }));
}

/** The rows of a table that pass, under each of these fields. */
export function rowsWhere(table: Table, test: RowTest, ...fields: string[]): readonly Found[] {
  return under(where(table, test), fields);
}

/** A table by what its rows are joined by (child, episode or part), and the fields to tell of a row. */
export type Side = { readonly rows: Table; readonly fields: readonly string[] };

/** Both rows of every pair that is about the same child, episode or part and passes. */
export function joined(
  one: Side,
  other: Side,
  test: (one: number, other: number) => boolean,
): readonly Found[] {
  const [a, b] = pairs(one.rows, other.rows, test);
  return [...under(a, one.fields), ...under(b, other.fields)];
}

/** The text means a date that can be read. */
export function isDated(column: Column, row: number): boolean {
  return !Number.isNaN(column.day(row));
}

/** Blank, or a text that is no date. */
export function lacksDate(column: Column, row: number): boolean {
  return Number.isNaN(column.day(row));
}

/** A date before the first or after the last day of the period; not where there is no date. */
export function isOutside(date: Day, { start, end }: CinReturn): boolean {
  return date < start || date > end;
}

/** A date in the period. */
export function isWithin(date: Day, { start, end }: CinReturn): boolean {
  return date >= start && date <= end;
}

/** The end of something, or the last day of the period while it is open. */
export function endOr(column: Column, row: number, last: Day): Day {
  const date = column.day(row);
  return Number.isNaN(date) ? last : date;
}

/** Yes as the census writes it. */
export function isYes(column: Column): RowTest {
  return column.among(['true', '1']);
}

/** No as the census writes it. */
export function isNo(column: Column): RowTest {
  return column.among(['false', '0']);
}

/** Filled, but not with a code of the list. */
export function isUnknownCode(column: Column, codes: Iterable<string>): RowTest {
  const isKnown = column.among(codes);
  return (row) => column.isFilled(row) && !isKnown(row);
}

/** Blank, or not a code of the list. */
export function lacksCode(column: Column, codes: Iterable<string>): RowTest {
  const isKnown = column.among(codes);
  return (row) => !isKnown(row);
}

/** Rows that pass, in groups in which more than one does. */
export function repeatedRows(table: Table, test: RowTest): Found {
  const rows: number[] = [];
  for (let group = 1; group < table.children.count; group++) {
    const passing = Array.from(table.rowsOf(group)).filter((row) => test(row));
    if (passing.length > 1) rows.push(...passing);
  }
  return rowsAt(table, rows);
}

/** Rows that hold a text which another row of the same group holds too. */
export function sameTextRows(table: Table, column: Column): Found {
  const rows: number[] = [];
  for (let group = 1; group < table.children.count; group++) {
    const byCode = new Map<number, number>();
    for (const row of table.rowsOf(group)) {
      if (column.isBlank(row)) continue;
      const code = column.code(row);
      const first = byCode.get(code);
      if (first === undefined) byCode.set(code, row);
      else rows.push(first, row);
    }
  }
  return rowsAt(table, rows);
}

/** Weekends: 1 January 1970 was a Thursday, so that Saturday and Sunday leave 2 and 3 when divided by seven. */
export function isWeekend(date: Day): boolean {
  const rest = ((date % 7) + 7) % 7;
  return rest === 2 || rest === 3;
}

type Span = { readonly rows: Table; readonly start: Column; readonly end: (row: number) => Day };

/**
 * Rows that begin on or between the first and last day of another row of their group: the ones that begin there under
 * the field of the start, the ones that they fall into under both fields.
 */
export function overlaps(
  { rows, start, end }: Span,
  [startField, endField]: readonly [string, string],
  differs: (one: number, other: number) => boolean = () => true,
): readonly Found[] {
  const [inside, around] = pairs(rows, rows, (one, other) => {
    if (one === other || !differs(one, other)) return false;
    const begins = start.day(one);
    return begins >= start.day(other) && begins <= end(other);
  });
  const either = rowsAt(inside.table, [...inside.rows, ...around.rows]);
  return [
    { ...either, field: startField },
    { ...around, field: endField },
  ];
}
