import { newId } from '../../../../platform/ids/ids.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;
type Broken = { readonly rule: string; readonly table: string; readonly rows: readonly Row[] };

/** Every rule of the steps of help, with rows about this person that break it and no other; `stepId` is a step that stands. */
export function brokenSteps(person: string, stepId: string): readonly Broken[] {
  const about = (row: Row): Row => ({ id: newId(), person_id: person, ...row });
  const aStep = (row: Row): Row =>
    about({ together_id: newId(), kind: 'end', happened_on: '2025-01-01', state: 'waiting', ...row });
  const suspected = (said: unknown): Row => ({ kind: 'strategy discussion', said: JSON.stringify(said) });
  const words = (row: Row): Row => about({ step_id: stepId, words: 'invented', about: 'reasons', ...row });
  const step = (rule: string, ...rows: readonly Row[]): Broken => ({
    rule,
    table: 'practice.step',
    rows: rows.map(aStep),
  });
  return [
    step('step_kind_check', { kind: 'a leap' }),
    step('step_state_check', { state: 'perhaps', decided_at: '2025-01-01' }),
    step('step_says_suspected_harm', suspected({}), suspected({ harms: ['neglect'], grounds: ['declined'] })),
    step('step_says_when_they_answered', { kind: 'family help' }, { kind: 'child in need' }),
    step('step_says_what_was_declined', {
      kind: 'agreement declined',
      said: JSON.stringify({ agreedOn: '2025-01-01', offered: null }),
    }),
    step('step_once', { together_id: person }, { together_id: person }),
    step('step_decided_says_when', { state: 'taken' }),
    step('step_taken_back_says_when', { state: 'taken back', decided_at: '2025-01-01' }),
    { rule: 'step_words_about_check', table: 'practice.step_words', rows: [words({ about: 'rumour' })] },
    { rule: 'step_words_once', table: 'practice.step_words', rows: [words({}), words({})] },
  ];
}
