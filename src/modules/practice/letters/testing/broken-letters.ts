import { newId } from '../../../../platform/ids/ids.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;
type Broken = { readonly rule: string; readonly table: string; readonly rows: readonly Row[] };

/** Every rule of letters about a decision, with rows about this person and decision that break it and no other. */
export function brokenLetters(person: string, decision: string): readonly Broken[] {
  const of = { person_id: person, worry_child_id: decision };
  const letter = (rule: string, ...rows: readonly Row[]): Broken => ({
    rule,
    table: 'practice.decision_letter',
    rows: rows.map((row) => ({ id: newId(), ...of, version: 1, words: 'invented', ...row })),
  });
  const turn = (rule: string, ...rows: readonly Row[]): Broken => ({
    rule,
    table: 'practice.decision_letter_turn',
    rows: rows.map((row) => ({
      ...{ id: newId(), ...of, number: 1, kind: 'disagrees', who: 'Mum', words: 'invented' },
      ...{ happened_on: '2025-01-01', ...row },
    })),
  });
  const takenBack = { kind: 'taken back', replaces: newId() };
  return [
    letter('decision_letter_version_check', { version: 0, because: 'invented' }),
    letter('decision_letter_once', {}, {}),
    letter('decision_letter_said_anew_says_why', { version: 2 }),
    turn('decision_letter_turn_number_check', { number: 0 }),
    turn('decision_letter_turn_kind_check', { kind: 'lost' }),
    turn('decision_letter_turn_why_not_check', { kind: 'not given', why_not: 'rain' }),
    turn('decision_letter_turn_once', {}, {}),
    turn('decision_letter_turn_given_says_how', { kind: 'given', letter_version: 1 }),
    turn('decision_letter_turn_not_given_says_why', { kind: 'not given' }),
    turn('decision_letter_turn_says_words', { words: null }),
    turn('decision_letter_turn_says_who', { who: null }),
    turn('decision_letter_turn_taken_back_once', takenBack, { ...takenBack, number: 2 }),
    turn('decision_letter_turn_taken_back_says_which', { kind: 'taken back' }),
  ];
}
