import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { getMeasure } from './list-measures.ts';
import { groupTable } from './measure-groups-page.ts';

const group = (name: string, numerator: number, denominator: number | null) => ({
  group: name,
  counts: [{ part: null, numerator, denominator }],
});
const table = (id: string, countsOnly: boolean, ...found: ReturnType<typeof group>[]) =>
  groupTable({
    ...{ measure: getMeasure(id), day: plainDate('2026-09-30'), by: 'age', areas: new Map() },
    ...{ found, countsOnly },
  });
const texts = (id: string, countsOnly: boolean, ...found: ReturnType<typeof group>[]) =>
  table(id, countsOnly, ...found).groups.map(({ label, text }) => [label, text]);

describe('a measure group by group', () => {
  const moves = [group('10-15', 20, 80), group('1-4', 2, 40), group('16-17', 9, 20), group('5-9', 30, 60)];

  it('says from what to what, in the order of age, and opens each group', () => {
    const { heading, groups } = table('M-CL-08', false, ...moves);
    expect(heading).toBe('Age: from 5% (1 to 4) to 50% (5 to 9)');
    expect(groups.map(({ label }) => label)).toEqual(['1 to 4', '5 to 9', '10 to 15', '16 and 17']);
    expect(groups[0]?.href).toBe('/measures/M-CL-08/children?on=2026-09-30&by=age&group=1-4');
  });

  it('hides a small group with another from those who see counts only, and opens none', () => {
    const { groups } = table('M-CL-08', true, ...moves);
    expect(
      groups.map(({ label, text, numerator, denominator, href }) => [
        label,
        text,
        numerator,
        denominator,
        href,
      ]),
    ).toEqual([
      ['1 to 4', 'Too few to show', 'Too few to show', 'Too few to show', undefined],
      ['5 to 9', '50%', '30', '60', undefined],
      ['10 to 15', '25%', '20', '80', undefined],
      ['16 and 17', 'Too few to show', 'Too few to show', 'Too few to show', undefined],
    ]);
  });

  it('shows none where all would be hidden, or where they add up within a year', () => {
    expect(table('M-CL-08', true, group('1-4', 2, 9), group('5-9', 9, 20)).notes).toEqual([
      'The groups are too small to be shown.',
    ]);
    expect(table('M-CL-02', true, group('1-4', 20, null), group('5-9', 30, null)).notes[0]).toMatch(
      /31 March/,
    );
  });

  it('shows none of a share in parts where one group has a part that is too small', () => {
    const parted = (name: string, mind: number, body: number) => ({
      group: name,
      counts: [
        { part: 'mind', numerator: mind, denominator: 40 },
        { part: 'body', numerator: body, denominator: 40 },
      ],
    });
    const shown = (...found: ReturnType<typeof parted>[]) =>
      groupTable({
        ...{ measure: getMeasure('M-CH-13'), day: plainDate('2026-09-30'), by: 'age', areas: new Map() },
        ...{ found, countsOnly: true },
      }).groups.map(({ text }) => text);
    expect(shown(parted('1-4', 20, 10), parted('5-9', 20, 20), parted('10-15', 30, 30))).toHaveLength(3);
    expect(shown(parted('1-4', 20, 5), parted('5-9', 20, 20), parted('10-15', 30, 30))).toEqual([]);
  });

  it('gives numbers for a rate, since nobody knows how many children of each group there are', () => {
    expect(texts('M-CL-01', false, group('1-4', 20, null))).toEqual([['1 to 4', '20']]);
    expect(table('M-CL-01', false, group('1-4', 20, null)).notes[1]).toMatch(/numbers, not rates/);
  });

  it('says so where there is nobody', () => {
    expect(table('M-CL-08', false)).toMatchObject({
      groups: [],
      notes: ['There were no children to measure.'],
    });
  });
});
