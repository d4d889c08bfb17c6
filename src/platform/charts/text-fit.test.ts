import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateWidth, fitText, wrapText } from './text-fit.ts';

describe('fitting text', () => {
  it('breaks lines at spaces', () => {
    expect(wrapText('with family or friends', 100, 16)).toEqual(['with family', 'or friends']);
  });

  it('leaves a word whole that is too wide alone', () => {
    expect(wrapText('a Northamptonshire b', 40, 16)).toEqual(['a', 'Northamptonshire', 'b']);
  });

  it('says when a text does not fit its box', () => {
    expect(fitText('with family or friends', { width: 100, lines: 2 }, 16)).toHaveLength(2);
    expect(fitText('with family or friends', { width: 100, lines: 1 }, 16)).toBeUndefined();
    expect(fitText('Northamptonshire', { width: 40, lines: 3 }, 16)).toBeUndefined();
  });

  it('loses no word, and keeps to the width wherever a line has more than one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }),
        fc.integer({ min: 20, max: 400 }),
        (words, width) => {
          const lines = wrapText(words.join(' '), width, 16);
          expect(lines.join(' ')).toBe(words.join(' '));
          for (const line of lines) {
            if (line.includes(' ')) expect(estimateWidth(line, 16)).toBeLessThanOrEqual(width);
          }
        },
      ),
    );
  });
});
