import { formatDate } from '../../../platform/dates/format-date.ts';
import type { About, Declaration, Row, Said } from '../../people/index.ts';
import { dayOf, onDay, sentences } from '../../people/index.ts';

const chapter = 'Decisions about you';

const states: Readonly<Record<string, string>> = {
  stands: 'a warning for whoever visits was recorded',
  over: 'it was recorded that a warning for visits is over',
  mistake: 'it was recorded that a warning for visits was a mistake',
};

/** The warning is one passage; who said so another, which stays out where it was a private person. */
function tellWarning(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'recorded_at');
  const since = dayOf(row, 'since');
  const where = row['place'] === 'home' ? 'at your home' : 'about you';
  const words = sentences(
    `${onDay(about, on)} ${states[row['state'] ?? ''] ?? 'something was recorded of a warning'} (${where}): “${row['words'] ?? ''}”`,
    since && `It was said to be so since ${formatDate(since)}.`,
    row['because'] && `Why: “${row['because']}”`,
  );
  return [
    { chapter, on, words: [words], isFreeText: true },
    {
      chapter,
      on,
      words: [`Who said so: ${row['said_by'] ?? 'nobody named'}.`],
      isFreeText: true,
      sensitivity: ['confidential source'],
    },
  ];
}

/** What warnings can tell of whom they are about: everything that was ever said of each. */
export const warningDeclarations: readonly Declaration[] = [
  {
    table: 'practice.warning',
    subjects: ['person_id'],
    isFact: false,
    thing: 'a warning for visits',
    tell: tellWarning,
  },
];
