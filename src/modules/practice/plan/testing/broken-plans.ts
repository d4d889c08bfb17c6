import { newId } from '../../../../platform/ids/ids.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;
type Broken = { readonly rule: string; readonly table: string; readonly rows: readonly Row[] };

const day = '2025-01-01';
const rule = (name: string, table: string, rows: readonly Row[]): Broken => ({
  rule: name,
  table: `practice.${table}`,
  rows,
});

/** Every rule of the plan, with rows about this person that break it and no other; `entry` is any id. */
export function brokenPlans(person: string, entry: string): readonly Broken[] {
  const about = (row: Row): Row => ({ id: newId(), person_id: person, ...row });
  const aGoal = (row: Row): Row =>
    about({
      goal_id: newId(),
      version: 1,
      area: 'home',
      words: 'invented',
      whose: 'Ada',
      state: 'now',
      ...row,
    });
  const aStep = (row: Row): Row =>
    about({
      ...{ goal_id: entry, step_id: newId(), version: 1, place: 0, words: 'invented' },
      ...{ who: 'Ada', who_kind: 'child', state: 'to do', ...row },
    });
  const aReading = (row: Row): Row =>
    about({ goal_id: entry, reading_id: newId(), value: 3, read_on: day, by_whom: 'Ada', ...row });
  const aView = (row: Row): readonly Row[] => [
    about({ who_kind: 'child', who: 'Ada', answer: 'yes', said_on: day, ...row }),
  ];
  const anAgreed = (row: Row): Row =>
    about({ number: 1, agreed_on: day, meeting: 'invented', agreed_by: 'Ada', parts: '{}', ...row });

  return [
    rule('plan_goal_area_check', 'plan_goal', [aGoal({ area: 'the moon' })]),
    rule('plan_goal_audience_check', 'plan_goal', [aGoal({ audience: 'everybody' })]),
    rule('plan_goal_state_check', 'plan_goal', [aGoal({ state: 'perhaps' })]),
    rule('plan_goal_version_check', 'plan_goal', [aGoal({ version: 0 })]),
    rule('plan_goal_given_up_says_why', 'plan_goal', [aGoal({ state: 'no longer' })]),
    rule('plan_goal_once', 'plan_goal', [aGoal({ goal_id: entry }), aGoal({ goal_id: entry })]),
    rule('plan_step_audience_check', 'plan_step', [aStep({ audience: 'everybody' })]),
    rule('plan_step_state_check', 'plan_step', [
      aStep({ state: 'perhaps', happened: 'invented', ended_on: day }),
    ]),
    rule('plan_step_version_check', 'plan_step', [aStep({ version: 0 })]),
    rule('plan_step_who_kind_check', 'plan_step', [aStep({ who_kind: 'a robot' })]),
    rule('plan_step_not_done_says_what_happened', 'plan_step', [aStep({ state: 'not done', ended_on: day })]),
    rule('plan_step_ended_says_when', 'plan_step', [aStep({ state: 'done' })]),
    rule('plan_step_once', 'plan_step', [aStep({ step_id: entry }), aStep({ step_id: entry })]),
    rule('plan_reading_value_check', 'plan_reading', [aReading({ value: 11 })]),
    rule('plan_reading_once', 'plan_reading', [
      aReading({ reading_id: entry }),
      aReading({ reading_id: entry }),
    ]),
    rule('plan_reading_put_right_once', 'plan_reading', [
      aReading({ replaces: entry, withdrawn: true }),
      aReading({ replaces: entry, withdrawn: true }),
    ]),
    rule('plan_reading_withdrawn_says_which', 'plan_reading', [aReading({ withdrawn: true })]),
    rule('plan_view_answer_check', 'plan_view', aView({ answer: 'perhaps', words: 'invented' })),
    rule('plan_view_audience_check', 'plan_view', aView({ audience: 'everybody' })),
    rule('plan_view_who_kind_check', 'plan_view', aView({ who_kind: 'a robot' })),
    rule('plan_view_says_why', 'plan_view', aView({ answer: 'no' })),
    rule('plan_agreed_number_check', 'plan_agreed', [anAgreed({ number: 0 })]),
    rule('plan_agreed_once', 'plan_agreed', [anAgreed({}), anAgreed({})]),
  ];
}
