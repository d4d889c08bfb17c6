import type { RowTest } from '../../../frame/index.ts';
import type { Column, Return903, YearTables } from '../../tables.ts';
import { someFilled } from './items.ts';
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
 * A test for children who were unaccompanied asylum-seeking in this or last year, as far as loaded: so the header says
 * (in a CSV return it does for everybody in UASC), or without a header a row of UASC that says more than who. Nothing
 * where neither year's files say who was: then nobody can tell who was not.
 */
export const unaccompaniedEver = once((all: Return903): { readonly test: ChildTest | undefined } => {
  const was = new Uint8Array(all.header.children.count);
  const isKnown = [all, all.last].map((year) => markUnaccompanied(year, was)).includes(true);
  return { test: isKnown ? (child) => child > 0 && was[child] === 1 : undefined };
});

/** Marks those of one year; false when its files do not say. */
function markUnaccompanied({ header, uasc }: YearTables, was: Uint8Array): boolean {
  const table = header.isGiven ? header : uasc;
  const isUnaccompanied = header.isGiven ? header.UASC.is('1') : someFilled([uasc.SEX, uasc.DOB, uasc.DUC]);
  table.child.forEach((child, row) => {
    if (isUnaccompanied(row)) was[child] = 1;
  });
  return header.isGiven ? header.UASC.values.length > 1 : uasc.isGiven;
}
