import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import type { CountedSupport } from './after-queries.ts';
import { supportTotals } from './support-totals.ts';

const today = plainDate('2026-11-22');
const one = (more: Partial<CountedSupport>): CountedSupport => ({
  ...{ costPence: 7000, costPer: 'week', home: null, wasInCare: false, endedOn: null },
  ...{ starts: plainDate('2026-11-15'), plannedEnd: plainDate('2027-01-01') },
  ...more,
});
const ended = { endedOn: plainDate('2026-11-20'), home: 'yes' };

describe('the totals of support to stay at home', () => {
  it('count what goes on, what is due, and what it cost until today', () => {
    const all = [
      one({}),
      one({ plannedEnd: today, costPence: null, costPer: null }),
      one({ starts: plainDate('2026-12-01') }),
    ];
    expect(supportTotals(all, today)).toMatchObject({
      now: 2,
      due: 1,
      ended: 0,
      costNow: 7000,
      withoutCost: 1,
    });
  });

  it('count a child as home who was told safe at home and was not in care', () => {
    const all = [one(ended), one({ ...ended, wasInCare: true }), one({ ...ended, home: 'partly' })];
    expect(supportTotals(all, today)).toMatchObject({ now: 0, ended: 3, atHome: 1, costEnded: 15_000 });
  });
});
