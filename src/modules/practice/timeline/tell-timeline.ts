import type { About, Declaration, Row, Said } from '../../people/index.ts';
import { dayOf, onDay } from '../../people/index.ts';

const chapter = 'Decisions about you';

function tellSummary(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'as_at');
  const words = `${onDay(about, on)} somebody wrote down where things stood with you: “${row['words'] ?? ''}”`;
  return [{ chapter, on, words: [words], isFreeText: true }];
}

function tellMark(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'recorded_at');
  const what = row['is_significant']?.startsWith('t') ? 'significant' : 'not significant';
  return [{ chapter, on, words: [`${onDay(about, on)} something in your record was marked as ${what}.`] }];
}

const table = (name: string, thing: string, tell: Declaration['tell']): Declaration => ({
  table: `practice.${name}`,
  subjects: ['person_id'],
  isFact: false,
  thing,
  tell,
});

/** What the timeline's own tables can tell of somebody. */
export const timelineDeclarations: readonly Declaration[] = [
  table('summary', 'where things stood', tellSummary),
  table('timeline_mark', 'a mark on your timeline', tellMark),
];
