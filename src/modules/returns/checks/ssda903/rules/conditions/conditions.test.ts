import { describe, expect, it } from 'vitest';
import { openExample } from '../../testing/example.ts';
import { continuouslyLookedAfter, hasEpisodeInYear, inYear } from './care.ts';
import { female, male, unaccompaniedEver } from './child.ts';
import { oc2Filled, oc3Filled } from './items.ts';

const open = (tables: Record<string, string>) => openExample({ rule: '', tables, fails: {} });

describe('an episode in the year', () => {
  it('began by the last day and had not ended before the first; an unreadable end counts as open', () => {
    const all = open({
      Episodes: `CHILD DECOM      DEC
                 1     31/03/2026 -
                 2     01/04/2026 -
                 3     01/05/2020 01/04/2025
                 4     01/05/2020 31/03/2025
                 5     01/05/2020 31/02/2025
                 6     never      -`,
    });
    const { child } = all.episodes;
    expect([...child.keys()].filter(inYear(all))).toEqual([0, 2, 4]);
    expect([...child].filter(hasEpisodeInYear(all))).toEqual([child[0], child[2], child[4]]);
  });
});

describe('a child looked after all year long', () => {
  it.each([
    ['in care since before the year', ['01/05/2020 S - - C2'], true],
    ['starting on the first day', ['01/04/2025 S - - C2'], true],
    ['starting on the second day', ['02/04/2025 S - - C2'], false],
    ['moving within the year', ['01/05/2020 S X1 01/06/2025 C2', '01/06/2025 P - - C2'], true],
    ['leaving on the first day', ['01/05/2020 S E8 01/04/2025 C2'], false],
    ['leaving on the last day', ['01/05/2020 S E8 31/03/2026 C2'], true],
    ['on a short break in the year', ['01/05/2020 S - - C2', '01/05/2020 S - - V4'], false],
    ['on a short break before the year', ['01/05/2020 S E8 01/06/2020 V3', '01/07/2020 S - - C2'], true],
    ['not in care in the year', ['01/05/2020 S E8 01/06/2020 C2'], false],
  ])('%s: %s', (_, rows, expected) => {
    const all = open({
      Episodes: ['CHILD DECOM RNE REC DEC LS', ...rows.map((row) => `1 ${row}`)].join('\n'),
    });
    expect(continuouslyLookedAfter(all)(all.episodes.child[0] ?? 0)).toBe(expected);
  });
});

describe('who a child is', () => {
  it('is female or male by the codes of the year', () => {
    const { header } = open({ Header: 'CHILD SEX\n1 1\n2 2\n3 M\n4 F\n5 U\n6 -' });
    expect([0, 1, 2, 3, 4, 5].filter(female(header.SEX, 2024))).toEqual([1]);
    expect([0, 1, 2, 3, 4, 5].filter(female(header.SEX, 2025))).toEqual([3]);
    expect([0, 1, 2, 3, 4, 5].filter(male(header.SEX, 2024))).toEqual([0]);
    expect([0, 1, 2, 3, 4, 5].filter(male(header.SEX, 2025))).toEqual([2]);
  });

  it.each([
    ['the header says so in either year', { Header_last: 'CHILD UASC\n2 1' }, ['1', '2']],
    ['the header of this year alone', { UASC: 'CHILD DUC\n3 01/05/2025' }, ['1']],
    ['UASC of a year without a header', { UASC_last: 'CHILD DUC\n3 -\n4 01/05/2024' }, ['1', '4']],
  ])('is unaccompanied by %s', (_, tables, expected) => {
    const all = open({ Header: 'CHILD UASC\n1 1\n2 0\n3 0\n4 0', ...tables });
    const found = [...all.header.child].filter((child) => unaccompaniedEver(all).test?.(child));
    expect(found.map((child) => all.header.children.idOf(child))).toEqual(expected);
  });

  it('is not known to be unaccompanied or not without a file that says so', () => {
    expect(unaccompaniedEver(open({ Header: 'CHILD SEX\n1 M' })).test).toBeUndefined();
    expect(unaccompaniedEver(open({ Header: 'CHILD SEX\n1 M', UASC: 'CHILD DUC' })).test).toBeDefined();
  });
});

describe('items of outcomes', () => {
  it('count as filled when one of them is', () => {
    const { oc2, oc3 } = open({
      OC2: 'CHILD SDQ_SCORE CONVICTED TEETH_CHECK\n1 4 - -\n2 - 0 -\n3 - - 1',
      OC3: 'CHILD DOB IN_TOUCH ACTIV ACCOM\n1 01/01/2008 - - -\n2 - - 0 -\n3 - - - B1',
    });
    expect([0, 1, 2].filter(oc2Filled(oc2))).toEqual([1, 2]);
    expect([0, 1, 2].filter(oc3Filled(oc3))).toEqual([1, 2]);
  });
});
