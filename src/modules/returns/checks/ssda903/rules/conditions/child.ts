import type { RowTest } from '../../../frame/index.ts';
import type { Column, Return903, YearTables } from '../../tables.ts';
import { once } from './once.ts';
import type { ChildTest } from './once.ts';

/** A test for females by a SEX column: 2 up to 2023/24, F from 2024/25. */
export function female(sex: Column, year: number): RowTest {
  return sex.is(year >= 2025 ? 'F' : '2');
}

/** A test for males by a SEX column: 1 up to 2023/24, M from 2024/25. */
export function male(sex: Column, year: number): RowTest {
  return sex.is(year >= 2025 ? 'M' : '1');
}

/**
 * A test for children who were unaccompanied asylum-seeking in this or last year, as far as loaded: so the header says,
 * or a DUC is given. (In a CSV return the header says so for everybody in UASC.)
 */
export const unaccompaniedEver = once((all: Return903): ChildTest => {
  const was = new Uint8Array(all.header.children.count);
  for (const year of [all, all.last]) markUnaccompanied(year, was);
  return (child) => child > 0 && was[child] === 1;
});

function markUnaccompanied({ header, uasc }: YearTables, was: Uint8Array): void {
  const isFlagged = header.UASC.is('1');
  header.child.forEach((child, row) => {
    if (isFlagged(row)) was[child] = 1;
  });
  uasc.child.forEach((child, row) => {
    if (uasc.DUC.isFilled(row)) was[child] = 1;
  });
}
