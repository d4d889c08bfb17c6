import type { Declaration, Row, Said } from '../../people/index.ts';
import { dayOf, sentences } from '../../people/index.ts';
import { formatKnown } from './chronology-rules.ts';

const chapter = 'Decisions about you';

const quoted = (opening: string, words: string | null | undefined): string | null =>
  words ? `${opening}: “${words}”` : null;

function tellEvent(row: Row): readonly Said[] {
  const on = dayOf(row, 'happened_on');
  const when = on ? formatKnown(on, row['precision'] ?? 'day') : 'A day that is not known';
  const opening = row['withdrawn']?.startsWith('t')
    ? `An event of ${when} was taken out of a chronology of your life.`
    : `In a chronology of your life stood, of ${when}:`;
  const words = sentences(
    opening,
    row['words'] && `“${row['words']}”`,
    quoted('What it meant', row['meaning']),
    quoted('Told by', row['agency']),
    quoted('Known from', row['source']),
    quoted('Why it was changed', row['because']),
  );
  return [{ chapter, on, words: [words], isFreeText: true }];
}

/** What a chronology can tell of somebody: every time that an event was said. */
export const chronologyDeclarations: readonly Declaration[] = [
  {
    table: 'practice.chronology_event',
    subjects: ['person_id'],
    isFact: false,
    thing: 'an event of a chronology',
    tell: tellEvent,
  },
];
