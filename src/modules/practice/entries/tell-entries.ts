import { formatDate } from '../../../platform/dates/format-date.ts';
import type { About, Declaration, Row, Said } from '../../people/index.ts';
import { dayOf, onDay, sentences } from '../../people/index.ts';
import { declareWritten } from '../passages/declare-written.ts';
import { ownNames, sharedNames } from './entry-fields.ts';

const chapter = 'Who worked with you';

function tellEntry(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'happened_on');
  const seen = { alone: 'They saw you alone.', 'not alone': 'They saw you, but not alone.' }[
    row['seen'] ?? ''
  ];
  const place = row['place'] === 'where they live' ? 'where you lived' : row['place'];
  const words = sentences(
    `${onDay(about, on)} a worker came to visit you and wrote down what happened (${place ?? 'place not known'}).`,
    seen ?? 'They did not see you.',
    row['sleeps'] === 'not seen' ? 'They did not see where you slept.' : 'They saw where you slept.',
  );
  const why = row['not_alone_because'];
  const takenOver =
    'It was written without a network by the worker who came, and another worker took it over into your record.';
  return [
    { chapter, on, words: [row['written_by'] ? sentences(words, takenOver) : words] },
    ...(why ? [{ chapter, on, words: [`Why not alone: “${why}”`], isFreeText: true } as const] : []),
  ];
}

/** How a passage is introduced; the child's own words and what was written to them are told as theirs. */
const openings: Readonly<Record<string, string>> = {
  purpose: 'What the visit was for',
  gained: 'What came of it',
  words: 'What you said',
  shows: 'What you showed',
  remark: 'What was written about you',
  sleeps: 'What had changed where you slept',
  present: 'Who was there',
  happened: 'What happened',
  'for child': 'What was written to you',
};

function tellPassage(row: Row): readonly Said[] {
  const on = dayOf(row, 'happened_on');
  const opening = openings[row['about'] ?? ''] ?? 'What was written';
  const by = row['observed_by'] ? ` (seen by ${row['observed_by']})` : '';
  const confidential = row['audience'] === 'named' ? { sensitivity: ['confidential source'] as const } : {};
  return [
    { chapter, on, words: [`${opening}${by}: “${row['words'] ?? ''}”`], isFreeText: true, ...confidential },
  ];
}

function tellAddition(row: Row): readonly Said[] {
  const on = dayOf(row, 'recorded_at');
  const opening =
    row['kind'] === 'disagreement'
      ? `${row['who'] ?? 'Somebody'} saw it differently`
      : `This was added later, because: “${row['why'] ?? ''}”`;
  return [{ chapter, on, words: [`${opening}: “${row['words'] ?? ''}”`], isFreeText: true }];
}

/** A draft holds what nobody has put into words for the record yet: all of it is a reviewer's to read first. */
function tellDraft(row: Row): readonly Said[] {
  const on = dayOf(row, 'begun_at');
  if (row['finished_at'])
    return [{ chapter, on, words: ['A worker wrote down a visit: it stands in your record by itself.'] }];
  const said = { ...fieldsOf(row['shared'], sharedNames), ...fieldsOf(row['own'], ownNames) };
  const words = Object.values(said).map((text) => `“${text}”`);
  const became = row['discarded_at'] ? 'threw it away' : 'has not finished it';
  const opening = `A worker began to write down a visit${on ? ` on ${formatDate(on)}` : ''} and ${became}.`;
  return [{ chapter, on, words: [sentences(opening, ...words)], isFreeText: true }];
}

const heldEnds: Readonly<Record<string, string>> = {
  'taken over': 'Another worker took it over and finished it.',
  'left out': 'Somebody decided to leave it out of your record.',
};

/** What came from a device and was held, as it came: a reviewer's to read first, as a draft is. */
function tellHeld(row: Row): readonly Said[] {
  const on = dayOf(row, 'said_at');
  const said = { ...fieldsOf(row['shared'], sharedNames), ...fieldsOf(row['own'], ownNames) };
  const words = Object.values(said).map((text) => `“${text}”`);
  const opening = `A worker wrote down a visit without a network${on ? ` on ${formatDate(on)}` : ''}, and it was not put into your record by itself.`;
  const end = heldEnds[row['state'] ?? ''] ?? 'Nobody has decided about it yet.';
  const why = row['because'] ? [`Why: “${row['because']}”`] : [];
  return [{ chapter, on, words: [sentences(opening, end, ...why, ...words)], isFreeText: true }];
}

const typedNames = new Set([
  'purpose',
  'gained',
  'words',
  'shows',
  'remark',
  'sleeps_words',
  'present',
  'happened',
  'why',
  'for_child',
]);

function fieldsOf(
  text: string | null | undefined,
  names: readonly string[],
): Readonly<Record<string, string>> {
  const said: unknown = JSON.parse(text ?? '{}');
  if (typeof said !== 'object' || said === null) return {};
  return Object.fromEntries(
    Object.entries(said).flatMap(([name, value]) =>
      names.includes(name) && typedNames.has(name) && typeof value === 'string' && value !== ''
        ? [[name, value]]
        : [],
    ),
  );
}

/** What entries, their words, what was added to them and what is unfinished can tell of somebody. */
export const entryDeclarations: readonly Declaration[] = [
  declareWritten('entry', 'a visit', tellEntry),
  declareWritten(
    'entry_passage',
    'what was written of a visit',
    tellPassage,
    '(select e.happened_on from practice.entry e where e.id = f.entry_id) as happened_on',
  ),
  declareWritten('entry_addition', 'what was added to an entry', tellAddition),
  declareWritten('entry_draft', 'a visit that is being written', tellDraft),
  declareWritten('offline_held', 'a visit that a device sent', tellHeld),
];
