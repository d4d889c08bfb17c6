import { describe, expect, it } from 'vitest';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { OutsideAbout } from './harm-form.ts';
import { parseConcern } from './concern-form.ts';
import { parseOutside } from './harm-form.ts';
import type { OutsideAct } from './harm-rules.ts';

const today = parsePlainDate('2026-11-23');
if (today === undefined) throw new Error('no day');
const about: OutsideAbout = {
  today,
  namedIn: (words) => (words.includes('Jayden') ? ['Jayden'] : []),
  calledAfter: (called) => (called.includes('Jayden’s') ? ['Jayden'] : []),
  children: ['ava'],
  context: null,
  isRight: false,
};
const on = { 'on-day': '20', 'on-month': '11', 'on-year': '2026' };
const step = { words: 'Light the path', partner: 'police', who: 'PC Lane', state: 'to do' };

const wrong = (act: OutsideAct, body: object): readonly string[] => {
  const parsed = parseOutside(act, body, about);
  return parsed.ok ? [] : parsed.errors.map(({ field }) => field);
};

describe('what is said of a context', () => {
  it.each([
    ['home asked without an answer', 'home', { ...on, words: 'x', by_whom: 'N' }, ['answer']],
    ['home asked without what was found', 'home', { ...on, answer: 'safe', by_whom: 'N' }, ['words']],
    ['home asked by nobody', 'home', { ...on, answer: 'safe', words: 'x' }, ['by_whom']],
    [
      'home asked tomorrow',
      'home',
      { ...on, 'on-day': '24', answer: 'safe', words: 'x', by_whom: 'N' },
      ['on'],
    ],
    ['a plan without a day to look at it', 'plan', { ...on, words: 'x', by_whom: 'N' }, ['next']],
    [
      'a review looked at again before it',
      'review',
      { ...on, words: 'x', by_whom: 'N', next: '1/11/2026' },
      ['next'],
    ],
    ['a child named in what was seen', 'seen', { ...on, words: 'Jayden was there', by_whom: 'N' }, ['words']],
    ['a child named in a goal', 'goal', { words: 'Jayden stays away', state: 'now' }, ['words']],
    ['a place called after a child', 'name', { kind: 'group', name: 'Jayden’s lot' }, ['name']],
    ['a goal given up without why', 'goal', { words: 'x', state: 'no longer' }, ['because']],
    ['parents without whose', 'step', { ...step, partner: 'parents', who: 'Mum' }, ['whose']],
    ['a step not done without why', 'step', { ...step, state: 'not done' }, ['happened']],
    ['a child named in a partner’s step', 'step', { ...step, words: 'Watch Jayden' }, ['words']],
    ['a step by a day that is none', 'step', { ...step, when: 'soonish' }, ['when']],
  ] as const)('is refused: %s', (_, act, body, fields) => {
    expect(wrong(act, body)).toEqual(fields);
  });

  it('lets parents be named who do a step, of one family', () => {
    const parsed = parseOutside(
      'step',
      { ...step, partner: 'parents', who: 'Jayden’s mum', whose: 'ava' },
      about,
    );
    expect(parsed.ok && parsed.value).toMatchObject({
      is: 'step',
      step: { whose: 'ava', partner: 'parents' },
    });
  });
});

describe('a concern', () => {
  it('of something new asks what it is, what was seen and by whom', () => {
    const parsed = parseConcern({ context: 'new', harms: 'gangs' }, [], about);
    expect(parsed.ok ? [] : parsed.errors.map(({ field }) => field)).toEqual([
      'kind',
      'name',
      'seen',
      'by_whom',
      'on',
    ]);
  });

  it('of Jayden Park may say so, and says what was seen there; what is Jayden’s it may not', () => {
    const seen = { ...on, context: 'new', kind: 'place', harms: 'gangs', by_whom: 'N' };
    const wrongOf = (name: string, words: string) => {
      const parsed = parseConcern({ ...seen, name, seen: words }, [], about);
      return parsed.ok ? [] : parsed.errors.map(({ field }) => field);
    };
    expect(wrongOf('Jayden Park', 'A grey car waits in Jayden Park')).toEqual([]);
    expect(wrongOf('Jayden Park', 'A grey car waits for Jayden in Jayden Park')).toEqual(['seen']);
    expect(wrongOf('Jayden’s house', 'A grey car')).toEqual(['name']);
  });

  it('of something known asks only about this child, whose words may name another', () => {
    const parsed = parseConcern({ context: 'park', harms: 'gangs', words: 'With Jayden' }, ['park'], about);
    expect(parsed.ok && parsed.value).toEqual({
      harms: ['gangs'],
      words: 'With Jayden',
      known: 'park',
      fresh: null,
    });
  });
});
