import { newId } from '../../../../platform/ids/ids.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;
type Broken = { readonly rule: string; readonly table: string; readonly rows: readonly Row[] };

/** Every rule of promises, with rows about this person that break it and no other. */
export function brokenPromises(person: string): readonly Broken[] {
  const promiseId = newId();
  const day = '2025-01-01';
  const said = { to_kind: 'child', to_whom: 'Ada', by_whom: 'Nora', made_on: day, due_on: day };
  const aPromise = (row: Row): Row => ({
    ...{ id: newId(), person_id: person, promise_id: newId(), version: 1, words: 'invented' },
    ...said,
    ...row,
  });
  const aTurn = (row: Row): Row => ({
    ...{ id: newId(), person_id: person, promise_id: newId(), number: 1, kind: 'kept' },
    ...{ words: 'invented', happened_on: day, ...row },
  });
  const promise = (rule: string, ...rows: readonly Row[]): Broken => ({
    rule,
    table: 'practice.promise',
    rows: rows.map(aPromise),
  });
  const turn = (rule: string, ...rows: readonly Row[]): Broken => ({
    rule,
    table: 'practice.promise_turn',
    rows: rows.map(aTurn),
  });
  const asked = { how: 'in words', by_whom: 'Nora' };
  return [
    promise('promise_version_check', { version: 0, because: 'invented' }),
    promise('promise_to_kind_check', { to_kind: 'nobody' }),
    promise('promise_audience_check', { audience: 'everybody' }),
    promise('promise_once', { promise_id: promiseId }, { promise_id: promiseId }),
    promise('promise_said_anew_says_why', { version: 2 }),
    turn('promise_turn_number_check', { number: 0 }),
    turn('promise_turn_kind_check', { kind: 'forgotten' }),
    turn('promise_turn_once', { promise_id: promiseId }, { promise_id: promiseId }),
    turn('promise_turn_says_what', { kind: 'mistake', words: null }),
    turn('promise_turn_child_was_asked', { kind: 'confirmed' }),
    turn('promise_turn_child_told_first', { kind: 'changed', ...asked }),
    turn('promise_turn_broken_says_sorry', { kind: 'broken', by_whom: 'Nora' }),
    turn(
      'promise_turn_taken_back_once',
      { kind: 'taken back', replaces: promiseId },
      { kind: 'taken back', replaces: promiseId },
    ),
    turn('promise_turn_taken_back_says_which', { kind: 'taken back' }),
  ];
}
