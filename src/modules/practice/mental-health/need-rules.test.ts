import { describe, expect, it } from 'vitest';
import { instant } from '../../../platform/dates/instant.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { parseNeed, parseNeedAct } from './need-form.ts';
import type { Need, NeedTurn } from './need-rules.ts';
import {
  daysWaited,
  findNeedAct,
  lengthOf,
  needAreaNames,
  needsInOrder,
  needState,
  nextNeedActs,
  referralsOf,
  toAskAgain,
  unmetSince,
  waitingSince,
} from './need-rules.ts';

const today = plainDate('2026-11-22');
const at = instant(0);

type Told = Partial<Omit<NeedTurn, 'happenedOn'>> & { readonly on: string };

/** A need in mental health known since 1 May, of which this was said. */
function need(...turns: readonly Told[]): Need {
  return {
    needId: newId(),
    personId: newId(),
    versions: [
      {
        ...{ id: newId(), version: 1, said: 'I cannot sleep', unsaid: null, seen: 'Afraid at night' },
        ...{ area: 'mental health', saidFor: 'staff', seenFor: 'staff', knownOn: plainDate('2026-05-01') },
        ...{ because: null, recordedAt: at, recordedBy: null },
      },
    ],
    turns: turns.map(({ on, ...turn }, index) => ({
      ...{
        id: `turn ${index}`,
        number: index + 1,
        kind: 'asked',
        referralId: 'one',
        service: null,
        answer: null,
      },
      ...{ words: null, replaces: null, recordedAt: at, recordedBy: null, happenedOn: plainDate(on) },
      ...turn,
    })),
  };
}

const asked = (on: string, referralId = 'one'): Told => ({ on, kind: 'asked', service: 'CAMHS', referralId });
const answered = (on: string, answer: NeedTurn['answer'], referralId = 'one'): Told => ({
  ...{ on, kind: 'answered', answer, referralId },
});
const started = (on: string, referralId = 'one'): Told => ({ on, kind: 'started', referralId });
const ended = (on: string, referralId = 'one'): Told => ({ on, kind: 'ended', referralId, words: 'Sleeps' });

describe('how a need stands', () => {
  it.each([
    ['nobody asked', []],
    ['waiting', [asked('2026-06-01')]],
    ['waiting', [asked('2026-06-01'), answered('2026-06-02', 'waiting list')]],
    ['waiting', [asked('2026-06-01'), answered('2026-06-02', 'accepted')]],
    ['waiting', [asked('2026-06-01'), answered('2026-06-02', 'none yet')]],
    ['refused', [asked('2026-06-01'), answered('2026-06-02', 'declined')]],
    ['refused', [asked('2026-06-01'), answered('2026-06-02', 'not wanted')]],
    ['supported', [asked('2026-06-01'), started('2026-07-01')]],
    ['support ended', [asked('2026-06-01'), started('2026-07-01'), ended('2026-08-01')]],
    ['waiting', [asked('2026-06-01'), answered('2026-06-02', 'declined'), asked('2026-06-03', 'two')]],
    ['over', [asked('2026-06-01'), { on: '2026-09-01', kind: 'over', referralId: null }]],
    ['mistake', [{ on: '2026-09-01', kind: 'mistake', referralId: null }]],
    [
      'waiting',
      [
        asked('2026-06-01'),
        started('2026-07-01'),
        { on: '2026-07-02', kind: 'taken back', replaces: 'turn 1', referralId: null },
      ],
    ],
  ] as const)('is %s', (state, turns) => {
    expect(needState(need(...turns))).toBe(state);
  });
});

describe('how long somebody is without support', () => {
  it('counts from the day the need is known, and again from the day support ended', () => {
    expect(unmetSince(need(asked('2026-06-01')))).toBe('2026-05-01');
    expect(unmetSince(need(asked('2026-06-01'), started('2026-07-01')))).toBeNull();
    const again = need(asked('2026-06-01'), started('2026-07-01'), ended('2026-08-01'));
    expect(unmetSince(again)).toBe('2026-08-01');
  });

  it('waits since the earliest referral that still waits, and no longer when it was refused', () => {
    const two = need(asked('2026-06-01'), answered('2026-06-11', 'declined'), asked('2026-07-01', 'two'));
    expect(waitingSince(two)).toBe('2026-07-01');
    expect(waitingSince(need(asked('2026-06-01'), answered('2026-06-11', 'not wanted')))).toBeNull();
  });

  it('adds up several referrals, a day on which two waited once, and stops when support begins', () => {
    const apart = need(
      ...[asked('2026-06-01'), answered('2026-06-11', 'declined'), asked('2026-07-01', 'two')],
      started('2026-07-06', 'two'),
    );
    expect(daysWaited(apart, today)).toBe(15);
    const over = need(asked('2026-06-01'), asked('2026-06-05', 'two'), started('2026-06-11', 'two'), {
      ...answered('2026-06-08', 'declined'),
    });
    expect(daysWaited(over, today)).toBe(10);
    expect(daysWaited(need(), today)).toBe(0);
  });

  it('says a length in days and months, by the calendar', () => {
    const to = (from: string, until: string) => lengthOf({ from: plainDate(from), to: plainDate(until) });
    expect(to('2026-11-21', '2026-11-22')).toBe('1 day');
    expect(to('2026-01-31', '2026-02-28')).toBe('28 days (1 month)');
    expect(to('2026-08-20', '2026-11-22')).toBe('94 days (3 months and 2 days)');
  });

  it('asks for another word when none came for as long as the setting says, from the last word on', () => {
    const days = { today, days: 28 };
    expect(toAskAgain(need(asked('2026-10-25')), days)).toHaveLength(1);
    expect(toAskAgain(need(asked('2026-10-26')), days)).toHaveLength(0);
    expect(toAskAgain(need(asked('2026-06-01'), answered('2026-11-20', 'none yet')), days)).toHaveLength(0);
    expect(toAskAgain(need(asked('2026-06-01'), answered('2026-06-02', 'declined')), days)).toHaveLength(0);
    expect(toAskAgain(need(asked('2026-06-01'), started('2026-06-02')), days)).toHaveLength(0);
  });

  it.each(['substance use', 'domestic abuse'] as const)(
    'asks for none of a need in %s, for which nobody set a number of days',
    (area) => {
      const one = need(asked('2026-06-01'));
      const versions = one.versions.map((version) => ({ ...version, area }));
      expect(toAskAgain({ ...one, versions }, { today, days: 28 })).toEqual([]);
    },
  );
});

describe('what may be said next', () => {
  const acts = (...turns: readonly Told[]) =>
    nextNeedActs(need(...turns)).map(({ act, referral }) =>
      [act, referral?.referralId ?? ''].join(' ').trim(),
    );

  it('is of each referral what it has not had, and nothing of one that ended', () => {
    expect(acts()).toEqual(['ask', 'over', 'right', 'mistake']);
    expect(acts(asked('2026-06-01'))).toEqual([
      'answer one',
      'start one',
      'ask',
      'over',
      'right',
      'mistake',
      'back',
    ]);
    expect(acts(asked('2026-06-01'), started('2026-06-02'))[0]).toBe('end one');
    expect(acts(asked('2026-06-01'), started('2026-06-02'), ended('2026-06-03'))[0]).toBe('ask');
    expect(acts({ on: '2026-06-01', kind: 'mistake', referralId: null })).toEqual(['back']);
  });

  it('is not of a referral that is nobody’s', () => {
    expect(findNeedAct(need(asked('2026-06-01')), 'start', 'another')).toBeUndefined();
  });
});

describe('the forms', () => {
  const on = { 'on-day': '1', 'on-month': '6', 'on-year': '2026' };
  const whole = { area: 'mental health', said: 'x', seen: 'y', said_for: 'staff', seen_for: 'staff', ...on };

  it('ask for the person’s own words, or why there are none', () => {
    expect(parseNeed(whole, today).ok).toBe(true);
    const none = parseNeed({ ...whole, said: '' }, today);
    expect(none.ok ? [] : none.errors.map(({ field }) => field)).toEqual(['said']);
    expect(parseNeed({ ...whole, said: '', unsaid: 'She is a baby' }, today).ok).toBe(true);
  });

  it('ask what the support is for, and take nothing for granted', () => {
    const read = (area: object) => {
      const parsed = parseNeed({ ...whole, ...area }, today);
      return parsed.ok ? parsed.value.area : parsed.errors.map(({ field }) => field);
    };
    expect(needAreaNames.map((area) => read({ area }))).toEqual(needAreaNames);
    expect(read({ area: undefined })).toEqual(['area']);
    expect(read({ area: 'housing' })).toEqual(['area']);
  });

  it('ask why where the answer is no, and refuse support before it was asked for', () => {
    const one = need(asked('2026-06-02'));
    const read = (act: 'answer' | 'start', body: object) => {
      const next = findNeedAct(one, act, null);
      if (!next) throw new Error('Nothing to say');
      const parsed = parseNeedAct(body, { need: one, next, today });
      return parsed.ok ? 'read' : parsed.errors.map(({ field }) => field);
    };
    const later = { ...on, 'on-day': '3' };
    expect(read('answer', { ...later, answer: 'declined' })).toEqual(['words']);
    expect(read('answer', { ...later, answer: 'not wanted' })).toEqual(['words']);
    expect(read('answer', { ...later, answer: 'waiting list' })).toBe('read');
    expect(read('start', on)).toEqual(['on']);
    expect(read('start', later)).toBe('read');
  });
});

describe('the order of needs', () => {
  it('is the longest without support first, then those with support, then what is over', () => {
    const over = need({ on: '2026-06-01', kind: 'over', referralId: null });
    const supported = need(asked('2026-06-01'), started('2026-06-02'));
    const again = need(asked('2026-06-01'), started('2026-06-02'), ended('2026-08-01'));
    const never = need();
    expect(needsInOrder([over, supported, again, never])).toEqual([never, again, supported, over]);
    expect(referralsOf(over)).toEqual([]);
  });
});
