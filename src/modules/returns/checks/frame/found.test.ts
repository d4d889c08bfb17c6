import { describe, expect, it } from 'vitest';
import { Children } from './children.ts';
import { toColumn } from './column.ts';
import { parseReturnDay } from './days.ts';
import { beside, pairs } from './found.ts';
import { toTable } from './table.ts';

const children = new Children();

function open(ids: readonly (string | null)[]) {
  return toTable({
    name: 'Things',
    children,
    names: ['CHILD'],
    columns: { CHILD: toColumn(ids, parseReturnDay) },
    idColumn: 'CHILD',
    parseDay: parseReturnDay,
    isGiven: true,
  });
}

const some = open(['A', 'B', 'A', null]);
const others = open(['A', 'A', null, 'C']);
const rowsOf = (found: readonly { readonly rows: readonly number[] }[]) => found.map(({ rows }) => rows);

describe('rows of two tables about the same child', () => {
  it('are found in pairs, each row once; rows without an id belong to nobody', () => {
    expect(rowsOf(pairs(some, others, () => true))).toEqual([
      [0, 2],
      [0, 1],
    ]);
    expect(rowsOf(pairs(some, others, (row, other) => row === 2 && other === 0))).toEqual([[2], [0]]);
  });

  it('can be looked at beside one row of the child', () => {
    const lastOf = (child: number) => others.rowsOf(child).at(-1) ?? -1;
    expect(rowsOf(beside([some, others], lastOf, () => true))).toEqual([[0, 2], [1]]);
    expect(rowsOf(beside([some, others], lastOf, (row) => row === 0))).toEqual([[0], [1]]);
  });
});
