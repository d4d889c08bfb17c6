import { describe, expect, it } from 'vitest';
import { makeAnnexALists } from '../../../formats/index.ts';
import type { AnnexAList } from '../../../formats/index.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { annexAPage, askQuestion, chooseDay, findQuestion } from './annex-a-page.ts';
import type { ListedAnnexA } from './list-annex-a.ts';
import { questions } from './looked-for-rules.ts';

const asOf = plainDate('2026-01-30');

type Row = Readonly<Record<string, string | null>>;

/** For each question: rows that are looked for, rows of which the record does not say, and rows that are not. */
const examples: Readonly<
  Record<string, { found: readonly Row[]; unknown: readonly Row[]; not: readonly Row[] }>
> = {
  'referred-again': { found: [{ referrals: '2' }], unknown: [{}], not: [{ referrals: '1' }] },
  // 27 November 2025 is 41 working days before 30 January 2026 (Christmas Day, Boxing Day and New Year's Day left out).
  'long-assessments': {
    found: [{ starts: '2025-11-20' }, { starts: '2025-09-01', authorisedOn: '2025-11-05' }],
    unknown: [{}],
    not: [{ starts: '2025-11-27' }, { starts: '2025-09-01', authorisedOn: '2025-11-03' }],
  },
  'late-conferences': {
    found: [{ starts: '2025-12-01' }, { starts: '2025-11-03', conferenceOn: '2025-11-25' }],
    unknown: [{}],
    not: [
      { starts: '2025-11-03', conferenceOn: '2025-11-24' },
      { starts: '2025-12-01', conferenceNotRequired: 'Yes' },
    ],
  },
  'not-seen': {
    found: [{ lastSeenOn: '2025-12-18' }],
    unknown: [{ lastSeenOn: null }],
    not: [{ lastSeenOn: '2025-12-19' }, { lastSeenOn: '2025-01-01', closed: '2026-01-01' }],
  },
  'long-plans': {
    found: [{ starts: '2024-01-29' }],
    unknown: [{}],
    not: [{ starts: '2024-01-30' }, { starts: '2020-01-01', ends: '2026-01-01' }],
  },
  'repeat-plans': {
    found: [{ previousPlans: '1' }],
    unknown: [{}],
    not: [{ previousPlans: '0' }, { previousPlans: '2', ends: '2026-01-01' }],
  },
  'late-reviews': {
    found: [{ starts: '2024-01-01', reviewedOn: '2025-07-29' }],
    unknown: [{ starts: '2024-01-01' }],
    not: [
      { starts: '2024-01-01', reviewedOn: '2025-07-30' },
      { starts: '2025-12-01' },
      { starts: '2024-01-01', ceased: '2026-01-01' },
    ],
  },
  'many-moves': {
    found: [{ placements: '3' }],
    unknown: [{}],
    not: [{ placements: '2' }, { placements: '4', ceased: '2026-01-01' }],
  },
  'no-interview': {
    found: [{ missing: '1', interviewOffered: 'No' }],
    unknown: [{ missing: '1' }],
    not: [{ missing: '0' }, { missing: '2', interviewOffered: 'Yes' }],
  },
  'no-health-assessment': {
    found: [{ starts: '2024-01-01', healthOn: '2025-01-29' }],
    unknown: [{ starts: '2024-01-01' }],
    not: [{ starts: '2024-01-01', healthOn: '2025-01-30' }, { starts: '2025-06-01' }],
  },
  'not-in-touch': {
    found: [{ inTouch: 'b) Not in touch' }],
    unknown: [{ inTouch: 'c) Not recorded' }, {}],
    not: [{ inTouch: 'a) In touch' }],
  },
  unsuitable: {
    found: [{ suitability: 'b) Not suitable' }],
    unknown: [{}],
    not: [{ suitability: 'a) Suitable' }],
  },
};

function listed(list: AnnexAList, rows: readonly Row[]): ListedAnnexA {
  const none: readonly string[] = [];
  const people = {
    1: none,
    2: none,
    3: none,
    4: none,
    5: none,
    6: none,
    7: none,
    8: none,
    9: none,
    10: none,
    11: none,
  };
  return {
    asOf,
    lists: makeAnnexALists({ [list]: rows }),
    people: { ...people, [list]: rows.map((row, i) => row['person'] ?? `p${i}`) },
  };
}

describe('what a lead inspector looks for', () => {
  it('has an example of each kind for each question', () => {
    expect(Object.keys(examples).sort()).toEqual(questions.map(({ key }) => key).sort());
  });

  it.each(questions.map((question) => [question.key, question] as const))('%s', (key, question) => {
    const { found = [], unknown = [], not = [] } = examples[key] ?? {};
    const asked = askQuestion(listed(question.list, [...not, ...unknown, ...found]), question);
    const answers = (isKnown: boolean) => asked.children.filter((child) => child.isKnown === isKnown).length;
    expect([answers(true), answers(false)]).toEqual([found.length, unknown.length]);
  });

  it('counts a child once, and as found where one row says so', () => {
    const question = findQuestion('not-in-touch');
    if (!question) throw new Error('no question');
    const rows = [
      { person: 'p', inTouch: 'c) Not recorded' },
      { person: 'p', inTouch: 'b) Not in touch' },
      { person: 'p', inTouch: null },
    ];
    expect(askQuestion(listed(9, rows), question).children).toEqual([
      { personId: 'p', date: 'Not known', isKnown: true },
    ]);
  });
});

describe('the page of Annex A', () => {
  it('says how many rows each list has, what breaks a rule in it, and what Kith does not hold', () => {
    const page = annexAPage(listed(9, [{ child: 'A' }]), []);
    expect(page.nothing).toBe(false);
    expect(page.lists).toHaveLength(11);
    expect(page.lists[8]).toMatchObject({ name: 'List 9: Care leavers', rows: 1, wrong: 0 });
    expect(page.lists[8]?.gaps).toContain('Eligibility Category');
    expect(page.lists[10]?.gaps).toContain('no adopters');
    expect(annexAPage(listed(9, []), []).nothing).toBe(true);
  });

  it('takes a day that is given, but none to come', () => {
    expect(chooseDay('2025-12-31', asOf)).toBe('2025-12-31');
    expect(chooseDay('2026-12-31', asOf)).toBe(asOf);
    expect(chooseDay('tomorrow', asOf)).toBe(asOf);
    expect(chooseDay(undefined, asOf)).toBe(asOf);
  });
});
