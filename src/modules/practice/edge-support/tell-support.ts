import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { About, Declaration, Row, Said } from '../../people/index.ts';
import { dayOf, onDay, sentences } from '../../people/index.ts';
import { formatPence } from './support-rules.ts';

const chapter = 'Decisions about you';

const quoted = (opening: string, words: string | null | undefined): string | null =>
  words ? `${opening}: “${words}”` : null;

const namesOthers = (row: Row) =>
  (row['also_of'] ?? '{}') === '{}' ? {} : { sensitivity: ['third party'] as const };

function tellSupport(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'starts');
  const end = parsePlainDate(row['planned_end'] ?? undefined);
  const pence = row['cost_pence'];
  const words = sentences(
    row['version'] === '1'
      ? `${onDay(about, on)} support for you to stay at home was to begin: ${row['kind'] ?? 'not said'}.`
      : 'What was written down about support for you to stay at home was said anew.',
    end ? `It was to end on ${formatDate(end)}.` : null,
    quoted('Why then', row['why_now']),
    quoted(`What would be different, in the words of ${row['said_by'] ?? 'somebody'}`, row['different']),
    quoted('Who asked for it', row['asked_by']),
    quoted('Who agreed', row['agreed_by']),
    quoted('Who gave it', row['given_by']),
    pence
      ? `What was agreed to spend: ${formatPence(Number(pence))}${row['cost_per'] === 'week' ? ' a week' : ''}, paid by ${row['paid_by'] ?? 'somebody'}.`
      : null,
    quoted('Why it was said anew', row['because']),
  );
  return [{ chapter, on, words: [words], isFreeText: true, ...namesOthers(row) }];
}

const kinds: Readonly<Record<string, string>> = {
  reviewed: 'it was looked at how support for you to stay at home goes',
  extended: 'it was agreed that support for you to stay at home goes on longer',
  ended: 'support for you to stay at home ended',
  mistake: 'support for you to stay at home was marked as written down by mistake',
  'taken back': 'what had been said of support for you to stay at home was taken back',
};

const homes: Readonly<Record<string, string>> = {
  yes: 'You were safe at home.',
  partly: 'You were safe at home some of the time.',
  no: 'You were not safe at home.',
  'not known': 'It was not known whether you were safe at home.',
};

function tellTurn(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'happened_on');
  const until = parsePlainDate(row['until'] ?? undefined);
  const words = sentences(
    `${onDay(about, on)} ${kinds[row['kind'] ?? ''] ?? 'something was said of support for you to stay at home'}.`,
    until ? `Until ${formatDate(until)}.` : null,
    homes[row['home'] ?? ''],
    quoted('What the family said', row['said']),
    quoted('Why there are no words of the family', row['unsaid']),
    quoted('In the worker’s words', row['words']),
  );
  return [{ chapter, on, words: [words], isFreeText: true, ...namesOthers(row) }];
}

const table = (name: string, thing: string, tell: Declaration['tell']): Declaration => ({
  table: `practice.${name}`,
  subjects: ['person_id'],
  isFact: false,
  thing,
  tell,
});

/** What support at the edge of care can tell of a child: every version and everything that came of it. */
export const supportDeclarations: readonly Declaration[] = [
  table('edge_support', 'support to stay at home', tellSupport),
  table('edge_support_turn', 'what came of support to stay at home', tellTurn),
];
