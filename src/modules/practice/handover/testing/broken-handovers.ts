import { newId } from '../../../../platform/ids/ids.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;
type Broken = { readonly rule: string; readonly table: string; readonly rows: readonly Row[] };

/** Every rule of handovers, with rows about this person that break it and no other; a worker and a handover that stand. */
export function brokenHandovers(person: string, worker: string, handoverId: string): readonly Broken[] {
  const day = '2025-01-01';
  const aHandover = (row: Row): Row => ({
    id: newId(),
    person_id: person,
    together_id: newId(),
    to_id: worker,
    starts: day,
    reason: 'LEFTRL',
    because: 'invented',
    ...row,
  });
  const anEvent = (row: Row): Row => ({
    id: newId(),
    person_id: person,
    handover_id: handoverId,
    happened_on: day,
    words: 'invented',
    ...row,
  });
  const handover = (rule: string, ...rows: readonly Row[]): Broken => ({
    rule,
    table: 'practice.handover',
    rows: rows.map(aHandover),
  });
  const event = (rule: string, ...rows: readonly Row[]): Broken => ({
    rule,
    table: 'practice.handover_event',
    rows: rows.map(anEvent),
  });
  const back = { kind: 'taken back', replaces: person };
  const bye = { kind: 'goodbye', how: 'visit', by_whom: 'Ruth' };
  return [
    handover('handover_reason_check', { reason: 'FCONTA' }),
    handover('handover_state_check', { state: 'perhaps' }),
    handover('handover_once', { together_id: person }, { together_id: person }),
    handover('handover_to_another', { from_id: worker }),
    handover('handover_taken_back_says_why', { state: 'taken back', taken_back_at: day }),
    event('handover_event_kind_check', { kind: 'rumour' }),
    event('handover_event_whom_check', { ...bye, whom: 'dog' }),
    event('handover_event_audience_check', { ...bye, audience: 'everybody' }),
    event('handover_event_taken_back_once', back, back),
    event('handover_event_taken_back_says_which', { kind: 'taken back' }),
    event('handover_event_acknowledged_says_what', { kind: 'acknowledged' }),
    event('handover_event_says_words', { ...bye, words: null }),
    event('handover_event_told_says_whom', { kind: 'not told', who: 'Mum' }),
    event('handover_event_told_says_how', { kind: 'told', whom: 'child', who: 'Ada', how: 'visit' }),
    event('handover_event_no_goodbye_says_sorry', { kind: 'no goodbye', by_whom: 'Ruth' }),
  ];
}
