import { newId } from '../../../../platform/ids/ids.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;
type Broken = { readonly rule: string; readonly table: string; readonly rows: readonly Row[] };

/** Every rule of needs for support, with rows about this person that break it and no other. */
export function brokenNeeds(person: string): readonly Broken[] {
  const same = newId();
  const day = '2025-01-01';
  const one =
    (table: string, usual: Row) =>
    (rule: string, ...rows: readonly Row[]) => ({
      rule,
      table: `practice.${table}`,
      rows: rows.map((row) => ({ id: newId(), person_id: person, ...usual, ...row })),
    });
  const need = (rule: string, ...rows: readonly Row[]) =>
    one('mental_health_need', {
      ...{ need_id: newId(), version: 1, area: 'substance use' },
      ...{ said: 'x', seen: 'x', known_on: day },
    })(rule, ...rows);
  const turn = (rule: string, ...rows: readonly Row[]) =>
    one('mental_health_turn', {
      ...{ need_id: newId(), number: 1, kind: 'started', referral_id: newId(), happened_on: day },
    })(rule, ...rows);
  const agreed = (rule: string, ...rows: readonly Row[]) =>
    one('mental_health_agreed', {
      ...{ agreed_id: newId(), version: 1, need_id: newId(), whose: 'Mum' },
      ...{ words: 'x', agreed_by: 'Mum', agreed_on: day },
    })(rule, ...rows);
  const back = { kind: 'taken back', referral_id: null, words: 'x' };
  return [
    need('mental_health_need_version_check', { version: 0, because: 'x' }),
    need('mental_health_need_area_check', { area: 'housing' }),
    need('mental_health_need_said_for_check', { said_for: 'everybody' }),
    need('mental_health_need_seen_for_check', { seen_for: 'everybody' }),
    need('mental_health_need_once', { need_id: same }, { need_id: same }),
    need('mental_health_need_has_words', { said: null }),
    need('mental_health_need_said_anew_says_why', { version: 2 }),
    turn('mental_health_turn_number_check', { number: 0 }),
    turn('mental_health_turn_kind_check', { kind: 'forgotten', referral_id: null }),
    turn('mental_health_turn_answer_check', { kind: 'answered', answer: 'perhaps' }),
    turn('mental_health_turn_once', { need_id: same }, { need_id: same }),
    turn('mental_health_turn_of_a_referral', { referral_id: null }),
    turn('mental_health_turn_asked_says_whom', { kind: 'asked' }),
    turn('mental_health_turn_answered_says_what', { kind: 'answered' }),
    turn('mental_health_turn_says_why', { kind: 'answered', answer: 'declined' }),
    turn(
      'mental_health_turn_taken_back_once',
      ...[same, newId()].map((need_id) => ({ ...back, need_id, replaces: same })),
    ),
    turn('mental_health_turn_taken_back_says_which', back),
    agreed('mental_health_agreed_version_check', { version: 0, because: 'x', withdrawn: false }),
    agreed('mental_health_agreed_audience_check', { audience: 'everybody' }),
    agreed('mental_health_agreed_once', { agreed_id: same }, { agreed_id: same }),
    agreed('mental_health_agreed_said_anew_says_why', { version: 2 }),
    agreed('mental_health_agreed_begins_in_the_plan', { withdrawn: true }),
  ];
}
