import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import type { TeamTime } from '../../workforce/index.ts';
import type { NewHandover } from './handover-rules.ts';
import type { Successor } from './handover-rules.ts';
import {
  closedWords,
  countWorkers,
  leadAfter,
  leadOn,
  openOf,
  planHandover,
  standingsOf,
  whyNotTakenBack,
} from './handover-rules.ts';

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
const sam: Successor = { id: 'Sam', name: 'Sam', starts: null, ends: null };
const plan = (team: readonly TeamTime[], what: NewHandover, to: Partial<Successor> = {}) =>
  planHandover(team, what, { to: { ...sam, ...to }, today });

describe('a change of worker', () => {
  it('lets the new worker come along from today until it happens', () => {
    expect(plan([ruth], said('2026-12-01'))).toEqual({ lead: ruth, joinsFrom: today });
  });

  it('needs nobody to come along where it happens today, or where the new worker is there already', () => {
    expect(plan([ruth], said('2026-11-22'))).toEqual({ lead: ruth, joinsFrom: null });
    const beside = time('Sam', '2026-09-01', { role: 'co-worker' });
    expect(plan([ruth, beside], said('2026-12-01'))).toEqual({ lead: ruth, joinsFrom: null });
    const leaving = { ...beside, ends: plainDate('2026-11-25') };
    expect(plan([ruth, leaving], said('2026-12-01'))).toMatchObject({ joinsFrom: today });
  });

  it('is refused where nobody leads, one is planned, it is the same worker, or it is not after the beginning', () => {
    const later = time('Kim', '2026-12-10');
    const left = { ...ruth, ends: plainDate('2026-11-01') };
    const refusals = [
      plan([left], said('2026-12-01')),
      plan([{ ...ruth, ends: later.starts }, later], said('2026-12-01')),
      plan([ruth], said('2026-12-01', 'Ruth')),
      plan([ruth], said('2026-02-02')),
    ];
    expect(refusals.map((one) => ('refused' in one ? one.refused.field : 'planned'))).toEqual([
      'to',
      'starts',
      'to',
      'starts',
    ]);
  });

  it('waits for a new worker whose first day here is to come: until then the one before leads and nobody comes along', () => {
    const monday = { starts: plainDate('2026-11-30') };
    const joins = (starts: string) => plan([ruth], said(starts), monday);
    expect(joins('2026-12-07')).toEqual({ lead: ruth, joinsFrom: '2026-11-30' });
    expect(joins('2026-11-30')).toEqual({ lead: ruth, joinsFrom: null });
    expect(joins('2026-11-29')).toMatchObject({
      refused: {
        field: 'starts',
        text: 'Sam works here from 30 November 2026: choose that day or a later one. Ruth leads until then',
      },
    });
  });

  it('is refused where the new worker has left by then, or a recorded end would leave nobody leading', () => {
    const text = (one: ReturnType<typeof plan>) => ('refused' in one ? one.refused.text : 'planned');
    const gone = { ends: plainDate('2026-12-01') };
    expect(text(plan([ruth], said('2026-12-01'), gone))).toContain('Sam works here until 30 November 2026');
    expect(text(plan([ruth], said('2026-11-30'), gone))).toBe('planned');
    const ending = { ...ruth, ends: plainDate('2026-12-05') };
    expect(text(plan([ending], said('2026-12-06')))).toContain(
      'The last day of Ruth is recorded as 4 December 2026: nobody would lead from then until 6 December 2026',
    );
    expect(text(plan([ending], said('2026-12-05')))).toBe('planned');
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
    expect(openOf(standingsOf([]))).toEqual(['child', 'family', 'goodbye', 'introduction']);
    const done = [
      { kind: 'not told', whom: 'child' },
      { kind: 'told', whom: 'family' },
      { kind: 'no goodbye', whom: null },
      { kind: 'introduction', whom: null },
    ] as const;
    expect(openOf(standingsOf(done))).toEqual([]);
  });

  it('stays open for the child where only the family was told', () => {
    expect(openOf(standingsOf([{ kind: 'told', whom: 'family' }]))).toContain('child');
  });

  it('never says that somebody was told, or goodbye said, where there is only a reason why not', () => {
    const words = (...kinds: readonly ('told' | 'not told' | 'goodbye' | 'no goodbye')[]) =>
      closedWords(
        standingsOf([
          { kind: 'told', whom: 'family' },
          ...kinds.map((kind) => ({ kind, whom: kind.endsWith('told') ? ('child' as const) : null })),
        ]),
      );
    expect(words('told', 'goodbye')).toBe('Child told; goodbye said');
    expect(words('not told', 'no goodbye')).toBe(
      'Child not told, with a reason; no goodbye, with an apology',
    );
    expect(words('not told', 'told', 'goodbye')).toBe('Child told; goodbye said');
    const dad = standingsOf([{ kind: 'not told', whom: 'family' }]);
    expect(closedWords({ ...dad, child: 'done', goodbye: 'done' })).toContain('parents or carers not told');
  });
});

describe('taking a change back', () => {
  const change = { from: 'Ruth', to: 'Sam', starts: plainDate('2026-11-15') };

  it('is possible until so many days after the first day, and then says what to do instead', () => {
    expect(whyNotTakenBack(change, plainDate('2026-11-01'), 7)).toBeUndefined();
    expect(whyNotTakenBack(change, today, 7)).toBeUndefined();
    const late = whyNotTakenBack(change, plainDate('2026-11-23'), 7) ?? '';
    expect(late).toContain('Sam has led since 15 November 2026');
    expect(late).toContain('plan a change of worker from a day to come');
    expect(whyNotTakenBack(change, today, 6)).toContain('for 6 days');
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
