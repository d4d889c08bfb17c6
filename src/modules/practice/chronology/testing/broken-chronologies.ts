import { newId } from '../../../../platform/ids/ids.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;
type Broken = { readonly rule: string; readonly table: string; readonly rows: readonly Row[] };

/** Every rule of chronologies, with rows about this person that break it and no other. */
export function brokenChronologies(person: string): readonly Broken[] {
  const event = (rule: string, row: Row): Broken => ({
    rule,
    table: 'practice.chronology_event',
    rows: [
      {
        ...{ id: newId(), person_id: person, event_id: newId(), happened_on: '2025-01-01', precision: 'day' },
        ...{ words: 'invented', source: 'invented', ...row },
      },
    ],
  });
  return [
    event('chronology_event_precision_check', { precision: 'century' }),
    event('chronology_event_says_what', { words: null }),
    event('chronology_event_item_says_kind', { item_id: newId() }),
    event('chronology_event_withdrawn_says_why', { withdrawn: true, words: null, source: null }),
  ];
}
