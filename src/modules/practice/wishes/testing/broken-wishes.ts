import { newId } from '../../../../platform/ids/ids.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;
type Broken = { readonly rule: string; readonly table: string; readonly rows: readonly Row[] };

/** Every rule of wishes, with rows about this person that break it and no other. */
export function brokenWishes(person: string): readonly Broken[] {
  const wishId = newId();
  const day = '2025-01-01';
  const aWish = (row: Row): Row => ({
    ...{ id: newId(), person_id: person, wish_id: newId(), version: 1, kind: 'said', words: 'invented' },
    ...{ said_on: day, to_whom: 'Nora', reply_by: day, ...row },
  });
  const aTurn = (row: Row): Row => ({
    ...{ id: newId(), person_id: person, wish_id: newId(), number: 1, kind: 'came of it' },
    ...{ words: 'invented', happened_on: day, ...row },
  });
  const wish = (rule: string, ...rows: readonly Row[]): Broken => ({
    rule,
    table: 'practice.wish',
    rows: rows.map(aWish),
  });
  const turn = (rule: string, ...rows: readonly Row[]): Broken => ({
    rule,
    table: 'practice.wish_turn',
    rows: rows.map(aTurn),
  });
  const reply = { kind: 'reply', by_whom: 'Nora', how: 'face to face' };
  return [
    wish('wish_version_check', { version: 0, because: 'invented' }),
    wish('wish_kind_check', { kind: 'guessed' }),
    wish('wish_audience_check', { audience: 'everybody' }),
    wish('wish_once', { wish_id: wishId }, { wish_id: wishId }),
    wish('wish_said_anew_says_why', { version: 2 }),
    wish('wish_shown_says_by_whom', { kind: 'shown' }),
    turn('wish_turn_number_check', { number: 0 }),
    turn('wish_turn_kind_check', { kind: 'a shrug' }),
    turn('wish_turn_answer_check', { answer: 'perhaps' }),
    turn('wish_turn_not_yet_says_when', { ...reply, answer: 'not yet' }),
    turn('wish_turn_only_not_yet_comes_back', { ...reply, answer: 'no', come_back_on: day }),
    turn('wish_turn_once', { wish_id: wishId }, { wish_id: wishId }),
    turn('wish_turn_reply_says_all', { kind: 'reply', answer: 'yes', by_whom: 'Nora' }),
    turn(
      'wish_turn_taken_back_once',
      { kind: 'taken back', replaces: wishId },
      { kind: 'taken back', replaces: wishId },
    ),
    turn('wish_turn_taken_back_says_which', { kind: 'taken back' }),
  ];
}
