import { newId } from '../../../../platform/ids/ids.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;
type Broken = { readonly rule: string; readonly table: string; readonly rows: readonly Row[] };

/** Every rule of warnings, with rows about this person that break it and no other. */
export function brokenWarnings(person: string): readonly Broken[] {
  const broken = (rule: string, row: Row): Broken => ({
    rule,
    table: 'practice.warning',
    rows: [
      {
        ...{ id: newId(), person_id: person, warning_id: newId(), place: 'home', words: 'invented' },
        ...{ said_by: 'Nora', since: '2025-01-01', review_by: '2025-02-01', ...row },
      },
    ],
  });
  return [
    broken('warning_place_check', { place: 'everywhere' }),
    broken('warning_state_check', { state: 'rumour', because: 'invented' }),
    broken('warning_home_is_a_home', { place: 'person', address_id: newId() }),
    broken('warning_ended_says_why', { state: 'over' }),
    broken('warning_looked_at_after', { review_by: '2024-12-31' }),
  ];
}
