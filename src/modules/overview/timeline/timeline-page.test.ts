import { describe, expect, it } from 'vitest';
import { timelineParts } from '../../practice/index.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { itemWords } from './item-words.ts';
import { findIn, shownLength, timelineYears } from './timeline-page.ts';
import type { TimelineItem } from './timeline-queries.ts';

const item = (said: Partial<TimelineItem>): TimelineItem => ({
  personId: 'ava',
  on: plainDate('2026-03-01'),
  id: 'one',
  kind: 'entry',
  ends: null,
  isSignificant: false,
  said: {},
  ...said,
});
const about = {
  words: [],
  accounts: new Map<string, string>(),
  children: new Map([
    ['ava', { id: 'ava', name: 'Ava' }],
    ['ava before', { id: 'ava', name: 'Ava' }],
  ]),
  showsSeveral: false,
  typed: '',
};

describe('an item of the timeline', () => {
  it.each(Object.values(timelineParts).flatMap(({ kinds }) => kinds))(
    'of the kind %s has a title even where nothing else is known',
    (kind) => {
      const { title, detail } = itemWords({ kind, said: {}, ends: null });
      expect(title).toMatch(/^[A-Z]/);
      expect(detail.join()).not.toMatch(/null|undefined/);
    },
  );

  it('says what is known of it', () => {
    expect(
      itemWords({
        kind: 'home',
        said: { type: 'U6', new: 'S', provider: 'PR1' },
        ends: plainDate('2026-05-01'),
      }).detail,
    ).toEqual(['Foster home', expect.stringContaining('Run by: '), 'Until 1 May 2026']);
  });
});

describe('the page', () => {
  it('leads from a time missing to where such times are told', () => {
    const [year] = timelineYears([item({ kind: 'missing' })], about);
    expect(year?.lines.map(({ href }) => href)).toEqual(['/children/ava/missing']);
  });

  it('stands under years, in the order in which items come', () => {
    const years = timelineYears(
      [
        item({}),
        item({ id: 'two', on: plainDate('2025-12-31') }),
        item({ id: 'three', on: plainDate('2025-01-01') }),
      ],
      about,
    );
    expect(years.map(({ year, lines }) => [year, lines.map(({ id }) => id)])).toEqual([
      [2026, ['one']],
      [2025, ['two', 'three']],
    ]);
  });

  it('leads from a second record of the child to the child', () => {
    const [year] = timelineYears([item({ personId: 'ava before' })], about);
    expect(year?.lines[0]?.href).toBe('/children/ava/entries/one');
  });

  it('gives words to the item in whose record they stand', () => {
    const words = {
      itemId: 'one',
      part: 'words',
      words: 'Mine',
      saidBy: null,
      audience: 'staff',
      voice: 'child',
    } as const;
    const several = {
      ...about,
      words: [
        { ...words, personId: 'ben' },
        { ...words, personId: 'ava' },
      ],
    };
    const [year] = timelineYears([item({})], several);
    expect(year?.lines[0]?.words).toEqual([
      { title: 'The child’s own words', isChilds: true, pieces: [{ text: 'Mine', isFound: false }] },
    ]);
  });
});

describe('what was looked for', () => {
  it('is marked at the beginning of words', () => {
    expect(findIn('The school said: preschool', 'SCHOOL')).toEqual([
      { text: 'The ', isFound: false },
      { text: 'school', isFound: true },
      { text: ' said: preschool', isFound: false },
    ]);
  });

  it('is shown although it stands late in a long text', () => {
    const text = `${'so much was said. '.repeat(100)}Then the lighthouse.${' And more.'.repeat(100)}`;
    const shown = findIn(text, 'lighthouse');
    expect(shown.some(({ isFound }) => isFound)).toBe(true);
    expect(shown.map(({ text: piece }) => piece).join('').length).toBeLessThan(shownLength + 3);
  });
});
