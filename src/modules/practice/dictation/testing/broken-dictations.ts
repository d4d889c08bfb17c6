import { newId } from '../../../../platform/ids/ids.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;
type Broken = { readonly rule: string; readonly table: string; readonly rows: readonly Row[] };

/** Every rule of dictation, with rows about this person that break it and no other. */
export function brokenDictations(person: string): readonly Broken[] {
  const [upload, dictation] = [newId(), newId()];
  const at = '2025-01-01T09:00:00Z';
  const recording = (rule: string, ...rows: readonly Row[]): Broken => ({
    rule,
    table: 'practice.dictation',
    rows: rows.map((row) => ({
      ...{ id: newId(), upload_id: newId(), person_id: person, draft_id: newId() },
      ...{ family_told: true, seconds: 3, sha256: 'x', ...row },
    })),
  });
  const acceptance = (rule: string, ...rows: readonly Row[]): Broken => ({
    rule,
    table: 'practice.dictation_acceptance',
    rows: rows.map((row) => ({
      ...{ id: newId(), person_id: person, dictation_id: newId(), place: 0, draft_id: newId() },
      ...{ about: 'happened', ...row },
    })),
  });
  return [
    recording('dictation_seconds_check', { seconds: 0 }),
    recording('dictation_state_check', { state: 'lost' }),
    recording('dictation_failure_check', { state: 'failed', failure: 'luck' }),
    recording('dictation_once', { upload_id: upload }, { upload_id: upload }),
    recording('dictation_failed_says_why', { state: 'failed' }),
    recording('dictation_ready_says_when', { state: 'ready' }),
    recording('dictation_gone_says_why', { sound_gone_at: at }),
    recording('dictation_sound_gone_because_check', { sound_gone_at: at, sound_gone_because: 'a whim' }),
    acceptance('dictation_acceptance_about_check', { about: 'rumour' }),
    acceptance('dictation_acceptance_once', { dictation_id: dictation }, { dictation_id: dictation }),
  ];
}
