import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import type { TeamTime } from '../../workforce/index.ts';
import type { NewHandover } from './handover-rules.ts';
import { countWorkers, leadAfter, leadOn, listStillOpen, planHandover } from './handover-rules.ts';

const today = plainDate('2026-11-22');
const time = (workerId: string, starts: string, more: Partial<TeamTime> = {}): TeamTime => ({
  id: `${workerId} ${starts}`,
  version: 1,
  personId: 'child',
  workerId,
  worker: workerId,
  job: null,
  team: null,
  role: null,
  starts: plainDate(starts),
  ends: null,
  goal: null,
  reasonEnded: null,
  ...more,
});
const said = (starts: string, toId = 'Sam'): NewHandover => ({
  starts: plainDate(starts),
  toId,
  reason: 'LEFTRL',
  because: 'invented',
  apart: null,
});
const ruth = time('Ruth', '2026-02-02');

describe('a change of worker', () => {
  it('lets the new worker come along from today until it happens', () => {
    expect(planHandover([ruth], said('2026-12-01'), today)).toEqual({ lead: ruth, joinsFrom: today });
  });

  it('needs nobody to come along where it happens today, or where the new worker is there already', () => {
    expect(planHandover([ruth], said('2026-11-22'), today)).toEqual({ lead: ruth, joinsFrom: null });
    const beside = time('Sam', '2026-09-01', { role: 'co-worker' });
    expect(planHandover([ruth, beside], said('2026-12-01'), today)).toEqual({ lead: ruth, joinsFrom: null });
    const leaving = { ...beside, ends: plainDate('2026-11-25') };
    expect(planHandover([ruth, leaving], said('2026-12-01'), today)).toMatchObject({ joinsFrom: today });
  });

  it('is refused where nobody leads, one is planned, it is the same worker, or it is not after the beginning', () => {
    const later = time('Kim', '2026-12-10');
    const left = { ...ruth, ends: plainDate('2026-11-01') };
    const refusals = [
      planHandover([left], said('2026-12-01'), today),
      planHandover([{ ...ruth, ends: later.starts }, later], said('2026-12-01'), today),
      planHandover([ruth], said('2026-12-01', 'Ruth'), today),
      planHandover([ruth], said('2026-02-02'), today),
    ];
    expect(refusals.map((one) => ('refused' in one ? one.refused.field : 'planned'))).toEqual([
      'to',
      'starts',
      'to',
      'starts',
    ]);
  });

  it('knows who leads on a day and who is to lead', () => {
    const ends = plainDate('2026-12-01');
    const team = [{ ...ruth, ends }, time('Sam', '2026-12-01')];
    expect(leadOn(team, today)?.workerId).toBe('Ruth');
    expect(leadOn(team, ends)?.workerId).toBe('Sam');
    expect([leadAfter(team, today)?.workerId, leadAfter(team, ends)]).toEqual(['Sam', undefined]);
  });
});

describe('what is still open', () => {
  it('is everything at first, and nothing when all is done or has a reason', () => {
    expect(listStillOpen([])).toEqual(['child', 'family', 'goodbye', 'introduction']);
    const done = [
      { kind: 'not told', whom: 'child' },
      { kind: 'told', whom: 'family' },
      { kind: 'no goodbye', whom: null },
      { kind: 'introduction', whom: null },
    ] as const;
    expect(listStillOpen(done)).toEqual([]);
  });

  it('stays open for the child where only the family was told', () => {
    expect(listStillOpen([{ kind: 'told', whom: 'family' }])).toContain('child');
  });
});

describe('the workers so far', () => {
  it('are counted as people and as changes, without those who are only planned', () => {
    const team = [
      time('Ruth', '2024-01-01', { ends: plainDate('2024-06-01') }),
      time('Sam', '2024-06-01', { ends: plainDate('2025-01-01') }),
      time('Ruth', '2025-01-01', { ends: plainDate('2026-12-01') }),
      time('Kim', '2026-12-01'),
      time('Lee', '2026-01-01', { role: 'volunteer' }),
      time('Sam', '2026-03-01', { role: 'co-worker' }),
    ];
    expect(countWorkers(team, today)).toEqual({ led: 2, changes: 2, beside: 1 });
    expect(countWorkers([], today)).toEqual({ led: 0, changes: 0, beside: 0 });
  });
});
