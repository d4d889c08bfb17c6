import { describe, expect, it } from 'vitest';
import { isCalledAfter, withoutCalled } from './context-name-rules.ts';

describe('what a context is called', () => {
  const victoria = ['Victoria Ash', 'Victoria'];

  it.each([
    ['Victoria Park', false],
    ['The shops at Victoria', false],
    ['Victoriana', false],
    ['Victoria', true],
    ['Victoria’s house', true],
    ["victoria's friends", true],
    ['Where Victoria Ash lives', true],
    ['Ashdown', false],
  ])('%s is called after Victoria Ash: %s', (called, after) => {
    expect(isCalledAfter(called, victoria)).toBe(after);
  });

  it('is nobody’s where no name is known, and a name is taken as it is spelt', () => {
    expect(isCalledAfter('Castle Park', [' ', ''])).toBe(false);
    expect(isCalledAfter('Axe', ['A.e'])).toBe(false);
  });

  it('is left out of words, wherever it stands whole', () => {
    expect(withoutCalled('A car in victoria park. Victoria was there', 'Victoria Park')).toBe(
      'A car in  . Victoria was there',
    );
    expect(withoutCalled('Parkland', 'Park')).toBe('Parkland');
    expect(withoutCalled('Anything', ' ')).toBe('Anything');
  });
});
