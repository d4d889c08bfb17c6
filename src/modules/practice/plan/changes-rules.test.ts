import { describe, expect, it } from 'vitest';
import { instant } from '../../../platform/dates/instant.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { changesSince } from './changes-rules.ts';
import type { Goal, Step } from './plan-rules.ts';

const day = plainDate('2026-12-03');
const step: Step = {
  ...{ id: 's', stepId: 's', version: 1, place: 0, words: 'Ring', who: 'Gran', whoKind: 'in words' },
  ...{ byWhen: day, state: 'to do', happened: null, endedOn: null, audience: 'staff', alsoOf: [] },
};
const goal: Goal = {
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
  ...{ why: null, know: null, owner: null, state: 'now', because: null, staffNote: null, alsoOf: [] },
  ...{ audience: 'staff', withheldFrom: [], recordedAt: instant(0), recordedBy: null, steps: [step] },
  readings: [{ id: 'r', readingId: 'r', value: 3, readOn: day, byWhom: 'Ava' }],
};

describe('what changed since a version of a plan', () => {
  it('is nothing where nothing changed', () => {
    expect(changesSince([goal], [{ ...goal }])).toEqual([]);
  });

  it('is said of each goal: its words, its state, its steps, where it is', () => {
    const reading = { id: 'q', readingId: 'q', value: 7, readOn: day, byWhom: 'Mum' };
    const now: Goal = {
      ...goal,
      words: 'Sleep all night',
      state: 'achieved',
      steps: [
        { ...step, state: 'done', happened: 'She rang', endedOn: day },
        { ...step, stepId: 't', words: 'Write' },
      ],
      readings: [...goal.readings, reading],
    };
    expect(changesSince([goal], [now])[0]?.lines).toEqual([
      'The words were: Sleep. Now: Sleep all night',
      'It was: Now. Now: Achieved',
      'A step was: Gran: Ring, by 3 December 2026, to do. Now: Gran: Ring, by 3 December 2026, done, (She rang)',
      'A new step: Gran: Write, by 3 December 2026, to do',
      'Where it was, of 10: 3. Now: 7',
    ]);
  });

  it('names a goal that is new', () => {
    expect(changesSince([], [goal])).toEqual([
      { goalId: 'g', words: 'Sleep', lines: ['A new goal since then'] },
    ]);
  });
});
