import { describe, expect, it } from 'vitest';
import type { CareTimes } from '../../care/index.ts';
import type { HelpState } from '../../practice/index.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { dueOfChild } from './due-of-child.ts';

const clocks = {
  conferenceDays: 15,
  coreGroupDays: 10,
  firstReviewMonths: 3,
  laterReviewMonths: 6,
  assessmentDays: 45,
};
const today = plainDate('2026-03-02');
const none = { assessment: null, enquiry: null, protectionPlan: null } as HelpState;
const assessed = {
  ...none,
  assessment: { answersReferral: false, starts: plainDate('2026-02-02') },
} as HelpState;

const period = { starts: plainDate('2026-02-16'), ends: null, shortBreaks: false };
const lifeOf = (more: Partial<CareTimes['periods'][number]>): CareTimes => ({
  periods: [{ ...period, ...more } as CareTimes['periods'][number]],
  reviews: [],
});
const whatOf = (life: CareTimes, state: HelpState) =>
  dueOfChild({ life, state }, clocks, today).map(({ what, by }) => [what, by]);

describe('what is due next for a child', () => {
  it('has the review of care among what help asks for, the earliest first', () => {
    expect(whatOf(lifeOf({}), assessed)).toEqual([
      ['Review of care', '2026-03-16'],
      ['Finish the assessment', '2026-04-08'],
    ]);
  });

  it('has no review of care after care has ended, before it begins, or of short breaks', () => {
    expect(whatOf(lifeOf({ ends: plainDate('2026-03-01') }), none)).toEqual([]);
    expect(whatOf(lifeOf({ starts: plainDate('2026-03-10') }), none)).toEqual([]);
    expect(whatOf(lifeOf({ shortBreaks: true }), none)).toEqual([]);
  });
});
