import { describe, expect, it } from 'vitest';
import { instant } from '../../../platform/dates/instant.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { ContextRows, HomeCheck, OutsideTurn, TouchedChild, TurnKind } from './harm-rules.ts';
import {
  contextFrom,
  contextState,
  mayAct,
  standing,
  standingTurns,
  standsUnder,
  turnNow,
  whatHolds,
} from './harm-rules.ts';

const at = (text: string) => instant(Date.parse(`${text}T10:00:00Z`));
const day = (text: string) => {
  const found = parsePlainDate(text);
  if (found === undefined) throw new Error(text);
  return found;
};

const written = (id: string, number: number) => ({
  id,
  number,
  recordedAt: at('2026-11-01'),
  recordedBy: null,
});

let turnsSoFar = 0;
const turn = (kind: TurnKind, more: Partial<OutsideTurn> = {}): OutsideTurn => {
  turnsSoFar += 1;
  return {
    ...written(`turn ${turnsSoFar}`, turnsSoFar),
    kind,
    happenedOn: day('2026-11-01'),
    byWhom: 'Nora',
    words: 'invented',
    nextOn: null,
    replaces: null,
    ...more,
  };
};

const home = (answer: HomeCheck['answer']): HomeCheck => ({
  ...written('home', 1),
  personId: 'ava',
  answer,
  askedOn: day('2026-11-01'),
  askedBy: 'Nora',
  words: null,
});
const child = (more: Partial<TouchedChild> = {}): TouchedChild => ({
  ...written('child', 1),
  personId: 'ava',
  harms: ['gangs'],
  state: 'touched',
  words: null,
  home: null,
  ...more,
});
const rows = (more: Partial<ContextRows> = {}): ContextRows => ({
  contextId: 'park',
  names: [{ ...written('name', 1), kind: 'place', name: 'Castle Park' }],
  children: [child()],
  homes: [],
  turns: [],
  goals: [],
  steps: [],
  ...more,
});

describe('a plan about what is outside', () => {
  const cases = [
    ['waits where nobody asked whether home is safe', child(), false, ['not asked']],
    ['waits where nobody could find out', child({ home: home('not known') }), false, ['not known']],
    [
      'waits where home is not safe and nobody protects',
      child({ home: home('not safe') }),
      false,
      ['not safe'],
    ],
    ['begins where home is not safe and an enquiry is open', child({ home: home('not safe') }), true, []],
    ['begins where home is safe', child({ home: home('safe') }), false, []],
    ['asks nothing of a child whom it touches no longer', child({ state: 'no longer' }), false, []],
  ] as const;
  it.each(cases)('%s', (_, one, isProtected, expected) => {
    expect(whatHolds([one], () => isProtected).map(({ because }) => because)).toEqual(expected);
  });

  it('waits for each child by itself', () => {
    const children = [child({ home: home('safe') }), child({ personId: 'ben' })];
    expect(whatHolds(children, () => false)).toEqual([{ personId: 'ben', because: 'not asked' }]);
  });
});

describe('how a context stands', () => {
  const begun = turn('begun');
  const ended = turn('ended');
  it.each([
    ['a concern before a plan', [turn('seen')], 'concern'],
    ['a plan since it began', [turn('seen'), begun], 'plan'],
    ['ended', [begun, ended], 'ended'],
    [
      'a plan where its end was taken back',
      [begun, ended, turn('taken back', { replaces: ended.id })],
      'plan',
    ],
    ['a plan that began again', [begun, ended, turn('again')], 'plan'],
    [
      'ended where its beginning was put right later',
      [begun, ended, turn('begun', { replaces: begun.id })],
      'ended',
    ],
  ] as const)('is %s', (_, turns, expected) => {
    expect(contextState(turns)).toBe(expected);
  });

  it('lets nothing be planned before it began, nor reviewed after its end', () => {
    expect(mayAct('concern', 'goal', false)).toBe(false);
    expect(mayAct('ended', 'review', false)).toBe(false);
    expect(mayAct('ended', 'review', true)).toBe(true);
    expect(mayAct('concern', 'plan', false)).toBe(true);
  });

  it('keeps a beginning that a review or an end stands on from being taken back', () => {
    expect(standsUnder([begun, ended], begun)).toBe(ended);
    expect(standsUnder([begun, turn('seen')], begun)).toBeUndefined();
  });

  it('follows what was put right, and nothing that was taken back', () => {
    const right = turn('seen', { replaces: 'wrong' });
    const context = {
      turns: [right],
      replaced: [
        { id: 'wrong', by: right.id },
        { id: 'gone', by: 'back' },
      ],
    };
    expect(turnNow(context, 'wrong')).toBe(right);
    expect(turnNow(context, 'gone')).toBeUndefined();
  });
});

describe('what stands of rows that are only added', () => {
  it('is the last of each thing, in the order in which they were first said', () => {
    const one = { ...written('1', 1), of: 'b' };
    const anew = { ...written('3', 2), of: 'b', recordedAt: at('2026-11-03') };
    const other = { ...written('2', 1), of: 'a', recordedAt: at('2026-11-02') };
    expect(standing([anew, other, one], ({ of }) => of)).toEqual([anew, other]);
  });

  it('puts a turn that was put right in the place of the one that was wrong', () => {
    const [wrong, later] = [turn('seen'), turn('seen')];
    const right = turn('seen', { replaces: wrong.id });
    expect(standingTurns([wrong, later, right])).toEqual([right, later]);
  });
});

describe('a context, for a reader', () => {
  it('is not there without a child whom they may see', () => {
    expect(contextFrom(rows({ children: [] }))).toBeUndefined();
    expect(contextFrom(rows({ children: [child({ state: 'taken back' })] }))).toBeUndefined();
  });

  it('has the last answer about home beside each child, and when it is looked at next', () => {
    const turns = [
      turn('begun', { nextOn: day('2026-12-01') }),
      turn('review', { nextOn: day('2027-01-05') }),
    ];
    const context = contextFrom(
      rows({ homes: [home('not known'), { ...home('safe'), id: 'h2', number: 2 }], turns }),
    );
    expect(context?.children[0]?.home?.answer).toBe('safe');
    expect(context?.reviewOn).toBe('2027-01-05');
  });

  it('leaves out what was taken back, and the steps of a goal that was', () => {
    const goal = { goalId: 'g', words: 'Lights', know: null, because: null };
    const goals = [
      { ...written('g1', 1), ...goal, state: 'now' as const },
      { ...written('g2', 2), ...goal, state: 'taken back' as const, because: 'a mistake' },
    ];
    expect(contextFrom(rows({ goals }))?.goals).toEqual([]);
  });
});
