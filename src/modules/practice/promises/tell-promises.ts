import { formatDate } from '../../../platform/dates/format-date.ts';
import type { About, Declaration, Row, Said } from '../../people/index.ts';
import { dayOf, onDay, sentences } from '../../people/index.ts';

const chapter = 'Decisions about you';

const quoted = (opening: string, words: string | null | undefined): string | null =>
  words ? `${opening}: “${words}”` : null;

function tellPromise(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'made_on');
  const due = dayOf(row, 'due_on');
  const to = row['to_kind'] === 'child' ? 'you' : (row['to_whom'] ?? 'somebody of your family');
  const opening =
    row['version'] === '1'
      ? `${onDay(about, on)} ${row['by_whom'] ?? 'somebody'} promised ${to}`
      : `What ${row['by_whom'] ?? 'somebody'} had promised ${to} was said anew`;
  const words = sentences(
    `${opening}: “${row['words'] ?? ''}”`,
    due && `It was to be done by ${formatDate(due)}.`,
    quoted('Why it was said anew', row['because']),
  );
  return [{ chapter, on, words: [words], isFreeText: true }];
}

const kinds: Readonly<Record<string, string>> = {
  kept: 'it was said that a promise had been kept',
  confirmed: 'it was written down that a promise was kept, as whoever it was made to said',
  'not so': 'it was written down that a promise was not kept, as whoever it was made to said',
  'could not say': 'it was written down what was seen when it was asked whether a promise was kept',
  changed: 'it was told that a promise would change',
  broken: 'an apology was given for a promise that was not kept',
  mistake: 'a promise was marked as written down by mistake',
  'taken back': 'what had been said of a promise was taken back',
};

function tellTurn(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'happened_on');
  const words = sentences(
    `${onDay(about, on)} ${kinds[row['kind'] ?? ''] ?? 'something was said of a promise'}.`,
    quoted('The words', row['words']),
    quoted('What was said or shown', row['answer']),
    quoted('The apology', row['apology']),
    quoted('How', row['how']),
    quoted('Who', row['by_whom']),
  );
  return [{ chapter, on, words: [words], isFreeText: true }];
}

const table = (name: string, thing: string, tell: Declaration['tell']): Declaration => ({
  table: `practice.${name}`,
  subjects: ['person_id'],
  isFact: false,
  thing,
  tell,
});

/** What promises can tell of somebody: every version and everything that became of them. */
export const promiseDeclarations: readonly Declaration[] = [
  table('promise', 'a promise', tellPromise),
  table('promise_turn', 'what became of a promise', tellTurn),
];
