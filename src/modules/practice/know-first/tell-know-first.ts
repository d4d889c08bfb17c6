import type { About, Declaration, Row, Said } from '../../people/index.ts';
import { dayOf, onDay, sentences } from '../../people/index.ts';

const openings: Readonly<Record<string, string>> = {
  said: 'you said what you wanted people to know first',
  shown: 'somebody wrote down what you showed, for people to know first',
  'taken down': 'what people were to know of you first was taken down',
};

function tellKnowFirst(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'said_on');
  const opening = openings[row['kind'] ?? ''] ?? 'something was written down for people to know first';
  const words = sentences(
    `${onDay(about, on)} ${opening}: “${row['words'] ?? ''}”`,
    row['observed_by'] && `Who saw it: ${row['observed_by']}.`,
    `Who wrote it down: ${row['written_by'] ?? 'nobody named'}.`,
  );
  return [{ chapter: 'Decisions about you', on, words: [words], isFreeText: true }];
}

/** What a child wanted people to know first can be told in a copy: every time that it was written. */
export const knowFirstDeclarations: readonly Declaration[] = [
  {
    table: 'practice.know_first',
    subjects: ['person_id'],
    isFact: false,
    thing: 'what people should know first',
    tell: tellKnowFirst,
  },
];
