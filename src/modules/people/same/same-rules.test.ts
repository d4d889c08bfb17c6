import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { conflictsBetween, reasonWords } from './same-rules.ts';
import type { Side } from './same-rules.ts';

const side = (known: Partial<Side> = {}): Side => ({
  birthDate: null,
  birthPrecision: 'day',
  diedOn: null,
  sex: null,
  identifiers: [],
  homes: [],
  ...known,
});
const home = (starts: string, ends: string | null, postcode: string | null = 'NM1 1AA') => ({
  kind: 'home',
  starts: plainDate(starts),
  ends: ends === null ? null : plainDate(ends),
  postcode,
});
const number = (scheme: string, value: string) => ({ scheme, issuer: '', value });

describe('what cannot be true of one person', () => {
  it.each<[Partial<Side>, Partial<Side>, string]>([
    [
      { birthDate: plainDate('2013-06-06') },
      { birthDate: plainDate('2013-06-07') },
      'The dates of birth differ: 6 June 2013 and 7 June 2013',
    ],
    [{ sex: 'M' }, { sex: 'F' }, 'One record says male, the other female'],
    [{ diedOn: plainDate('2020-01-01') }, {}, 'One record says that they died, the other does not'],
    [
      { identifiers: [number('nhs', '1')] },
      { identifiers: [number('nhs', '2')] },
      'Two different NHS numbers: 1 and 2',
    ],
    [
      { homes: [home('2020-01-01', null)] },
      { homes: [home('2021-01-01', '2021-02-01', 'NM2 2BB')] },
      'Two homes at the same time, from 1 January 2021: NM1 1AA and NM2 2BB',
    ],
  ])('%j and %j', (one, other, said) => {
    expect(conflictsBetween(side(one), side(other))).toEqual([said]);
  });

  it.each<[string, Partial<Side>, Partial<Side>]>([
    ['nothing known', {}, {}],
    [
      'one birth only known by its year',
      { birthDate: plainDate('2013-01-01'), birthPrecision: 'year' },
      { birthDate: plainDate('2013-06-07') },
    ],
    ['a sex that is not known', { sex: 'U' }, { sex: 'F' }],
    [
      'a UPN that is not known yet',
      { identifiers: [number('upn', 'UN1')] },
      { identifiers: [number('upn', 'A123')] },
    ],
    [
      'a former number',
      { identifiers: [number('former upn', 'A')] },
      { identifiers: [number('former upn', 'B')] },
    ],
    [
      'one home after the other',
      { homes: [home('2020-01-01', '2021-01-01')] },
      { homes: [home('2021-01-01', null, 'NM2 2BB')] },
    ],
    ['one home in both', { homes: [home('2020-01-01', null)] }, { homes: [home('2020-01-01', null)] }],
  ])('has nothing against %s', (_, one, other) => {
    expect(conflictsBetween(side(one), side(other))).toEqual([]);
  });

  it('finds as much from either side', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2020-02-${String(n).padStart(2, '0')}`);
    const span = fc
      .tuple(day, fc.option(day), fc.constantFrom('NM1 1AA', 'NM2 2BB', null))
      .map(([a, b, postcode]) =>
        b === null ? home(a, null, postcode) : home(a < b ? a : b, a < b ? b : a, postcode),
      );
    const sides = fc
      .record({ sex: fc.constantFrom('M', 'F', 'U', null), homes: fc.array(span, { maxLength: 3 }) })
      .map(side);
    fc.assert(
      fc.property(sides, sides, (one, other) => {
        expect(conflictsBetween(one, other)).toHaveLength(conflictsBetween(other, one).length);
      }),
    );
  });

  it('says why a pair was found', () => {
    expect(reasonWords(['identifier nhs', 'may be twins'])).toContain('Same NHS number · ');
  });
});
