import { describe, expect, it } from 'vitest';
import { instant } from '../../../platform/dates/instant.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import type { Goal, PlanReader, Step } from './plan-rules.ts';
import { goalsFor, groupByWho, nextDates, planAudienceNames, thenAndNow } from './plan-rules.ts';

const day = plainDate('2026-11-22');
const step = (more: Partial<Step>): Step => ({
  ...{ id: 's', stepId: 's', version: 1, place: 0, words: 'Ring', who: 'Gran', whoKind: 'in words' },
  ...{ byWhen: null, state: 'to do', happened: null, endedOn: null, audience: 'family', alsoOf: [], ...more },
});
const goal = (more: Partial<Goal>): Goal => ({
  ...{
    id: 'g',
    personId: 'p',
    goalId: 'g',
    version: 1,
    stamp: 1,
    area: 'home',
    words: 'Sleep',
    whose: 'Ava',
  },
  ...{ why: null, know: null, owner: null, state: 'now', because: null, staffNote: 'a note', alsoOf: [] },
  ...{
    audience: 'family',
    withheldFrom: [],
    recordedAt: instant(0),
    recordedBy: null,
    steps: [],
    readings: [],
  },
  ...more,
});
const readers: readonly PlanReader[] = [
  { kind: 'child', records: ['ava'] },
  { kind: 'family', records: null },
  { kind: 'family', records: ['mum', 'mum as another record'] },
];

describe('what a reader reads of a plan', () => {
  it('is never for staff, whatever it stands in: every audience of a goal with every audience of a step', () => {
    for (const reader of readers)
      for (const audience of planAudienceNames)
        for (const ofStep of planAudienceNames) {
          const [shown] = goalsFor(reader, [goal({ audience, steps: [step({ audience: ofStep })] })]);
          const may = (of: string) => of === 'family' || (of === 'child' && reader.kind === 'child');
          expect(shown !== undefined).toBe(may(audience));
          if (shown) expect([shown.staffNote, shown.steps.length]).toEqual([null, may(ofStep) ? 1 : 0]);
        }
  });

  it('leaves out what is withheld from them, and from what the family reads together', () => {
    const withheld = [goal({ withheldFrom: ['mum'] })];
    expect(readers.map((reader) => goalsFor(reader, withheld).length)).toEqual([1, 0, 0]);
    expect(goalsFor({ kind: 'family', records: ['gran'] }, withheld).length).toBe(1);
  });

  it('knows one person by any of their records', () => {
    const other = [goal({ withheldFrom: ['mum as another record'] })];
    expect(readers.map((reader) => goalsFor(reader, other).length)).toEqual([1, 0, 0]);
  });

  it('leaves out of the plan of a brother what is withheld from him', () => {
    const shared = [goal({ withheldFrom: ['ben'], alsoOf: ['ava'] })];
    expect(goalsFor({ kind: 'child', records: ['ben'] }, shared)).toEqual([]);
    expect(goalsFor({ kind: 'child', records: ['ava'] }, shared)).toHaveLength(1);
  });
});

describe('a plan', () => {
  it('groups steps by who does them, the child and the family first', () => {
    const steps = [
      step({ who: 'Sam', whoKind: 'worker' }),
      step({ who: 'Gran' }),
      step({ who: 'Ava', whoKind: 'child' }),
      step({ who: 'Sam', whoKind: 'worker', words: 'Write' }),
    ];
    expect(groupByWho(steps).map(({ who, steps: of }) => [who, of.length])).toEqual([
      ['Ava', 1],
      ['Gran', 1],
      ['Sam', 2],
    ]);
  });

  it('has next dates of open steps of open goals only, the earliest first', () => {
    const by = (date: string, more: Partial<Step> = {}) =>
      step({ byWhen: plainDate(date), words: date, ...more });
    const dates = nextDates([
      goal({
        steps: [by('2026-12-03'), by('2026-12-01'), by('2026-11-30', { state: 'done', endedOn: day })],
      }),
      goal({ state: 'achieved', steps: [by('2026-11-29')] }),
    ]);
    expect(dates.map(({ words }) => words)).toEqual(['2026-12-01', '2026-12-03']);
  });

  it('tells then from now only where there are two readings', () => {
    const reading = (value: number) => ({
      id: `${value}`,
      readingId: 'r',
      value,
      readOn: day,
      byWhom: 'Ava',
    });
    expect(thenAndNow([])).toEqual({ then: undefined, now: undefined });
    expect(thenAndNow([reading(3)])).toMatchObject({ then: undefined, now: { value: 3 } });
    const one = reading(2);
    expect(thenAndNow([one, reading(5), reading(4)])).toMatchObject({
      then: { value: 2 },
      now: { value: 4 },
    });
  });
});
