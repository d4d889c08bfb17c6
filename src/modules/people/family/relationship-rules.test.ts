import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTieChoice, findTieOf, labelsOf, tieChoices } from './relationship-rules.ts';

const sex = fc.constantFrom('M', 'F', 'U', null);
const choice = fc.constantFrom(...tieChoices);

describe('relationships, stored once with two labels', () => {
  it('calls both ends by their sex', () => {
    const parent = { tie: 'parent', turned: false } as const;
    expect(labelsOf(parent, { other: 'F', person: 'M' })).toEqual({ otherIs: 'mother', personIs: 'son' });
    expect(labelsOf(parent, { other: null, person: 'U' })).toEqual({ otherIs: 'parent', personIs: 'child' });
    expect(labelsOf({ ...parent, turned: true }, { other: 'F', person: 'M' })).toEqual({
      otherIs: 'daughter',
      personIs: 'father',
    });
  });

  it('offers every tie from both ends, each in words of its own', () => {
    const words = tieChoices.map((one) => one.words);
    expect(new Set(words).size).toBe(words.length);
    expect(words).toEqual(
      expect.arrayContaining(['parent', 'child', 'brother or sister', 'grandchild', 'niece or nephew']),
    );
  });

  it('finds the tie again from its labels, whoever looks from whichever end', () => {
    fc.assert(
      fc.property(choice, sex, sex, (given, other, person) => {
        const { otherIs, personIs } = labelsOf(given, { other, person });
        expect(findTieOf(otherIs, personIs)).toEqual(given);
        const back = findTieOf(personIs, otherIs);
        expect(back?.tie).toBe(given.tie);
        expect(labelsOf(back ?? given, { other: person, person: other })).toEqual({
          otherIs: personIs,
          personIs: otherIs,
        });
      }),
    );
  });

  it('knows a posted choice, and nothing else', () => {
    expect(findTieChoice('parent, turned')?.words).toBe('child');
    expect(findTieChoice('constructor')).toBeUndefined();
  });
});
