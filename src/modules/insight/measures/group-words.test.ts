import { describe, expect, it } from 'vitest';
import { compareGroups, groupLabel, parseWayToPart } from './group-words.ts';

describe('groups of children', () => {
  it('are called by words', () => {
    expect(groupLabel('age', '16-17')).toBe('16 and 17');
    expect(groupLabel('need', 'N1')).toBe('N1 Abuse, neglect and exploitation');
    expect(groupLabel('area', 'E07000001', new Map([['E07000001', 'Moorside']]))).toBe('Moorside');
    expect(groupLabel('area', 'E07000002')).toBe('E07000002');
    expect(groupLabel('team', 'not-known')).toBe('Not known');
    // A team may be called anything, also what elsewhere is a key.
    expect(groupLabel('team', 'white')).toBe('white');
  });

  it('stand in the order of age, else of words, those not known last', () => {
    const sorted = (way: 'age' | 'team', groups: string[]) => groups.sort((a, b) => compareGroups(way, a, b));
    expect(sorted('age', ['10-15', 'not-known', 'under-1', '5-9'])).toEqual([
      'under-1',
      '5-9',
      '10-15',
      'not-known',
    ]);
    expect(sorted('team', ['North', 'not-known', 'East', 'Zed'])).toEqual([
      'East',
      'North',
      'Zed',
      'not-known',
    ]);
  });

  it('come of five ways to part children and no other', () => {
    expect([parseWayToPart('team'), parseWayToPart('shoe'), parseWayToPart(undefined)]).toEqual([
      'team',
      undefined,
      undefined,
    ]);
  });
});
