import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedIn, toSearch } from './timeline-rules.ts';

describe('what somebody types to search a record', () => {
  it('asks for every word, or what begins with it', () => {
    expect(toSearch('  school  lunch ')).toBe('school:* & lunch:*');
  });

  it('is nothing where there is no word in it', () => {
    expect(toSearch(' !&|()<->:* ')).toBeNull();
  });

  it('never holds what the text search would read as an operator', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const search = toSearch(typed);
        expect(search === null || /^[\p{L}\p{N}]+:\*( & [\p{L}\p{N}]+:\*)*$/u.test(search)).toBe(true);
      }),
    );
  });
});

describe('who is named in words', () => {
  const people = [
    { id: 'ben', names: ['Ben', 'Benjamin Small'] },
    { id: 'rosa', names: ['Rosa'] },
  ];

  it.each([
    ['Ben and Rosa get on.', ['ben', 'rosa']],
    ['ben’s school rang', ['ben']],
    ['Benefits were paid', []],
    ['Benjamin Small came', ['ben']],
    ['', []],
  ])('%s', (words, named) => {
    expect(namedIn(words, people)).toEqual(named);
  });
});
