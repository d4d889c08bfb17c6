import { formatDate } from '../../../platform/dates/format-date.ts';
import type { About, Declaration, Row, Said } from '../../people/index.ts';
import { dayOf, onDay, sentences } from '../../people/index.ts';
import { wishAnswers } from './wish-rules.ts';

const chapter = 'Decisions about you';

const quoted = (opening: string, words: string | null | undefined): string | null =>
  words ? `${opening}: “${words}”` : null;

function tellWish(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'said_on');
  const due = dayOf(row, 'reply_by');
  const opening =
    row['kind'] === 'shown'
      ? `${onDay(about, on)} ${row['observed_by'] ?? 'somebody'} wrote down what you showed that you wanted`
      : `${onDay(about, on)} it was written down what you said that you wanted`;
  const words = sentences(
    `${opening}: “${row['words'] ?? ''}”`,
    `It went to ${row['to_whom'] ?? 'nobody named'}.`,
    due && `A reply was due by ${formatDate(due)}.`,
    quoted('Why these words were put right', row['because']),
  );
  return [{ chapter, on, words: [words], isFreeText: true }];
}

const kinds: Readonly<Record<string, string>> = {
  reply: 'there was a reply to what you wanted',
  'came of it': 'something happened because of what you wanted',
  mistake: 'a wish was marked as written down by mistake',
  'taken back': 'what had been said of a wish was taken back',
};

function tellTurn(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'happened_on');
  const back = dayOf(row, 'come_back_on');
  const answer = Object.entries(wishAnswers).find(([name]) => name === row['answer'])?.[1];
  const words = sentences(
    `${onDay(about, on)} ${kinds[row['kind'] ?? ''] ?? 'something was said of a wish'}.`,
    answer && `The answer was: ${answer.toLowerCase()}.`,
    quoted('The words', row['words']),
    quoted('Who replied', row['by_whom']),
    quoted('How you were told', row['how']),
    back && `Somebody was to come back to it by ${formatDate(back)}.`,
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

/** What wishes can tell of somebody: every version, every reply and what came of it. */
export const wishDeclarations: readonly Declaration[] = [
  table('wish', 'what somebody wants', tellWish),
  table('wish_turn', 'a reply to a wish', tellTurn),
];
