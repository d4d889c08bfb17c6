import { newId } from '../../../../platform/ids/ids.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;
type Broken = { readonly rule: string; readonly table: string; readonly rows: readonly Row[] };

/** Every rule of the star, with rows about this person that break it and no other; `readingId` is a reading that stands. */
export function brokenStar(person: string, readingId: string): readonly Broken[] {
  const about = (row: Row): Row => ({ id: newId(), person_id: person, ...row });
  const anArea = (row: Row): Row => about({ area: 'mind', version: 9, name: 'invented', ...row });
  const aReading = (row: Row): Row =>
    about({ read_on: '2025-01-01', by_kind: 'child', by_whom: 'Ada', audience: 'staff', ...row });
  const aValue = (row: Row): Row => about({ reading_id: readingId, area: 'mind', value: 5, ...row });
  const aChange = (row: Row): Row =>
    about({ reading_id: readingId, number: 9, kind: 'taken back', words: 'invented', ...row });
  const rule = (table: string, name: string, ...rows: readonly Row[]): Broken => ({
    rule: name,
    table: `practice.${table}`,
    rows,
  });
  return [
    rule('star_area', 'star_area_area_check', anArea({ area: 'the moon' })),
    rule('star_area', 'star_area_version_check', anArea({ version: 0 })),
    rule('star_area', 'star_area_once', anArea({}), anArea({})),
    rule('star_reading', 'star_reading_by_kind_check', aReading({ by_kind: 'a robot' })),
    rule('star_reading', 'star_reading_audience_check', aReading({ audience: 'everybody' })),
    rule('star_value', 'star_value_value_check', aValue({ value: 11 })),
    rule('star_value', 'star_value_once', aValue({}), aValue({})),
    rule('star_change', 'star_change_number_check', aChange({ number: 0 })),
    rule('star_change', 'star_change_kind_check', aChange({ kind: 'a shrug' })),
    rule('star_change', 'star_change_audience_check', aChange({ kind: 'audience', audience: 'everybody' })),
    rule('star_change', 'star_change_once', aChange({}), aChange({})),
    rule('star_change', 'star_change_says_who_reads', aChange({ kind: 'audience' })),
  ];
}
