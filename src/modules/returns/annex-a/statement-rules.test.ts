import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { applyStatements, isLasting, rowKeyOf } from './statement-rules.ts';

const statement = (item: string, [value, insteadOf]: readonly [string, string | null]) => [
  { saidOn: plainDate('2026-01-31'), item, value, insteadOf },
];

describe('what a list said', () => {
  it.each([
    ['a cell of which the record says nothing', 'legal', null, ['x', null], 'x'],
    ['a cell of which the record still says what it said', 'legal', 'a', ['x', 'a'], 'x'],
    ['no cell of which the record says something now', 'legal', 'b', ['x', null], 'b'],
    ['no cell of which the record says something else now', 'legal', 'b', ['x', 'a'], 'b'],
    ['a count, with what came since', 'missing', '3', ['5', '2'], '6'],
    ['a count that the record had none of', 'missing', '3', ['5', null], '8'],
    ['no count below nothing', 'missing', '0', ['1', '4'], '0'],
    ['no count that was no number', 'missing', '3', ['many', '2'], '3'],
    ['no age beyond the record', 'age', '12', ['9', '11'], '12'],
  ] as const)('fills %s', (...[, item, now, said, expected]) => {
    expect(applyStatements(8, { [item]: now }, statement(item, said))[item]).toBe(expected);
  });

  it('serves later days where it lasts', () => {
    expect([isLasting(8, 'permanence'), isLasting(1, 'ethnicity')]).toEqual([true, true]);
    expect([isLasting(8, 'missing'), isLasting(3, 'referrals'), isLasting(6, 'worker')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is of a row by the days that tell it apart', () => {
    expect(rowKeyOf(1, { contactOn: '2026-01-01', source: null })).toBe('2026-01-01 | ');
    expect(rowKeyOf(9, { child: 'A' })).toBe('');
  });
});
