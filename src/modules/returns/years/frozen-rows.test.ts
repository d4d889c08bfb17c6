import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../formats/index.ts';
import { compareCells, toFrozenRows } from './frozen-rows.ts';
import { joinLines, splitLines } from './split-lines.ts';

describe('the lines of a file', () => {
  it('are its lines, whatever stands in its cells', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('"', '\r\n', 'a"b', ',', '\n', ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), (rows) => {
        const text = writeCsv(['A', 'B'], [rows.map(([a]) => a), rows.map(([, b]) => b)], rows.length);
        const lines = splitLines(text);
        expect(lines.length).toBe(rows.length + 1);
        expect(joinLines(lines)).toBe(text);
      }),
    );
  });
});

describe('rows of a frozen file', () => {
  const origin = (id: string) => ({ personId: 'p', facts: [{ kind: 'episode', id }], contested: null });

  it('are known by what they were made from, in whatever order', () => {
    const rows = toFrozenRows('Episodes', ['x', 'y'], [origin('one'), origin('two')]);
    expect(rows.map(({ sourceKey, row }) => [sourceKey, row])).toEqual([
      ['one', 0],
      ['two', 1],
    ]);
  });

  it('that one fact gave twice are told apart', () => {
    const rows = toFrozenRows('Episodes', ['x', 'y'], [origin('one'), origin('one')]);
    expect(rows.map(({ sourceKey }) => sourceKey)).toEqual(['one', 'one#2']);
  });
});

describe('two versions of a row', () => {
  it('differ cell by cell', () => {
    expect(
      compareCells({ LS: 'C1', PLACE: 'U6', DEC: '' }, { LS: 'C2', PLACE: 'U6', DEC: '01/06/2026' }),
    ).toEqual([
      { column: 'LS', before: 'C1', after: 'C2' },
      { column: 'DEC', before: null, after: '01/06/2026' },
    ]);
  });

  it('where one is missing, show the filled cells of the other', () => {
    expect(compareCells(undefined, { LS: 'C2', DEC: '' })).toEqual([
      { column: 'LS', before: null, after: 'C2' },
    ]);
  });
});
