import { describe, expect, it } from 'vitest';
import { Children } from './children.ts';
import { toColumn } from './column.ts';
import { parseReturnDay } from './days.ts';
import { toTable } from './table.ts';

const dates = ['03/01/2026', '01/01/2026', 'never', '03/01/2026', '01/01/2026', null];
const table = toTable({
  name: 'Things',
  children: new Children(),
  names: ['CHILD', 'WHEN'],
  columns: {
    CHILD: toColumn(['A', 'A', 'A', 'A', 'A', 'B'], parseReturnDay),
    WHEN: toColumn(dates, parseReturnDay),
  },
  idColumn: 'CHILD',
  parseDay: parseReturnDay,
  isGiven: true,
});
const [a, b] = [table.child[0] ?? 0, table.child[5] ?? 0];

describe("a child's rows in order", () => {
  const order = table.by(table.WHEN);

  it('keep equal dates in file order and put unreadable ones last', () => {
    expect([...order.rowsOf(a)]).toEqual([1, 4, 0, 3, 2]);
    expect([order.next(0), order.previous(0), order.next(2)]).toEqual([3, 4, -1]);
  });

  it('have a first and a last one with a date, of equals the first in the file', () => {
    expect([order.first(a), order.last(a)]).toEqual([1, 0]);
    expect([order.first(b), order.last(b), order.first(0), order.last(0)]).toEqual([-1, -1, -1, -1]);
  });

  it('have a first and a last one among those that pass', () => {
    const notZeroOrOne = (row: number) => row > 1;
    expect([order.first(a, notZeroOrOne), order.last(a, notZeroOrOne)]).toEqual([4, 3]);
    expect(order.last(a, (row) => row === 1 || row === 2)).toBe(1);
    expect(order.first(a, (row) => row === 2)).toBe(-1);
  });

  it('can be put in order of something worked out', () => {
    const backwards = { rows: table.rows, day: (row: number) => -table.WHEN.day(row) };
    expect([...table.by(backwards).rowsOf(a)]).toEqual([0, 3, 1, 4, 2]);
    expect(table.by(backwards)).toBe(table.by(backwards));
  });
});
