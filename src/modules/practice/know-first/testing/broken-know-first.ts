import { newId } from '../../../../platform/ids/ids.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;
type Broken = { readonly rule: string; readonly table: string; readonly rows: readonly Row[] };

/** Every rule of what is to be known first, with rows about this person that break it and no other. */
export function brokenKnowFirst(person: string): readonly Broken[] {
  const broken = (rule: string, row: Row): Broken => ({
    rule,
    table: 'practice.know_first',
    rows: [
      {
        ...{ id: newId(), person_id: person, kind: 'said', words: 'invented', written_by: 'Nora' },
        ...{ said_on: '2025-01-01', ...row },
      },
    ],
  });
  return [
    broken('know_first_kind_check', { kind: 'guessed' }),
    broken('know_first_audience_check', { audience: 'everybody' }),
    broken('know_first_shown_says_by_whom', { kind: 'shown' }),
  ];
}
