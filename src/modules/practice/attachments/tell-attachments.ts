import type { Declaration, Row, Said } from '../../people/index.ts';
import { dayOf, sentences } from '../../people/index.ts';
import { declareWritten } from '../passages/declare-written.ts';

const chapter = 'Who worked with you';

const asked: Readonly<Record<string, string>> = {
  yes: 'You were asked, and agreed.',
  no: 'You were asked, and did not want it.',
  'could not say': 'You could not say whether you agreed.',
  'not asked': 'You were not asked.',
};

const whatOf = (row: Row) =>
  row['kind'] === 'picture' ? 'A photograph' : `A document (“${row['name'] ?? ''}”)`;

/** What it shows is told in words; a document by its name too. */
function tellAttachment(row: Row): readonly Said[] {
  const on = dayOf(row, 'made_on');
  const words = sentences(
    `${whatOf(row)} made by ${row['made_by'] ?? 'somebody'} was put into your record: “${row['words'] ?? ''}”.`,
    asked[row['agreed'] ?? ''],
    row['agreed_because'] && `Why: “${row['agreed_because']}”`,
    row['state'] === 'taken off' ? 'It was taken off again.' : null,
  );
  const confidential = row['audience'] === 'named' ? { sensitivity: ['confidential source'] as const } : {};
  return [{ chapter, on, words: [words], isFreeText: true, ...confidential }];
}

function tellChange(row: Row): readonly Said[] {
  const on = dayOf(row, 'recorded_at');
  const opening = {
    words: 'What a file in your record shows was said anew',
    'taken off': 'A file was taken off your record',
    'put back': 'A file was put back into your record',
  }[row['kind'] ?? ''];
  const words = sentences(
    `${opening ?? 'A file in your record was changed'}${row['words'] ? `: “${row['words']}”` : ''}.`,
    row['because'] && `Why: “${row['because']}”`,
  );
  return [{ chapter, on, words: [words], isFreeText: true }];
}

/** What photographs and documents, and what became of them, can tell of somebody; a copy names the files and does not hold them. */
export const attachmentDeclarations: readonly Declaration[] = [
  declareWritten(
    'attachment',
    'a photograph or document',
    tellAttachment,
    `(select c.kind from practice.attachment_change c where c.attachment_id = f.id and c.kind <> 'words'
       order by c.recorded_at desc, c.id desc limit 1) as state`,
  ),
  declareWritten('attachment_change', 'what became of a photograph or document', tellChange),
];
