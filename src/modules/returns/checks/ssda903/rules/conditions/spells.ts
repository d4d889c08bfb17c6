import type { Column, Day, RowTest, SortKey, Table } from '../../../frame/index.ts';
import type { Return903 } from '../../tables.ts';
import { periodsOfCare } from './periods-of-care.ts';

/** Rows that each say how long something lasted: a start, and an end that is blank while it goes on. */
export type Spells = { readonly table: Table; readonly start: Column; readonly end: Column };

/** Past every day there is. */
const AFTER_ALL = 1_000_000;

/** Puts rows in order of one day and, where that is the same, of another. No day comes last. */
export function inOrderOf(rows: number, one: (row: number) => Day, other: (row: number) => Day): SortKey {
  const at = (day: Day) => (Number.isNaN(day) ? AFTER_ALL : day);
  return { rows, day: (row) => at(one(row)) * 2 * AFTER_ALL + at(other(row)) };
}

/**
 * A test for the child's latest row by a date, of equals the last in the file. A row without a readable date is only
 * the latest of a child who has no other kind, and then the first in the file is.
 */
export function latestBy(table: Table, date: Column): RowTest {
  const order = table.by(date);
  return (row) => {
    if (Number.isNaN(date.day(row))) return order.previous(row) < 0;
    return Number.isNaN(date.day(order.next(row)));
  };
}

/**
 * A test for spells that start before the child's spell before has ended: it has no end or a later one. The one before
 * is that by the order of ends; a spell that goes on stands at its start.
 */
export function overlapsOneBefore({ table, start, end }: Spells): RowTest {
  const endOrStart = (row: number) => (Number.isNaN(end.day(row)) ? start.day(row) : end.day(row));
  const order = table.by(inOrderOf(table.rows, endOrStart, (row) => start.day(row)));
  return (row) => {
    const before = order.previous(row);
    return before >= 0 && (Number.isNaN(end.day(before)) || start.day(row) < end.day(before));
  };
}

/**
 * A test for spells that fit none of the child's periods of care: care ended while the spell goes on; it goes on but
 * began before care did; it ended after care, or before care began. Children who were never in care pass, and so do
 * spells without a readable start.
 */
export function outsideCare(all: Return903, { table, start, end }: Spells): RowTest {
  const periods = periodsOfCare(all);
  return (row) => {
    const child = table.child[row] ?? 0;
    const [began, ended] = [start.day(row), end.day(row)];
    if (Number.isNaN(began) || !periods.has(child)) return false;
    return !periods.some(child, (from, to) => fits([from, to], [began, ended]));
  };
}

function fits([from, to]: readonly [Day, Day], [began, ended]: readonly [Day, Day]): boolean {
  if (Number.isNaN(ended)) return Number.isNaN(to) && began >= from;
  return ended >= from && !(ended > to);
}
