import { expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { listDue } from './due-rules.ts';
import type { HelpState } from './step-rules.ts';

const clocks = {
  conferenceDays: 15,
  coreGroupDays: 10,
  firstReviewMonths: 3,
  laterReviewMonths: 6,
  assessmentDays: 45,
};
const held = (starts: string) => ({ id: 'an id', version: 1, starts: plainDate(starts) });
const none: HelpState = {
  ...{ involvement: null, familyHelp: null, assessment: null, needPlan: null, enquiry: null },
  ...{ protectionPlan: null, plansBefore: 0, lastReviewOn: null, working: [], isLookedAfter: false },
};
const due = (state: Partial<HelpState>) => listDue({ ...none, ...state }, clocks).map(({ by }) => by);

it('sets a conference 15 working days after the strategy discussion, over Christmas too', () => {
  const enquiry = { ...held('2026-12-18'), strategyOn: plainDate('2026-12-18'), notRequired: null };
  // Domain reference 9, example V1.
  expect(due({ enquiry })).toEqual(['2027-01-13']);
});

it('sets the first core group and the first review from the conference, and later reviews from the last', () => {
  const protectionPlan = { ...held('2026-12-17'), category: 'NEG' };
  expect(due({ protectionPlan })).toEqual(['2027-01-05', '2027-03-17']);
  expect(due({ protectionPlan, lastReviewOn: plainDate('2027-03-10') })).toEqual(['2027-09-10']);
});

it('runs an assessment from the referral, and asks nothing where nothing is open', () => {
  expect(
    due({ assessment: held('2026-03-10'), involvement: { ...held('2026-03-02'), primaryNeed: null } }),
  ).toEqual(['2026-05-07']);
  expect(due({})).toEqual([]);
});
