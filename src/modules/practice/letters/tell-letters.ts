import type { About, Declaration, Row, Said } from '../../people/index.ts';
import { dayOf, onDay, sentences } from '../../people/index.ts';

const chapter = 'Decisions about you';

function tellLetter(row: Row): readonly Said[] {
  const on = dayOf(row, 'recorded_at');
  const opening =
    row['version'] === '1' ? 'The letter to your family' : 'The letter to your family, written anew';
  return [
    {
      chapter,
      on,
      words: [sentences(`${opening}: “${row['words'] ?? ''}”`, row['because'] && `Why: “${row['because']}”`)],
      isFreeText: true,
    },
  ];
}

const kinds: Readonly<Record<string, string>> = {
  given: 'the letter about a decision was given to',
  'not given': 'it was decided not to give your family the letter',
  disagrees: 'somebody disagreed with a decision:',
  answered: 'somebody who disagreed was answered:',
  'taken back': 'what had been written down of a letter was taken back',
};

function tellTurn(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'happened_on');
  const words = sentences(
    `${onDay(about, on)} ${kinds[row['kind'] ?? ''] ?? 'something was written down of a letter'} ${row['who'] ?? ''}`.trim(),
    row['why_not'] && `Why not: ${row['why_not']}.`,
    row['how'] && `How: ${row['how']}.`,
    row['words'] && `The words: “${row['words']}”`,
    row['by_whom'] && `By ${row['by_whom']}.`,
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

/** What letters to the family tell of somebody: every version, and what became of them. */
export const letterDeclarations: readonly Declaration[] = [
  table('decision_letter', 'a letter to your family', tellLetter),
  table('decision_letter_turn', 'what became of a letter', tellTurn),
];
