import type { About, Row, Said } from '../../people/index.ts';
import { dayOf, onDay, sentences } from '../../people/index.ts';
import { bases, basisNames } from './sharing-rules.ts';

const chapter = 'Who was told about you';

/** That something was told is the reader's to know; the words that were typed about it are read by a reviewer first. */
export function tellSharing(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'decided_on');
  const shared = row['is_shared'] === 'true';
  const basis = basisNames.find((name) => name === row['basis']);
  const words = sentences(
    shared
      ? `${onDay(about, on)} information about you was shared with ${row['agency'] ?? 'somebody'}.`
      : `${onDay(about, on)} it was decided not to share information about you with ${row['agency'] ?? 'somebody'}.`,
    basis && `The reason in law: ${bases[basis][0].toLowerCase()}.`,
    row['family_told'] === 'yes' && 'You or your family were told.',
    row['family_told'] !== 'yes' && 'You and your family were not told at the time.',
    row['corrects_id'] && 'This puts right what was written down before.',
  );
  const typed = (column: string, what: string): readonly Said[] =>
    row[column] ? [{ chapter, on, words: [`${what}: “${row[column]}”`], isFreeText: true }] : [];
  return [
    { chapter, on, words: [words] },
    ...typed('what', shared ? 'What was shared' : 'What was not shared'),
    ...typed('purpose', 'Why'),
    ...typed('recipient', 'The person who was told'),
    ...typed('family_not_told_because', 'Why you were not told'),
    ...typed('detriment', 'How it was weighed whether it would do you harm'),
    ...typed('correction_why', 'Why it was put right'),
    ...typed('who_could_be_harmed', 'Who could have been harmed').map((said) => ({
      ...said,
      sensitivity: ['confidential source' as const],
    })),
  ];
}
