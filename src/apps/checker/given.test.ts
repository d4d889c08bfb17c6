import { describe, expect, it } from 'vitest';
import { findProblems, formOf, listGivenTables, nothingGiven, toCheck } from './given.ts';
import type { Given, GivenFile } from './given.ts';
import type { Place, Recognised } from './messages.ts';

let key = 0;
const file = (place: Place, name: string, recognised?: Recognised): GivenFile => ({
  key: (key += 1),
  place,
  file: new File([], name),
  recognised,
});
const table = (name: string, form: 'ssda903' | 'cin' = 'ssda903'): Recognised => ({
  ok: true,
  form,
  what: name,
  tables: form === 'cin' ? [] : [name],
});
const given = (...files: GivenFile[]): Given => ({ year: '2026', authority: 'E10000015', files });
const problemsOf = (one: Given) => findProblems(one).map(({ text }) => text);

describe('what was given', () => {
  it('lacks everything at first, and each lack is about a field', () => {
    expect(findProblems(nothingGiven).map(({ field }) => field)).toEqual(['year', 'authority', 'thisYear']);
  });

  it('can be checked with one table of this year', () => {
    const one = given(file('thisYear', 'a.csv', table('Header')));
    expect(problemsOf(one)).toEqual([]);
    expect(toCheck(one)).toMatchObject({ form: 'ssda903', year: 2026, authority: 'E10000015' });
  });

  it('may be one table once in a year, and again in the other year', () => {
    const twice = [file('thisYear', 'a.csv', table('Header')), file('thisYear', 'b.csv', table('Header'))];
    expect(problemsOf(given(...twice))).toEqual(['a.csv and b.csv are both Header. Remove one']);
    const apart = [file('thisYear', 'a.csv', table('Header')), file('lastYear', 'b.csv', table('Header'))];
    expect(problemsOf(given(...apart))).toEqual([]);
    expect(listGivenTables(given(...apart))).toEqual(['Header', 'Header_last']);
  });

  it('leaves out a file that is no table and keeps the others', () => {
    const bad = file('thisYear', 'bad.csv', { ok: false, problem: 'The file is empty.' });
    const one = given(bad, file('thisYear', 'a.csv', table('Header')));
    expect(problemsOf(one)).toEqual([]);
    expect(toCheck(one).thisYear.map(({ name }) => name)).toEqual(['a.csv']);
    expect(problemsOf(given(bad))).toEqual(['Choose at least one file of this year’s return']);
  });

  it('is a census or the files of the other return, not both; a census needs no authority', () => {
    const census = file('thisYear', 'cin.xml', table('', 'cin'));
    expect(formOf(given(census))).toBe('cin');
    expect(problemsOf({ ...given(census), authority: '' })).toEqual([]);
    expect(problemsOf(given(census, file('thisYear', 'a.csv', table('Header'))))[0]).toMatch(
      /one after the other/,
    );
  });
});
