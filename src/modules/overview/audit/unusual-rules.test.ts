import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DayCounts, PairLook } from './unusual-rules.ts';
import { findPairs, findVolumes, limitOf, median, robustSpread, surnameOf } from './unusual-rules.ts';

const days = (opened: readonly number[]): DayCounts[] =>
  opened.map((count) => ({ opened: count, unrelated: 0, night: 0 }));
const month = [8, 9, 10, 11, 12, 9, 10, 11, 10, 8, 12, 10];

describe('many more records than usual', () => {
  const found = (count: number, own: readonly number[], peers: readonly number[]) =>
    findVolumes({ opened: count, unrelated: 0, night: 0 }, days(own), days(peers)).map(({ rule }) => rule);

  it.each([
    ['the usual day', 10, month, month, []],
    ['a busy day', 19, month, month, []],
    ['four times the usual', 40, month, month, ['many-records']],
    ['much for them, little for the role', 40, month, month.map((n) => n * 6), []],
    ['much for the role, usual for them', 80, month.map((n) => n * 8), month, []],
    ['a first week, much more than colleagues', 40, [3, 4], month, ['many-records']],
    ['a first week of a role that nobody else has', 400, [3, 4], [2], []],
    ['few, though far from nothing at all', 12, month.map(() => 0), month.map(() => 0), []],
  ])('%s', (_, count, ...[own, peers, expected]) => {
    expect(found(count, own, peers)).toEqual(expected);
  });

  it('says what is usual for them and for the role', () => {
    expect(findVolumes({ opened: 40, unrelated: 0, night: 0 }, days(month), days(month))).toEqual([
      { rule: 'many-records', count: 40, usual: 10, usualOfPeers: 10 },
    ]);
  });

  it('does not let one wild day of the past hide the next', () => {
    expect(found(40, [...month, 500], month)).toEqual(['many-records']);
  });

  it('never asks for less than twice the median, whatever the history', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { minLength: 10, maxLength: 56 }), (values) => {
        expect(limitOf(values, 6)?.limit).toBeGreaterThanOrEqual(2 * median(values));
      }),
      { seed: 20261122 },
    );
  });
});

describe('the middle and the spread', () => {
  it('are those of the textbook', () => {
    expect([median([]), median([3]), median([1, 2]), median([5, 1, 3])]).toEqual([0, 3, 1.5, 3]);
    expect(robustSpread([1, 1, 2, 2, 4, 6, 9])).toBeCloseTo(1.4826);
  });
});

describe('a record opened without a relation', () => {
  const nothing: PairLook = {
    days: 1,
    isColleagues: false,
    sharesSurname: false,
    namesakes: 0,
    sharesHome: false,
  };

  it.each<[string, Partial<PairLook>, readonly string[]]>([
    ['on its own', {}, []],
    ['of a rare namesake', { sharesSurname: true, namesakes: 3 }, ['same-surname']],
    ['of one of many namesakes', { sharesSurname: true, namesakes: 400 }, []],
    ['of somebody at their own home', { sharesHome: true }, ['same-home']],
    ['of a colleague’s family', { isColleagues: true }, ['colleagues-family']],
    ['three days of four weeks', { days: 3 }, []],
    ['four days of four weeks', { days: 4 }, ['again-and-again']],
  ])('%s', (_, more, expected) => {
    expect(findPairs({ ...nothing, ...more })).toEqual(expected);
  });
});

describe('a surname', () => {
  it.each([
    ['Ada  Inventedlove', 'inventedlove'],
    ['Zoë Brontë', 'brontë'],
    ['Demonstration', ''],
  ])('of %s is %s', (name, surname) => {
    expect(surnameOf(name)).toBe(surname);
  });
});
