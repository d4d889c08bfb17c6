import { describe, expect, it } from 'vitest';
import { openReturn } from '../checks/ssda903/open-return.ts';
import { allYears } from '../checks/ssda903/rule.ts';
import type { Rule } from '../checks/ssda903/rule.ts';
import { describeLook, lookAt } from './look-at.ts';
import { findTable } from './run-ssda903.ts';

const rule = (over: Partial<Rule>): Rule => ({
  code: 'test',
  needs: ['Episodes'],
  fields: ['LS'],
  years: allYears,
  meaning: 'Invented for a test.',
  fails: () => [],
  ...over,
});

const episodes = (changed: Record<string, string | null> = {}) => {
  const rows = [
    { CHILD: 'A', DECOM: '01/05/2025', LS: 'C1', PLACE: 'U6', ...changed },
    { CHILD: 'B', DECOM: '02/05/2025', LS: 'V2', PLACE: 'K2' },
    { CHILD: 'A', DECOM: '03/06/2025', LS: 'C2', PLACE: 'U6' },
    { CHILD: 'A', DECOM: '04/07/2025', LS: 'E1', PLACE: 'A5' },
  ];
  const column = (name: string) =>
    rows.map((row) => Object.entries(row).find(([key]) => key === name)?.[1] ?? null);
  return Object.fromEntries(['CHILD', 'DECOM', 'LS', 'PLACE'].map((name) => [name, column(name)]));
};

function look(over: Partial<Rule>, row: number, changed: Record<string, string | null> = {}) {
  const all = openReturn({
    year: 2026,
    authority: 'E10000015',
    tables: { Episodes: episodes(changed), Header: { CHILD: ['A', 'B'], DOB: ['01/01/2012', '02/02/2012'] } },
    last: { Episodes: { CHILD: ['A'], DECOM: ['01/05/2025'], LS: ['C2'] } },
  });
  return lookAt(findTable(all), { rule: rule(over), table: 'Episodes', row });
}

describe('the values that a rule looks at', () => {
  it('are its fields in the row, and nothing else where it looks at one cell', () => {
    expect(look({}, 2)).toEqual({ cells: { LS: 'C2' }, beside: [] });
  });

  it('are the rows before and after of the same child, where it looks at a start or an end', () => {
    const { cells, beside } = look({ fields: ['DECOM'] }, 2);
    expect(cells).toEqual({ DECOM: '03/06/2025' });
    expect(beside).toEqual([
      { table: 'Episodes', row: 0, cells: { DECOM: '01/05/2025' } },
      { table: 'Episodes', row: 3, cells: { DECOM: '04/07/2025' } },
    ]);
  });

  it('are the child’s rows of the other files that it reads, last year’s too', () => {
    const { beside } = look({ needs: ['Episodes', 'Header', 'Episodes_last'], fields: ['LS', 'DOB'] }, 0);
    expect(beside).toEqual([
      { table: 'Header', row: 0, cells: { DOB: '01/01/2012' } },
      { table: 'Episodes_last', row: 0, cells: { LS: 'C2' } },
    ]);
  });

  it('say nothing of where in a file they stand, so that a longer file changes no explanation', () => {
    const { cells, beside } = look({ fields: ['DECOM'] }, 2);
    const moved = beside.map((row) => ({ ...row, row: row.row + 100 }));
    expect(describeLook(cells, moved)).toBe(describeLook(cells, beside));
  });

  it('differ when one of them does, and do not when another does', () => {
    const described = (changed: Record<string, string | null>) => {
      const { cells, beside } = look({ fields: ['DECOM', 'LS'] }, 0, changed);
      return describeLook(cells, beside);
    };
    expect(described({ LS: 'D1' })).not.toBe(described({}));
    expect(described({ LS: null })).not.toBe(described({}));
    expect(described({ PLACE: 'K2' })).toBe(described({}));
  });
});
