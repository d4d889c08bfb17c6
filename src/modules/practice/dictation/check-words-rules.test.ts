import { describe, expect, it } from 'vitest';
import { markForChecking, toPassages } from './check-words-rules.ts';

const marked = (passage: string, names: readonly string[] = ['Ella', 'Ben']) =>
  markForChecking(passage, names).flatMap(({ text, check }) => (check ? [`${check}: ${text}`] : []));

describe('what is to be checked', () => {
  it.each([
    ['She was not at home', ['negation: not']],
    ['He said no, and never came', ['negation: no', 'negation: never']],
    ["She didn’t and couldn't say", ['negation: didn’t', "negation: couldn't"]],
    ['mum didnt want that', ['negation: didnt']],
    ['nobody and nothing without anything', ['negation: nobody', 'negation: nothing without']],
    ['Notice the north wall; nonetheless a knot', []],
    ['we saw ella and ben’s room', ['name: ella', 'name: ben’s']],
    ['We met Aunt Rosa at the Cedars', ['name: Aunt Rosa', 'name: Cedars']],
    ['Rosa opened. Then I said that I’d go', []],
    ['on the third of march', ['date: third', 'date: march']],
    ['they march home and it may rain', []],
    ['On 3 May at 10:30', ['date: 3 May', 'date: 10:30']],
    ['at nine o’clock on Friday', ['date: nine o’clock', 'date: Friday']],
    ['on 3/12/2026 or 2026-12-03', ['date: 3/12/2026', 'date: 2026-12-03']],
    ['last week at 4pm', ['date: week', 'date: 4pm']],
    ['three bruises, two of 15 millimetres', ['number: three', 'number: two', 'number: 15']],
    ['twenty-two stairs', ['number: twenty-two']],
    ['a hundred and fifty pounds', ['number: hundred', 'number: fifty']],
  ])('in “%s”', (passage, found) => {
    expect(marked(passage)).toEqual(found);
  });

  it('leaves every letter where it was', () => {
    for (const passage of ['', '  ', 'No. 3, Ella! “Not now,” she said (twice)…', 'Ünal isn’t – 4½'])
      expect(
        markForChecking(passage, [])
          .map(({ text }) => text)
          .join(''),
      ).toBe(passage);
  });
});

describe('passages', () => {
  it('are sentences or lines', () => {
    expect(toPassages('She came. “Not yet,” he said.\nthen we left  at 3.5 miles')).toEqual([
      'She came.',
      '“Not yet,” he said.',
      'then we left at 3.5 miles',
    ]);
  });

  it('are cut where an engine sets no full stops, without losing a word', () => {
    const words = Array.from({ length: 95 }, (_, at) => `word${at}`);
    const passages = toPassages(words.join(' '));
    expect(passages.map((one) => one.split(' ').length)).toEqual([40, 40, 15]);
    expect(passages.join(' ')).toBe(words.join(' '));
  });

  it('are none of an empty text', () => {
    expect(toPassages(' \n ')).toEqual([]);
  });
});
