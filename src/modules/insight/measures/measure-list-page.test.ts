import { describe, expect, it } from 'vitest';
import { instant } from '../../../platform/dates/instant.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { getMeasure } from './list-measures.ts';
import { measureListPage } from './measure-list-page.ts';
import { pairsOf } from './pair-rules.ts';

const day = plainDate('2026-09-30');
const counted = (measure: string, numerator: number, denominator: number, of = '2026-09-30') => ({
  measure,
  askedDay: day,
  day: plainDate(of),
  countedAt: instant(Date.parse('2026-11-21T02:10:00Z')),
  counts: [{ part: null, numerator, denominator }],
});
const measures = ['M-CL-08', 'M-CL-09', 'M-CP-05'].map(getMeasure);
const page = (over: Partial<Parameters<typeof measureListPage>[0]> = {}) =>
  measureListPage({
    measures,
    notYet: [{ id: 'M-FO-01', title: 'Enquiries', family: 'fostering', missing: 'They are not recorded.' }],
    kept: [counted('M-CL-08', 10, 100), counted('M-CL-09', 60, 90, '2026-08-31')],
    populations: [],
    day,
    today: plainDate('2026-11-22'),
    countsOnly: false,
    filter: { family: undefined, words: '' },
    ...over,
  });
const linesOf = (over?: Parameters<typeof page>[0]) => page(over).families.flatMap(({ lines }) => lines);

describe('the list of measures', () => {
  it('goes by families, in their order, with what cannot be worked out', () => {
    const { families, notYet, finding } = page();
    expect(families.map(({ family }) => family)).toEqual(['child protection', 'children in care']);
    expect(notYet.map(({ family }) => family)).toEqual(['fostering']);
    expect(finding).toBe('3 measures; 1 more cannot be worked out yet');
  });

  it('shows each beside its pair, of another day where nothing newer is kept, and says what nobody has counted', () => {
    const [protection, moves, stays] = linesOf();
    expect(protection?.text).toMatch(/Not counted yet/);
    expect(moves).toMatchObject({ text: '10%', ofDay: undefined, beside: { text: '66.7%' } });
    expect(stays).toMatchObject({ text: '66.7%', ofDay: '31 Aug 2026' });
  });

  it('says since when it was not counted anew', () => {
    expect(page().countedSince).toBe('21 November 2026');
    expect(page({ today: plainDate('2026-11-21') }).countedSince).toBeUndefined();
  });

  it('never shows the value of another day to those who see counts only', () => {
    const stays = linesOf({ countsOnly: true }).find(({ measure }) => measure.id === 'M-CL-09');
    expect(stays?.text).toMatch(/Not counted yet/);
  });

  it('is narrowed by family and by words', () => {
    const family = 'children in care' as const;
    expect(linesOf({ filter: { family, words: 'THREE homes' } }).map(({ measure }) => measure.id)).toEqual([
      'M-CL-08',
    ]);
  });
});

describe('a pair', () => {
  it('holds both ways', () => {
    const [moves, stays] = measures;
    if (!moves || !stays) throw new Error('two measures');
    expect(pairsOf(moves, measures).map(({ id }) => id)).toContain('M-CL-09');
    expect(pairsOf(stays, [{ ...stays, pair: undefined }, moves]).map(({ id }) => id)).toContain('M-CL-08');
  });
});
