import { newId } from '../../../../platform/ids/ids.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;
type Broken = { readonly rule: string; readonly table: string; readonly rows: readonly Row[] };

/** Every rule of support at the edge of care, with rows about this person that break it and no other. */
export function brokenSupports(person: string): readonly Broken[] {
  const same = newId();
  const of =
    (table: string, usual: Row) =>
    (rule: string, ...rows: readonly Row[]): Broken => ({
      rule,
      table: `practice.${table}`,
      rows: rows.map((row) => ({ id: newId(), person_id: person, support_id: newId(), ...usual, ...row })),
    });
  const support = of('edge_support', {
    ...{ version: 1, kind: 'x', why_now: 'x', different: 'x', said_by: 'x', asked_by: 'x' },
    ...{ agreed_by: 'x', given_by: 'x', starts: '2025-01-01', planned_end: '2025-04-01' },
  });
  const turn = of('edge_support_turn', {
    ...{ number: 1, kind: 'reviewed', words: 'x', happened_on: '2025-02-01' },
  });
  const back = { kind: 'taken back' };
  const ended = { kind: 'ended', home: 'yes', said: 'x' };
  const cost = { cost_pence: 100, cost_per: 'week', paid_by: 'x' };
  return [
    support('edge_support_version_check', { version: 0, because: 'x' }),
    support('edge_support_cost_pence_check', { ...cost, cost_pence: -1 }),
    support('edge_support_cost_per_check', { ...cost, cost_per: 'day' }),
    support('edge_support_once', { support_id: same }, { support_id: same }),
    support('edge_support_ends_after_it_starts', { planned_end: '2025-01-01' }),
    support('edge_support_cost_says_of_what', { ...cost, cost_per: null }),
    support('edge_support_cost_says_who_pays', { ...cost, paid_by: null }),
    support('edge_support_said_anew_says_why', { version: 2 }),
    turn('edge_support_turn_number_check', { number: 0 }),
    turn('edge_support_turn_kind_check', { kind: 'forgotten' }),
    turn('edge_support_turn_home_check', { ...ended, home: 'perhaps' }),
    turn('edge_support_turn_once', { support_id: same }, { support_id: same }),
    turn('edge_support_turn_extended_says_until', { kind: 'extended' }),
    turn('edge_support_turn_ended_says_home', { ...ended, home: null }),
    turn('edge_support_turn_ended_has_words', { ...ended, said: null }),
    turn('edge_support_turn_taken_back_once', { ...back, replaces: same }, { ...back, replaces: same }),
    turn('edge_support_turn_taken_back_says_which', back),
  ];
}
