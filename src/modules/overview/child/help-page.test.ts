import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import type { HelpAndProtection } from '../../practice/index.ts';
import { helpRows } from './help-page.ts';

const nothing: HelpAndProtection = {
  contacts: [],
  earlyHelp: [],
  involvements: [],
  assessments: [],
  plans: [],
  enquiries: [],
  protectionPlans: [],
  protectionReviews: [],
  visits: [],
};
const day = plainDate;

describe('help and protection on the child’s page', () => {
  it('says nothing where nothing is recorded', () => {
    expect(helpRows(nothing)).toEqual([]);
  });

  it('tells each step in plain words, the latest first, and which fact says so', () => {
    const rows = helpRows({
      ...nothing,
      involvements: [
        {
          id: 'i',
          opened: day('2025-05-01'),
          source: '2A',
          primaryNeed: 'N1',
          noFurtherAction: false,
          closed: day('2026-01-01'),
          reasonClosed: 'RC7',
          conferenceOn: null,
        },
      ],
      enquiries: [
        { id: 'e', starts: day('2025-05-02'), conferenceOn: day('2025-05-20'), conferenceNotRequired: false },
      ],
      protectionPlans: [
        { id: 'p', starts: day('2025-05-20'), ends: null, initialCategory: 'NEG', latestCategory: 'EMO' },
      ],
    });
    expect(rows.map(({ what, detail, kind, id }) => [what, detail, kind, id])).toEqual([
      [
        'Plan to keep safe (child protection)',
        'Because of Neglect, later Emotional abuse',
        'child_protection_plan',
        'p',
      ],
      [
        'Finding out whether the child is safe (section 47)',
        'First safety meeting 20 May 2025',
        'section_47_enquiry',
        'e',
      ],
      [
        'Help was asked for',
        'Asked by: School · Abuse, neglect and exploitation · Ended: Other reason, no longer in need among them',
        'involvement',
        'i',
      ],
    ]);
  });

  it('says what is not known, and what was found', () => {
    const rows = helpRows({
      ...nothing,
      assessments: [
        { id: 'a', starts: day('2025-05-02'), authorisedOn: null, childSeen: false, factors: ['4B', '99'] },
      ],
      enquiries: [{ id: 'e', starts: day('2025-05-01'), conferenceOn: null, conferenceNotRequired: null }],
    });
    expect(rows.map(({ detail }) => detail)).toEqual([
      'Child not seen · Mental health: a parent or carer · 99',
      'No safety meeting is recorded',
    ]);
  });

  it('shows the latest visits and counts the others', () => {
    const visits = Array.from({ length: 7 }, (_, i) => ({
      id: `v${i}`,
      visitedOn: day(`2025-05-0${i + 1}`),
      kind: 'child in need',
      seen: true,
      seenAlone: i === 6,
    }));
    const rows = helpRows({ ...nothing, visits });
    expect(rows.map(({ id }) => id)).toEqual(['v6', 'v5', 'v4', 'v3', 'v2']);
    expect(rows[0]?.detail).toBe('Seen alone');
    expect(rows[4]?.detail).toBe('Seen · 2 earlier visits are not shown');
  });
});
