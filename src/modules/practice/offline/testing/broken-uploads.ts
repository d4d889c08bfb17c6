import { newId } from '../../../../platform/ids/ids.ts';

type Row = Readonly<Record<string, string | number | null>>;
type Broken = { readonly rule: string; readonly table: string; readonly rows: readonly Row[] };

/** Every rule of what devices send, with rows about this person that break it and no other. */
export function brokenUploads(person: string): readonly Broken[] {
  const at = '2025-01-01T09:00:00Z';
  const event = newId();
  const decided = { decided_at: at, decided_by: newId() };
  const held = (rule: string, ...rows: readonly Row[]): Broken => ({
    rule,
    table: 'practice.offline_held',
    rows: rows.map((row) => ({
      ...{ id: newId(), person_id: person, event_id: newId(), reason: 'conflict', place: 0 },
      ...{ shared: '{}', own: '{}', said_at: at },
      ...row,
    })),
  });
  const receipt = {
    upload_id: newId(),
    content_sha256: 'x',
    event_id: newId(),
    device_id: newId(),
    said_at: at,
  };
  return [
    {
      rule: 'offline_receipt_outcome_check',
      table: 'practice.offline_receipt',
      rows: [{ ...receipt, outcome: 'lost' }],
    },
    held('offline_held_reason_check', { reason: 'a whim' }),
    held('offline_held_once', { event_id: event }, { event_id: event }),
    held('offline_held_decided_whole', { decided_at: at }),
    held('offline_held_state_check', { ...decided, state: 'lost' }),
    held('offline_held_left_out_says_why', { ...decided, state: 'left out' }),
    held('offline_held_taken_over_says_where', { ...decided, state: 'taken over' }),
  ];
}
