import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../../../platform/dates/plain-date.ts';
import { instant } from '../../../platform/dates/instant.ts';
import { contentsLines } from './contents-lines.ts';
import type { Content, PlanStatus, StatusFacts } from './contents-rules.ts';
import { checkContents, statusesOf } from './contents-rules.ts';
import type { Goal, PlanArea, PlanView, Step } from './plan-rules.ts';

const today = plainDate('2026-11-22');
const nobody: StatusFacts = {
  birthDate: plainDate('2014-01-01'),
  hasNeedPlan: false,
  isHelpOpen: false,
  hasProtectionPlan: false,
  care: [],
};
const time = (starts: string, ends: string | null = null) => ({
  starts: plainDate(starts),
  ends: ends === null ? null : plainDate(ends),
});

describe('the statuses in which law asks something of a plan', () => {
  const cases: readonly (readonly [string, Partial<StatusFacts>, readonly PlanStatus[]])[] = [
    ['nothing is open', {}, []],
    ['help is open without a plan', { isHelpOpen: true }, ['child in need']],
    [
      'a protection plan stands instead of one in need',
      { isHelpOpen: true, hasProtectionPlan: true },
      ['child protection'],
    ],
    ['care stands instead of need', { isHelpOpen: true, care: [time('2026-01-01')] }, ['looked after']],
    ['care ended today', { care: [time('2026-01-01', '2026-11-22')] }, []],
    [
      '16 and long in care',
      { birthDate: plainDate('2010-06-01'), care: [time('2020-01-01')] },
      ['looked after', 'eligible'],
    ],
    [
      '16 and out of care since',
      { birthDate: plainDate('2010-06-01'), care: [time('2020-01-01', '2026-09-01')] },
      ['relevant'],
    ],
    [
      'left care before 16',
      { birthDate: plainDate('2010-06-01'), care: [time('2020-01-01', '2026-05-31')] },
      [],
    ],
    [
      '18 to 24',
      { birthDate: plainDate('2004-06-01'), care: [time('2015-01-01', '2022-06-01')] },
      ['former relevant'],
    ],
    ['25', { birthDate: plainDate('2001-11-22'), care: [time('2015-01-01', '2019-11-22')] }, []],
    ['no date of birth', { birthDate: null, care: [time('2015-01-01')] }, ['looked after']],
  ];
  it.each(cases)('%s', (_, facts, statuses) => {
    expect(statusesOf({ ...nobody, ...facts }, today)).toEqual(statuses);
  });

  it('asks for 13 weeks since the 14th birthday, to the day', () => {
    const birthDate = plainDate('2010-06-01');
    const from = addDays(today, -91);
    expect(statusesOf({ ...nobody, birthDate, care: [{ starts: from, ends: null }] }, today)).toContain(
      'eligible',
    );
    expect(
      statusesOf({ ...nobody, birthDate, care: [{ starts: addDays(from, 1), ends: null }] }, today),
    ).toEqual(['looked after']);
  });
});

const step: Step = {
  ...{ id: 's', stepId: 's', version: 1, place: 0, words: 'Ring', who: 'Gran', whoKind: 'in words' },
  ...{ byWhen: today, state: 'to do', happened: null, endedOn: null, audience: 'staff', alsoOf: [] },
};
const goal = (area: PlanArea, more: Partial<Goal> = {}): Goal => ({
  ...{ id: 'g', personId: 'p', goalId: 'g', version: 1, stamp: 1, area, words: 'Sleep', whose: 'Ava' },
  ...{
    why: null,
    know: 'Nobody wakes',
    owner: null,
    state: 'now',
    because: null,
    staffNote: null,
    alsoOf: [],
  },
  ...{ audience: 'staff', withheldFrom: [], recordedAt: instant(0), recordedBy: null, steps: [step] },
  readings: [{ id: 'r', readingId: 'r', value: 3, readOn: today, byWhom: 'Ava' }],
  ...more,
});
const said = (whoKind: 'child' | 'parent'): PlanView => ({
  ...{ id: whoKind, whoKind, who: 'x', answer: 'could not answer', words: 'asleep', saidOn: today },
  audience: 'staff',
});
const empty: Content = { goals: [], views: [], hasAgreedVersion: false, answers: [] };
const whole: Content = {
  goals: (
    [
      'safety',
      'health',
      'feelings',
      'education',
      'family',
      'identity',
      'home',
      'everyday',
      'work',
      'money',
      'future',
    ] as const
  ).map((area) => goal(area)),
  views: [said('child'), said('parent')],
  hasAgreedVersion: true,
  answers: [{ offer: 'child in need', answer: 'declined', on: today, by: 'Ava’s mother' }],
};
const statuses: readonly PlanStatus[] = [
  'child in need',
  'child protection',
  'looked after',
  'eligible',
  'relevant',
  'former relevant',
];

describe('what law asks of a plan', () => {
  const check = (content: Content, status: PlanStatus) =>
    checkContents(content, { statuses: [status], on: today, off: [] }, contentsLines);

  it.each(statuses)('is all missing from an empty plan and all met by a whole one: %s', (status) => {
    expect(check(empty, status).length).toBeGreaterThan(4);
    expect(check(empty, status).filter(({ met }) => met)).toEqual([]);
    expect(check(whole, status).filter(({ met }) => !met)).toEqual([]);
  });

  it('is missing again for a goal that was given up, and met by one that was achieved', () => {
    const health = (state: Goal['state']) =>
      check({ ...empty, goals: [goal('health', { state })] }, 'looked after').find(
        ({ id }) => id === 'care-health',
      )?.met;
    expect([health('now'), health('achieved'), health('no longer')]).toEqual([true, true, false]);
  });

  it('asks of every goal for now a step with a day', () => {
    const shared = (goals: readonly Goal[]) =>
      check({ ...empty, goals }, 'child in need').find(({ id }) => id === 'need-who')?.met;
    expect(shared([goal('home')])).toBe(true);
    expect(shared([goal('home'), goal('money', { steps: [{ ...step, byWhen: null }] })])).toBe(false);
  });

  it('takes no steps of workers for what the family does', () => {
    const content = { ...empty, goals: [goal('home', { steps: [{ ...step, whoKind: 'worker' }] })] };
    expect(check(content, 'child in need').find(({ id }) => id === 'need-family')?.met).toBe(false);
  });

  it('leaves out what is not in force on the day, and local defaults that are switched off', () => {
    const lines = (on: string, off: readonly 'pathway'[]) =>
      checkContents(empty, { statuses, on: plainDate(on), off }, contentsLines).map(({ plan }) => plan);
    expect(lines('2010-01-01', [])).toEqual([]);
    expect(lines('2012-01-01', [])).not.toContain('Personal education plan');
    expect(lines('2026-01-01', ['pathway'])).not.toContain('Pathway plan');
    expect(lines('2026-01-01', ['pathway'])).toContain('Care plan');
  });

  it('says of each line where it is from, and has each once', () => {
    const ids = contentsLines.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { source, plan, group } of contentsLines) {
      expect(source).not.toBe('');
      expect(group === null).toBe(plan === 'Care plan');
    }
  });
});
