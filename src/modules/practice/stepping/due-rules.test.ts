import { expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { listDue } from './due-rules.ts';
import type { HelpState } from './step-rules.ts';
import { none } from './testing/help-states.ts';

const clocks = {
  conferenceDays: 15,
  coreGroupDays: 10,
  firstReviewMonths: 3,
  laterReviewMonths: 6,
  assessmentDays: 45,
};
const held = (starts: string) => ({ id: 'an id', version: 1, starts: plainDate(starts) });
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

const referred = { ...held('2026-03-02'), primaryNeed: null };
const assessed = (starts: string, answersReferral: boolean) => ({ ...held(starts), answersReferral });

it('runs the assessment that answers a referral from the referral, and asks nothing where nothing is open', () => {
  expect(due({ assessment: assessed('2026-03-10', true), involvement: referred })).toEqual(['2026-05-07']);
  expect(due({})).toEqual([]);
});

it('runs a later assessment of a child whom we help already from the day on which it was decided', () => {
  const involvement = { ...referred, starts: plainDate('2025-03-03') };
  const state = { ...none, assessment: assessed('2026-03-02', false), involvement };
  expect(listDue(state, clocks)).toEqual([
    {
      what: 'Finish the assessment',
      by: '2026-05-07',
      why: '45 working days from the day on which it was decided',
    },
  ]);
});
