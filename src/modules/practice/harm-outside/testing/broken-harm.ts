import { newId } from '../../../../platform/ids/ids.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;
type Broken = { readonly rule: string; readonly table: string; readonly rows: readonly Row[] };

/** Every rule of harm outside the home, with rows that break it and no other; `contextId` touches the person already. */
export function brokenHarm(person: string, contextId: string): readonly Broken[] {
  const day = '2025-01-01';
  const of = { context_id: contextId, number: 1 };
  const make =
    (table: string, whole: Row) =>
    (rule: string, ...rows: readonly Row[]): Broken => ({
      rule: `${table}_${rule}`,
      table: `practice.${table}`,
      rows: rows.map((row) => ({ id: newId(), ...of, ...whole, ...row })),
    });
  const child = make('outside_child', { person_id: person, harms: '{gangs}' });
  const home = make('outside_home', {
    person_id: person,
    answer: 'safe',
    asked_on: day,
    asked_by: 'Nora',
  });
  const context = make('outside_context', { kind: 'place', name: 'An invented park' });
  const turn = make('outside_turn', { kind: 'seen', happened_on: day, by_whom: 'Nora', words: 'invented' });
  const goal = make('outside_goal', { goal_id: newId(), words: 'invented', state: 'now' });
  const step = make('outside_step', {
    ...{ goal_id: newId(), step_id: newId(), words: 'invented' },
    ...{ partner: 'police', who: 'PC Lane', state: 'to do' },
  });
  const replaces = newId();
  return [
    child('number_check', { number: 0 }),
    child('harms_check', { harms: '{}' }),
    child('state_check', { state: 'forgotten' }),
    home('number_check', { number: 0 }),
    home('answer_check', { answer: 'perhaps' }),
    context('number_check', { number: 0 }),
    context('kind_check', { kind: 'family' }),
    turn('number_check', { number: 0 }),
    turn('kind_check', { kind: 'blamed' }),
    turn('taken_back_says_which', { kind: 'taken back' }),
    turn('says_by_whom', { by_whom: null }),
    turn('put_right_once', { replaces }, { replaces }),
    turn('next_after', { next_on: day }),
    turn('goes_on_says_next', { kind: 'begun' }),
    goal('number_check', { number: 0 }),
    goal('state_check', { state: 'forgotten', because: 'invented' }),
    goal('given_up_says_why', { state: 'no longer' }),
    step('number_check', { number: 0 }),
    step('partner_check', { partner: 'a guilty party' }),
    step('state_check', { state: 'forgotten', happened: 'invented' }),
    step('not_done_says_why', { state: 'not done' }),
    step('family_says_whose', { partner: 'parents' }),
  ];
}
