import { describe, expect, it } from 'vitest';
import { formatDay } from '../../../frame/index.ts';
import { openExample } from '../../testing/example.ts';
import { periodsOfCare } from './periods-of-care.ts';
import { inOrderOf, latestBy, outsideCare, overlapsOneBefore } from './spells.ts';

const open = (tables: Record<string, string>) => openExample({ rule: '', tables, fails: {} });

function listPeriods(episodes: readonly string[]): readonly string[] {
  const all = open({ Episodes: ['CHILD DECOM DEC', ...episodes].join('\n') });
  const child = all.episodes.children.number('A');
  const found: string[] = [];
  periodsOfCare(all).some(child, (from, to) => {
    found.push(`${formatDay(from)}-${formatDay(to)}`);
    return false;
  });
  expect(periodsOfCare(all).has(child)).toBe(found.length > 0);
  return found;
}

describe("a child's periods of care", () => {
  it.each([
    ['one episode', ['A 01/05/2024 03/05/2024'], ['01/05/2024-03/05/2024']],
    [
      'episodes that follow',
      ['A 03/05/2024 -', 'A 01/05/2024 03/05/2024', 'B 01/01/2024 -'],
      ['01/05/2024-'],
    ],
    [
      'a day between',
      ['A 01/05/2024 03/05/2024', 'A 04/05/2024 05/05/2024'],
      ['01/05/2024-03/05/2024', '04/05/2024-05/05/2024'],
    ],
    ['an open one before', ['A 01/05/2024 -', 'A 04/05/2025 05/05/2025'], ['01/05/2024-05/05/2025']],
    ['no readable start', ['A never 05/05/2025', 'A - -'], []],
    ['some without a start', ['A never 05/05/2025', 'A 01/05/2024 -'], ['01/05/2024-']],
    ['nothing', ['B 01/05/2024 -'], []],
  ])('%s', (_, episodes, expected) => {
    expect(listPeriods(episodes)).toEqual(expected);
  });
});

const spells = (text: string) => {
  const all = open({ Missing: `CHILD MIS_START MIS_END\n${text}`, Episodes: care });
  const { missing: table } = all;
  return {
    all,
    spells: { table, start: table.MIS_START, end: table.MIS_END },
    rows: [...table.child.keys()],
  };
};
const care = 'CHILD DECOM DEC\nA 01/05/2024 01/06/2024\nB 01/05/2024 -';

describe('spells', () => {
  it('overlap the one before by the order of ends, an open one at its start', () => {
    const given = spells(`A 01/05/2024 03/05/2024
                          A 03/05/2024 -
                          A 04/05/2024 09/05/2024
                          A 08/05/2024 10/05/2024
                          B 01/05/2024 03/05/2024`);
    expect(given.rows.filter(overlapsOneBefore(given.spells))).toEqual([2, 3]);
  });

  it('fit no time in care when they go on after it, or lie before or after it', () => {
    const given = spells(`A 02/05/2024 -
                          A 02/05/2024 01/06/2024
                          A 02/05/2024 02/06/2024
                          A 01/04/2024 30/04/2024
                          A 01/04/2024 01/05/2024
                          B 02/05/2024 -
                          B 30/04/2024 -
                          C 01/01/2024 -
                          A -          30/04/2024`);
    expect(given.rows.filter(outsideCare(given.all, given.spells))).toEqual([0, 2, 3, 6]);
  });

  it('are in order of one day and then another, those without last', () => {
    const { spells: given, all } = spells(`A 02/05/2024 -
                                           A 02/05/2024 01/06/2024
                                           A -          01/01/2024
                                           A 01/05/2024 -`);
    const key = inOrderOf(
      4,
      (row) => given.start.day(row),
      (row) => given.end.day(row),
    );
    const child = all.missing.child[0] ?? 0;
    expect([...given.table.by(key).rowsOf(child)]).toEqual([3, 1, 0, 2]);
  });

  it('have a latest one, of equals the last in the file; undated ones only where all are', () => {
    const { spells: given, rows } = spells(`A 02/05/2024 -
                                            A 02/05/2024 -
                                            A never      -
                                            B -          -
                                            B -          -`);
    expect(rows.filter(latestBy(given.table, given.start))).toEqual([1, 3]);
  });
});
