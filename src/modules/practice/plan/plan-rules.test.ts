import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { parseByWhen } from './by-when.ts';
import { findWho, parseGoal, rowsIn } from './goal-form.ts';

const today = plainDate('2026-11-22');

describe('by when something is to be done', () => {
  it.each([
    ['3 December', '2026-12-03'],
    ['by 3rd Dec', '2026-12-03'],
    ['3/12/2026', '2026-12-03'],
    ['3.12.26', '2026-12-03'],
    ['2026-12-03', '2026-12-03'],
    ['Thursday 3 December 2026', '2026-12-03'],
    ['1 November', '2027-11-01'],
    ['today', '2026-11-22'],
    ['tomorrow', '2026-11-23'],
    ['Friday', '2026-11-27'],
    ['Sunday', '2026-11-29'],
    ['in 2 weeks', '2026-12-06'],
    ['two weeks', '2026-12-06'],
    ['a month', '2026-12-22'],
  ])('%s is %s', (typed, day) => {
    expect(parseByWhen(typed, today)).toBe(day);
  });

  it.each(['soon', '31 February', '12', 'in some weeks', '3 Sometime', ''])('%s cannot be read', (typed) => {
    expect(parseByWhen(typed, today)).toBeUndefined();
  });
});

const known = [
  { name: 'Ava', is: 'whose plan it is', kind: 'child', id: null },
  { name: 'Rosa Quill', is: 'mother', kind: 'family', id: 'r' },
] as const;

describe('who does a step', () => {
  it('is somebody whom the record holds where the words are their name, else the words', () => {
    expect(findWho('rosa quill', known)).toEqual({ who: 'Rosa Quill', whoKind: 'family', whoId: 'r' });
    expect(findWho('Gran', known)).toEqual({ who: 'Gran', whoKind: 'in words', whoId: null });
  });
});

describe('the form of a goal', () => {
  const about = { today, known, children: ['a', 'b'], relatives: ['r'] };
  const typed = { words: 'Sleep', whose: 'Ava', area: 'feelings' };

  it('is for staff only and for now unless somebody says otherwise, and so are its steps', () => {
    const parsed = parseGoal({ ...typed, what_0: 'Ring', who_0: 'Gran' }, about);
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        goal: { audience: 'staff', state: 'now', withheldFrom: [] },
        children: ['a'],
        steps: [{ words: 'Ring', who: 'Gran', audience: 'staff', byWhen: null }],
      },
    });
  });

  it('takes no child and no relative that was not offered', () => {
    const parsed = parseGoal({ ...typed, children: ['b', 'x'], withheld: ['r', 'x'] }, about);
    expect(parsed).toMatchObject({ ok: true, value: { children: ['b'], goal: { withheldFrom: ['r'] } } });
  });

  it('asks why a goal is given up, and for the words of a step that stood before', () => {
    const parsed = parseGoal({ ...typed, state: 'no longer' }, about);
    expect(parsed.ok ? [] : parsed.errors.map(({ field }) => field)).toEqual(['because']);
    const emptied = parseGoal({ ...typed, step_2: '0198c5a2-0000-7000-8000-000000000001' }, about);
    expect(emptied.ok ? [] : emptied.errors.map(({ field }) => field)).toEqual(['what_2', 'who_2']);
  });

  it('counts the rows that are there, whatever their numbers, up to its most', () => {
    expect(rowsIn({ what_0: '', who_3: 'x', what_99: 'y', other_1: 'z' })).toEqual([0, 3]);
  });
});
