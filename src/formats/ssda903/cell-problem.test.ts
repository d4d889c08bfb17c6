import { describe, expect, it } from 'vitest';
import { findCellProblem } from './cell-problem.ts';
import { listColumns } from './specs.ts';
import type { Ssda903Table } from './specs.ts';

function problemOf(
  table: Ssda903Table,
  name: string,
  value: string | null,
  year?: number,
): string | undefined {
  const column = listColumns(table).find((spec) => spec.name === name);
  if (!column) throw new Error(name);
  return findCellProblem(column, value, year);
}

describe('what is wrong with one cell', () => {
  it('is nothing for values that can be understood', () => {
    expect(problemOf('Episodes', 'DECOM', '01/04/2025')).toBeUndefined();
    expect(problemOf('Episodes', 'DEC', null)).toBeUndefined();
    expect(problemOf('Episodes', 'PLACE', 'U4', 2026)).toBeUndefined();
    expect(problemOf('Episodes', 'HOME_POST', '???')).toBeUndefined();
    expect(problemOf('PrevPerm', 'DATE_PERM', 'ZZ/05/2020')).toBeUndefined();
    expect(problemOf('OC2', 'SDQ_SCORE', '40')).toBeUndefined();
  });

  it('is a blank where a value is required', () => {
    expect(problemOf('Episodes', 'DECOM', null)).toBe('DECOM is blank');
  });

  it('is a date that cannot be read, or is written in another way', () => {
    expect(problemOf('Episodes', 'DECOM', 'ABC')).toBe('Not a date (dd/mm/yyyy)');
    expect(problemOf('Episodes', 'DECOM', '2025-03-01')).toBe('A date, but not written dd/mm/yyyy');
    expect(problemOf('PrevPerm', 'DATE_PERM', '12/ZZ/2020')).toBe(
      'Not a date (dd/mm/yyyy, unknown parts ZZ)',
    );
  });

  it('is a code that no year knows, or another year', () => {
    expect(problemOf('Episodes', 'PLACE', 'X9', 2026)).toBe('Not a known code');
    expect(problemOf('Episodes', 'PLACE', 'Z1', 2026)).toBe('Not a code of 2026');
    expect(problemOf('OC2', 'SDQ_SCORE', '1.0')).toBe('Not a whole number');
  });
});
