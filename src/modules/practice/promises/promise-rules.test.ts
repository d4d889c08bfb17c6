import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { instant } from '../../../platform/dates/instant.ts';
import { duenessOf, inOrder, nextActs, promisesFor, promiseState } from './promise-rules.ts';
import type { Promised, PromiseVersion, Turn, TurnKind } from './promise-rules.ts';

const today = plainDate('2026-11-22');
const at = instant(0);

const turn = (kind: TurnKind, number: number, replaces: string | null = null): Turn => ({
  ...{ id: `t${number}`, number, kind, words: 'x', happenedOn: today, how: 'x', byWhom: 'Nora' },
  ...{ answer: 'x', apology: 'x', replaces, recordedAt: at, recordedBy: null },
});
const turns = (...kinds: readonly TurnKind[]) => kinds.map((kind, index) => turn(kind, index + 1));

const promise = (said: Partial<PromiseVersion> = {}, came: readonly Turn[] = []): Promised => ({
  promiseId: said.words ?? 'p',
  personId: 'c',
  turns: came,
  versions: [
    {
      ...{ words: 'p', whose: null, toKind: 'child', toWhom: 'Ava', byWhom: 'Nora', makerId: null },
      ...{ madeOn: today, dueOn: today, audience: 'told', version: 1, because: null, alsoOf: [] },
      ...{ recordedAt: at, recordedBy: null, ...said },
    },
  ],
});

describe('how a promise stands', () => {
  it.each([
    [[], 'open'],
    [['kept'], 'kept'],
    [['kept', 'confirmed'], 'confirmed'],
    [['kept', 'could not say'], 'could not say'],
    [['kept', 'not so'], 'not so'],
    [['changed'], 'open'],
    [['changed', 'kept'], 'kept'],
    [['broken'], 'broken'],
    [['mistake'], 'mistake'],
  ] as const)('after %j is %s', (kinds, state) => {
    expect(promiseState(turns(...kinds))).toBe(state);
  });

  it('is what it was before a turn that was taken back', () => {
    const came = [...turns('kept', 'confirmed'), turn('taken back', 3, 't2')];
    expect(promiseState(came)).toBe('kept');
    expect(promiseState([...came, turn('taken back', 4, 't1')])).toBe('open');
  });
});

describe('what may be said of a promise', () => {
  it('is never that it was confirmed before somebody said that it was kept', () => {
    expect(nextActs({ turns: [] })).not.toContain('said');
    expect(nextActs({ turns: turns('kept') })).toContain('said');
  });

  it('is, of a kept one, not that it changes or broke: that is for whoever it was made to', () => {
    for (const act of ['kept', 'changed', 'broken'] as const)
      expect(nextActs({ turns: turns('kept') })).not.toContain(act);
    expect(nextActs({ turns: turns('kept', 'not so') })).toContain('broken');
  });

  it('is always that the last turn is taken back, where there is one', () => {
    for (const kind of ['kept', 'changed', 'broken', 'mistake'] as const)
      expect(nextActs({ turns: turns(kind) })).toContain('back');
    expect(nextActs({ turns: [] })).not.toContain('back');
  });
});

describe('how near its day is', () => {
  it.each([
    ['2026-11-21', 'late'],
    ['2026-11-22', 'soon'],
    ['2026-11-29', 'soon'],
    ['2026-11-30', 'later'],
  ])('due on %s it is %s', (day, dueness) => {
    expect(duenessOf(promise({ dueOn: plainDate(day) }), today)).toBe(dueness);
  });

  it('does not matter any more when it was said to be kept, and matters again when the child says that it was not', () => {
    const old = { dueOn: plainDate('2026-01-01') };
    expect(duenessOf(promise(old, turns('kept')), today)).toBe('settled');
    expect(duenessOf(promise(old, turns('kept', 'not so')), today)).toBe('late');
  });

  it('puts what waits first, the earliest day first, and what is settled last', () => {
    const [late, later] = [plainDate('2026-11-01'), plainDate('2026-12-01')];
    const all = [
      promise({ words: 'settled', dueOn: late }, turns('kept', 'confirmed')),
      promise({ words: 'later', dueOn: later }),
      promise({ words: 'late', dueOn: late }),
    ];
    expect(inOrder(all).map(({ promiseId }) => promiseId)).toEqual(['late', 'later', 'settled']);
  });
});

describe('who reads a promise', () => {
  const all = [
    promise({ words: 'to Ava' }),
    promise({ words: 'to Mum', toKind: 'family', toWhom: 'Mum' }),
    promise({ words: 'open to all', audience: 'family' }),
    promise({ words: 'for staff', audience: 'staff' }),
    promise({ words: 'never was', audience: 'family' }, turns('mistake')),
  ];
  it.each([
    ['child', ['to Ava', 'open to all']],
    // What was said to Mum is not for everybody in the family.
    ['family', ['open to all']],
    ['staff', ['to Ava', 'to Mum', 'open to all', 'for staff', 'never was']],
  ] as const)('%s reads %j', (reader, words) => {
    expect(promisesFor(reader, all).map(({ promiseId }) => promiseId)).toEqual(words);
  });

  it.each(['confirmed', 'not so', 'could not say', 'changed'] as const)(
    'the family reads that it is %s, and not what the child said of it',
    (kind) => {
      const told = promise({ audience: 'family' }, [{ ...turn(kind, 1), words: 'said', answer: 'shown' }]);
      const [family] = promisesFor('family', [told]);
      expect(promiseState(family?.turns ?? [])).toBe(promiseState(told.turns));
      // Why it changes is said by staff; what the child said of it is not theirs to pass on.
      expect(family?.turns).toMatchObject([{ words: kind === 'changed' ? 'said' : null, answer: null }]);
      expect(promisesFor('child', [told])).toEqual([told]);
    },
  );
});
