import { newId } from '../../../../platform/ids/ids.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;
type Broken = { readonly rule: string; readonly table: string; readonly rows: readonly Row[] };

/** Every rule of photographs and documents, with rows about this person that break it and no other. */
export function brokenAttachments(person: string): readonly Broken[] {
  const fileId = newId();
  const file = (rule: string, ...rows: readonly Row[]): Broken => ({
    rule,
    table: 'practice.attachment',
    rows: rows.map((row) => ({
      ...{ id: newId(), file_id: newId(), person_id: person, event_id: newId(), kind: 'document' },
      ...{ name: 'invented.pdf', media_type: 'application/pdf', bytes: 9, sha256: 'x' },
      ...{ words: 'Invented', made_by: 'Invented', made_on: '2025-01-01', agreed: 'yes', ...row },
    })),
  });
  const change = (rule: string, row: Row): Broken => ({
    rule,
    table: 'practice.attachment_change',
    rows: [{ id: newId(), person_id: person, attachment_id: newId(), ...row }],
  });
  return [
    file('attachment_kind_check', { kind: 'film' }),
    file('attachment_media_type_check', { media_type: 'text/html' }),
    file('attachment_bytes_check', { bytes: 0 }),
    file('attachment_agreed_check', { agreed: 'perhaps', agreed_because: 'invented' }),
    file('attachment_audience_check', { audience: 'everybody' }),
    file('attachment_picture_has_size', { kind: 'picture', media_type: 'image/jpeg' }),
    file('attachment_named_says_who', { audience: 'named' }),
    file('attachment_agreed_says_why', { agreed: 'no' }),
    file('attachment_once', { file_id: fileId }, { file_id: fileId }),
    change('attachment_change_kind_check', { kind: 'painted over', because: 'invented' }),
    change('attachment_change_says_words', { kind: 'words', because: 'invented' }),
    change('attachment_change_says_why', { kind: 'taken off' }),
  ];
}
