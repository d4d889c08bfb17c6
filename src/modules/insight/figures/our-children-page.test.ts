import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import type { FigureCounts } from './figure-queries.ts';
import { findFigure } from './figure-rules.ts';
import { ourChildrenPage, shownFigure } from './our-children-page.ts';

const day = plainDate('2026-11-22');
type Counted = FigureCounts['counts'][number];

const counted = (...counts: Counted[]): FigureCounts => ({
  counts: [['ever', 'in-care', 400], ...counts],
  countedAt: undefined,
});
const homes = counted(
  ['home', 'foster', 150],
  ['home', 'family-or-friends', 40],
  ['home', 'childrens-home', 60],
  ['home', 'secure', 2],
);

describe('the page of our children', () => {
  it('says its findings in numbers', () => {
    const page = ourChildrenPage(homes, { day, sight: 'everyone', reachesTo: undefined });
    const [home] = page.sections;
    expect(page.total).toBe(252);
    expect(home?.finding).toBe('190 of 252 live in a family');
    expect(home?.lines.map(({ key, count }) => [key, count])).toEqual([
      ['foster', 150],
      ['family-or-friends', 40],
      ['childrens-home', 60],
      ['secure', 2],
    ]);
  });

  it('opens every figure and part on the same day', () => {
    const page = ourChildrenPage(homes, { day, sight: 'everyone', reachesTo: undefined });
    expect(page.sections[0]?.href).toBe('/our-children/home?on=2026-11-22');
    expect(page.sections[0]?.lines[0]?.href).toBe('/our-children/home?on=2026-11-22&part=foster');
    expect(page.flow.cameHref).toBe('/our-children/starting?on=2026-11-22');
  });

  it('says what is not known as such', () => {
    const page = ourChildrenPage(
      counted(
        ['brothers-and-sisters', 'not-known', 9],
        ['workers', 'not-known', 9],
        ['distance', 'not-known', 9],
      ),
      { day, sight: 'everyone', reachesTo: undefined },
    );
    const findings = new Map(page.sections.map(({ key, finding }) => [key, finding]));
    expect(findings.get('brothers-and-sisters')).toBe(
      'Who has brothers and sisters in our care is not known',
    );
    expect(findings.get('workers')).toBe('Who their workers are is not known');
    expect(findings.get('distance')).toBe('How far from home they live is not known');
  });

  it('compares coming and leaving over twelve months, the current month included', () => {
    const page = ourChildrenPage(
      counted(['starting', '2026-11', 3], ['starting', '2025-11', 50], ['leaving', '2025-12', 5]),
      { day, sight: 'everyone', reachesTo: undefined },
    );
    expect(page.flow.finding).toBe('More left than came: 3 came into care and 5 left in twelve months');
    expect(page.flow.months).toHaveLength(24);
    expect([page.flow.came[23], page.flow.left[12], page.flow.came[11]]).toEqual([3, 5, 50]);
  });

  it('puts going home beside coming back', () => {
    const page = ourChildrenPage(
      counted(
        ['going-home', 'this-year', 42],
        ['going-home', 'came-back', 5],
        ['going-home', 'stayed-home', 33],
      ),
      { day, sight: 'everyone', reachesTo: undefined },
    );
    expect(page.goingHome.finding).toBe(
      '42 went home in the last twelve months; of 38 the year before, 5 came back within twelve months',
    );
  });

  it('knows nothing to be loaded from nobody to be in care', () => {
    expect(
      ourChildrenPage({ counts: [], countedAt: undefined }, { day, sight: 'everyone', reachesTo: undefined })
        .nothingKnown,
    ).toBe(true);
    const left = ourChildrenPage(counted(), { day, sight: 'everyone', reachesTo: undefined });
    expect([left.nothingKnown, left.total]).toEqual([false, 0]);
  });
});

describe('the same page for those who see counts only', () => {
  const small = counted(
    ['home', 'foster', 151],
    ['home', 'secure', 3],
    ['home', 'parents', 17],
    ['starting', '2026-11', 4],
    ['starting', '2026-10', 19],
    ['going-home', 'this-year', 2],
    ['past-18', 'open', 3],
  );

  it('holds no number from 1 to 5, nor one that gives it away, in any heading, line or description', () => {
    const page = ourChildrenPage(small, { day, sight: 'counts', reachesTo: undefined });
    const numbersIn = (text: string) => [...text.matchAll(/\d+/g)].map(([number]) => Number(number));
    const texts = [
      ...page.sections.flatMap(({ finding, summary }) => [finding, summary]),
      page.flow.finding,
      page.goingHome.finding,
    ];
    const home = page.sections[0];
    expect(home?.lines.map(({ key, count }) => [key, count])).toEqual([
      ['foster', 151],
      ['parents', null],
      ['secure', null],
    ]);
    expect(home?.finding).toBe('Where they live');
    expect(
      texts.flatMap((text) => numbersIn(text.replace(/\d+ to \d+|\d+ or|\d+ and \d+|Under \d+/g, ''))),
    ).not.toContain(17);
    expect(page.flow.came.slice(-2)).toEqual([null, null]);
    expect(page.flow.finding).toBe('Coming into care and leaving it, month by month');
    expect(page.goingHome.finding).toBe('Going home');
    expect(page.stillOpen).toBeUndefined();
    expect(JSON.stringify(page)).not.toMatch(/"count":(3|17|4|19|2)\b/);
  });

  it('hides the months of a quarter together, since the quarter can be known', () => {
    const page = ourChildrenPage(
      counted(
        ['starting', '2026-07', 9],
        ['starting', '2026-08', 2],
        ['starting', '2026-09', 30],
        ['starting', '2026-06', 8],
      ),
      { day, sight: 'counts', reachesTo: undefined },
    );
    expect(page.flow.came.slice(-6)).toEqual([8, null, null, 30, 0, 0]);
  });

  it('hides a small whole', () => {
    expect(
      ourChildrenPage(counted(['home', 'foster', 4]), { day, sight: 'counts', reachesTo: undefined }).total,
    ).toBeNull();
  });

  it('hides the same on the page of the figure', () => {
    const figure = findFigure('home', day);
    const shown = figure && shownFigure(small, figure, 'counts');
    expect(shown && [...shown.parts.values()].filter((count) => count === null)).toHaveLength(2);
  });
});
