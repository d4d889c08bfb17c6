import { describe, expect, it } from 'vitest';
import { dateCell, findNotation, integerCell, partialDateCell, sexCell, yesNoCell } from './cell-rules.ts';
import { fileKinds } from './file-kinds.ts';

describe('cells', () => {
  it('write back what they read', () => {
    expect(dateCell.write(dateCell.read('29/02/2024') ?? '', 2026, null)).toBe('29/02/2024');
    expect(partialDateCell.write(partialDateCell.read('ZZ/05/2020') ?? '', 2026, null)).toBe('ZZ/05/2020');
    expect(yesNoCell.write(yesNoCell.read('0') ?? '', 2026, null)).toBe('0');
  });

  it('read a date that is written otherwise, and say that it is', () => {
    expect(dateCell.read('2025-03-01')).toBe('2025-03-01');
    expect(dateCell.isPlain('2025-03-01', '2025-03-01')).toBe(false);
    expect(dateCell.read('31/02/2025')).toBeUndefined();
  });

  it('know that a score ends at 40', () => {
    const score = integerCell(0, 40);
    expect([score.read('40'), score.read('41'), score.read('x'), score.isPlain('07', '7')]).toEqual([
      '40',
      undefined,
      undefined,
      false,
    ]);
  });

  it('write the sex as its year does, unless its line remembers another way', () => {
    expect([sexCell.read('2'), sexCell.write('F', 2024, null), sexCell.write('F', 2025, null)]).toEqual([
      'F',
      '2',
      'F',
    ]);
    expect([
      findNotation('2', 2026),
      findNotation('F', 2026),
      findNotation('F', 2024),
      findNotation('2', 2024),
    ]).toEqual(['digits', null, 'letters', null]);
    expect([sexCell.write('F', 2026, 'digits'), sexCell.write('F', 2024, 'letters')]).toEqual(['2', 'F']);
  });
});

describe('the list of files', () => {
  it('leads every column to a field that is there', () => {
    for (const { parts } of fileKinds) {
      for (const { cells, key, fact } of parts) {
        for (const { field, column } of cells) expect(fact.fields[field], column).toBeDefined();
        for (const field of key) expect(fact.fields[field], fact.name).toBeDefined();
      }
    }
  });
});
