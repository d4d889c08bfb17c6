import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNhsNumber, findNhsCheckDigit } from './nhs-number.ts';
import { checkUpn, findUpnCheckLetter, isTemporaryUpn } from './upn.ts';

const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));

describe('NHS numbers', () => {
  it('accepts published examples, with and without spaces', () => {
    for (const text of ['9434765919', '943 476 5919', '943-476-5870', ' 9434765870 ']) {
      expect(checkNhsNumber(text), text).toEqual({ valid: true });
    }
  });

  it('refuses a wrong check digit, the wrong length and other characters, and says why', () => {
    expect(checkNhsNumber('9434765918')).toMatchObject({
      valid: false,
      why: expect.stringContaining('mistyped'),
    });
    for (const text of ['', '943476591', '94347659190', '943476591X', '９434765919']) {
      expect(checkNhsNumber(text), text).toEqual({ valid: false, why: 'An NHS number has 10 digits' });
    }
  });

  it('accepts exactly one last digit, or none where the check would be ten', () => {
    fc.assert(
      fc.property(digits(9), (nine) => {
        const accepted = [...'0123456789'].filter((last) => checkNhsNumber(nine + last).valid).map(Number);
        const expected = findNhsCheckDigit(nine);
        expect(accepted).toEqual(expected === undefined ? [] : [expected]);
      }),
      { seed: 903 },
    );
  });

  it('refuses nine digits for which no check digit is issued', () => {
    // 100000001: the weighted sum is 12, remainder 1 by 11, so the check would be 10.
    expect(checkNhsNumber('1000000010')).toEqual({
      valid: false,
      why: 'No NHS number begins with these nine digits',
    });
  });

  it('notices every single mistyped digit and every swap of neighbours', () => {
    fc.assert(
      fc.property(
        digits(9),
        fc.nat({ max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat({ max: 8 }),
        (nine, at, by, swap) => {
          const check = findNhsCheckDigit(nine);
          fc.pre(check !== undefined);
          const good = nine + String(check);
          const mistyped = replaceAt(good, at, String((Number(good[at]) + by) % 10));
          expect(checkNhsNumber(mistyped).valid).toBe(false);
          const swapped = replaceAt(replaceAt(good, swap, good[swap + 1] ?? ''), swap + 1, good[swap] ?? '');
          expect(checkNhsNumber(swapped).valid).toBe(swapped === good);
        },
      ),
      { seed: 903, numRuns: 500 },
    );
  });
});

describe('UPNs', () => {
  it('accepts numbers whose check letter fits', () => {
    // 8×2 + 0×3 + 1×4 + 2×5 + … + 1×10 + … + 1×13 = 53, and 53 mod 23 = 7, which is H.
    expect(checkUpn('H801200001001')).toEqual({ valid: true });
    // The example of python-stdnum's documentation.
    expect(checkUpn('B801200005001')).toEqual({ valid: true });
    expect(checkUpn(' h801200001001 ')).toEqual({ valid: true });
  });

  it('accepts temporary numbers, whose last character is a letter', () => {
    // 53 without the last 1×13 is 40; X is worth 20, 20×13 = 260; 300 mod 23 = 1, which is B.
    expect(checkUpn('B80120000100X')).toEqual({ valid: true });
    expect(isTemporaryUpn('B80120000100X')).toBe(true);
    expect(isTemporaryUpn('H801200001001')).toBe(false);
  });

  it('refuses the wrong letter, shape and length, the letters I, O, S and the codes for unknown', () => {
    expect(checkUpn('A801200001001')).toMatchObject({
      valid: false,
      why: expect.stringContaining('first letter'),
    });
    expect(checkUpn('I801200001001')).toMatchObject({ why: 'The letters I, O and S are not used in UPNs' });
    expect(checkUpn('B80120000100O')).toMatchObject({ why: 'The letters I, O and S are not used in UPNs' });
    for (const text of ['', 'UN1', 'H80120000100', '8801200001001', 'H8012000X1001']) {
      expect(checkUpn(text).valid, text).toBe(false);
    }
  });

  it('accepts exactly one check letter, and notices every single mistyped digit', () => {
    const last = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUVWXYZ');
    fc.assert(
      fc.property(
        digits(11),
        last,
        fc.nat({ max: 10 }),
        fc.integer({ min: 1, max: 9 }),
        (eleven, end, at, by) => {
          const twelve = eleven + end;
          const accepted = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter(
            (letter) => checkUpn(letter + twelve).valid,
          );
          expect(accepted).toEqual([findUpnCheckLetter(twelve)]);
          const mistyped = replaceAt(twelve, at, String((Number(twelve[at]) + by) % 10));
          expect(checkUpn(findUpnCheckLetter(twelve) + mistyped).valid).toBe(false);
        },
      ),
      { seed: 903, numRuns: 500 },
    );
  });
});

function replaceAt(text: string, at: number, character: string): string {
  return text.slice(0, at) + character + text.slice(at + 1);
}
