import { formatDate } from '../../../platform/dates/format-date.ts';
import type { About, Declaration, Row, Said } from '../../people/index.ts';
import { dayOf, onDay, sentences } from '../../people/index.ts';
import { handoverReasons } from './handover-rules.ts';

const chapter = 'Who worked with you';
const quoted = (opening: string, words: string | null | undefined): string | null =>
  words ? `${opening}: “${words}”` : null;

function tellHandover(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'recorded_at');
  const starts = dayOf(row, 'starts');
  const reason = new Map(Object.entries(handoverReasons)).get(row['reason'] ?? '');
  const words = sentences(
    `${onDay(about, on)} a change of your worker was planned: from ${row['from_name'] ?? 'a worker who was not named'} to ${row['to_name'] ?? 'a worker who was not named'}${starts ? `, from ${formatDate(starts)}` : ''}.`,
    reason !== undefined && `Why: ${reason.toLowerCase()}.`,
    quoted('What was said of it', row['because']),
    quoted('Why your brothers or sisters did not change with you', row['apart']),
    quoted('It was taken back', row['taken_back_because']),
  );
  return [{ chapter, on, words: [words], isFreeText: true }];
}

const openings: Readonly<Record<string, (row: Row) => string>> = {
  told: (row) =>
    `${row['who'] ?? 'somebody'} was told by ${row['by_whom'] ?? 'somebody'} that your worker changes`,
  'not told': (row) =>
    `it was written down why ${row['who'] ?? 'somebody'} was not told that your worker changes`,
  goodbye: (row) => `${row['by_whom'] ?? 'your worker'} said goodbye`,
  'no goodbye': () => 'there was no goodbye from your worker',
  introduction: (row) => `you and your new worker met (${row['by_whom'] ?? 'nobody is named'})`,
  acknowledged: () => 'your new worker wrote that they had read something of your record',
  'taken back': () => 'something that was written about the change of your worker was taken back',
};

function tellEvent(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'happened_on');
  const isSeen = row['is_observed']?.startsWith('t') ?? false;
  const opening =
    openings[row['kind'] ?? '']?.(row) ?? 'something about the change of your worker was written down';
  const words = sentences(
    `${onDay(about, on)} ${opening}.`,
    quoted(isSeen ? 'What people saw' : 'The words', row['words']),
    quoted('The apology', row['apology']),
  );
  return [{ chapter, on, words: [words], isFreeText: true }];
}

const nameOf = (column: string, as: string) =>
  `(select coalesce(w.name, w.reference) from workforce.known_worker w where w.id = f.${column}) as ${as}`;

/** What changes of worker can tell of somebody. */
export const handoverDeclarations: readonly Declaration[] = [
  {
    table: 'practice.handover',
    subjects: ['person_id'],
    isFact: false,
    thing: 'a change of your worker',
    also: [nameOf('from_id', 'from_name'), nameOf('to_id', 'to_name')].join(', '),
    tell: tellHandover,
  },
  {
    table: 'practice.handover_event',
    subjects: ['person_id'],
    isFact: false,
    thing: 'a goodbye, and who was told',
    tell: tellEvent,
  },
];
