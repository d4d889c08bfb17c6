import { describe, expect, it } from 'vitest';
import { compareFindings, keepRowNumbers, tellApart } from './compare-rules.ts';
import type { FoundRow } from './finding.ts';

const found = (over: Partial<FoundRow> = {}): FoundRow => ({
  rule: '103',
  isQuery: false,
  table: 'Header',
  row: 4,
  personId: 'ava',
  sourceKey: 'fact',
  place: { kind: 'person', id: 'fact' },
  isContested: false,
  cells: { ETHNIC: null },
  beside: [],
  lookedAt: 'x',
  ...over,
});

const open = (over: Partial<FoundRow> = {}) => {
  const { rule, table, row, personId, sourceKey, lookedAt, place } = found(over);
  return {
    id: `${rule} ${sourceKey}`,
    rule,
    table,
    row,
    personId,
    sourceKey,
    lookedAt,
    placeId: place?.id ?? null,
  };
};

describe('a run compared with what was open', () => {
  it('leaves alone what is still there as it was', () => {
    expect(compareFindings([open()], [found()])).toEqual({ added: [], changed: [], gone: [] });
  });

  it('tells what is new from what is gone', () => {
    const { added, gone } = compareFindings([open({ rule: '101' })], [found()]);
    expect(added.map(({ rule }) => rule)).toEqual(['103']);
    expect(gone).toEqual(['101 fact']);
  });

  it.each([{ row: 5 }, { lookedAt: 'y' }, { place: null }])(
    'notes what is new about one that stays: %j',
    (over) => {
      const now = found(over);
      expect(compareFindings([open()], [now])).toEqual({
        added: [],
        changed: [{ id: '103 fact', found: now }],
        gone: [],
      });
    },
  );

  it('takes another child, row or rule for another finding', () => {
    for (const over of [
      { personId: 'ben' },
      { sourceKey: 'other' },
      { rule: '102' },
      { table: 'Header_last' },
    ])
      expect(compareFindings([open()], [found(over)])).toMatchObject({
        added: [found(over)],
        gone: ['103 fact'],
      });
  });
});

describe('two rows made from one fact', () => {
  it('are two findings', () => {
    const rows = tellApart([found(), found({ row: 5 }), found({ row: 6, rule: '102' })]);
    expect(rows.map(({ sourceKey }) => sourceKey)).toEqual(['fact', 'fact#2', 'fact']);
  });
});

it('a row that is known keeps its number in everybody’s file when only some people are looked at', () => {
  const theirs = [found({ row: 0 }), found({ sourceKey: 'new', row: 1 })];
  expect(keepRowNumbers([open({ row: 40 })], theirs).map(({ row }) => row)).toEqual([40, 1]);
});
