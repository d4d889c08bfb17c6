import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import type { HelpAndProtection } from '../../practice/index.ts';
import { helpNow } from './help-now.ts';

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
const asked: HelpAndProtection = {
  ...nothing,
  involvements: [
    {
      id: 'one',
      opened: plainDate('2026-08-22'),
      closed: null,
      source: '3A',
      noFurtherAction: false,
      primaryNeed: 'N8',
      reasonClosed: null,
      conferenceOn: null,
    },
  ],
};

describe('the help that goes on, as the child’s page names it', () => {
  it('says that help was asked for only while nothing came of it', () => {
    expect(helpNow(asked, false)).toEqual(['help was asked for, no plan yet']);
    expect(helpNow(asked, true)).toEqual(['looked after by us']);
  });

  it('names being in our care where nothing else is known, and nothing where nothing goes on', () => {
    expect(helpNow(nothing, true)).toEqual(['looked after by us']);
    expect(helpNow(nothing, false)).toEqual([]);
  });
});
