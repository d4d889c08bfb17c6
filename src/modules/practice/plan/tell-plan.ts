import { formatDate } from '../../../platform/dates/format-date.ts';
import type { About, Declaration, Row, Said } from '../../people/index.ts';
import { dayOf, onDay, sentences } from '../../people/index.ts';
import { declareWritten } from '../passages/declare-written.ts';
import { goalStates, stepStates, viewAnswers } from './plan-rules.ts';

const chapter = 'Decisions about you';

const labelOf = (labels: object, name: string | null | undefined): string => {
  const found: unknown = new Map(Object.entries(labels)).get(name ?? '');
  return typeof found === 'string' ? found.toLowerCase() : 'not known';
};

const quoted = (opening: string, words: string | null | undefined): string | null =>
  words ? `${opening}: “${words}”` : null;

function tellGoal(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'recorded_at');
  const opening =
    row['version'] === '1'
      ? `${onDay(about, on)} a goal was written into your plan`
      : `${onDay(about, on)} a goal of your plan was said again`;
  const words = sentences(
    `${opening}, in the words of ${row['whose'] ?? 'somebody'}: “${row['words'] ?? ''}”`,
    `It was: ${labelOf(goalStates, row['state'])}.`,
    quoted('Why it matters', row['why']),
    quoted('How people will know', row['know']),
    quoted('Who looks after it', row['owner']),
    quoted('Why it changed', row['because']),
    quoted('A note for staff', row['staff_note']),
  );
  return [{ chapter, on, words: [words], isFreeText: true }];
}

function tellStep(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'recorded_at');
  const due = dayOf(row, 'by_when');
  const words = sentences(
    `${onDay(about, on)} this step stood in your plan: “${row['words'] ?? ''}” (${row['who'] ?? 'nobody named'})`,
    due && `It was to be done by ${formatDate(due)}.`,
    `It was: ${labelOf(stepStates, row['state'])}.`,
    quoted('What happened', row['happened']),
  );
  return [{ chapter, on, words: [words], isFreeText: true }];
}

function tellReading(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'read_on');
  const by = row['by_whom'] ?? 'somebody';
  const words = row['withdrawn']?.startsWith('t')
    ? `A number that ${by} gave for a goal (${row['value'] ?? ''} of 10) was taken back: it had been written down wrongly.`
    : `${onDay(about, on)} ${by} said how a goal of your plan was going: ${row['value'] ?? ''} of 10.`;
  return [{ chapter, on, words: [words], isFreeText: true }];
}

function tellView(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'said_on');
  const words = sentences(
    `${onDay(about, on)} ${row['who'] ?? 'somebody'} was asked whether they agree with the plan. The answer: ${labelOf(viewAnswers, row['answer'])}.`,
    quoted('What they said, or why they could not answer', row['words']),
  );
  return [{ chapter, on, words: [words], isFreeText: true }];
}

function tellAgreed(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'agreed_on');
  const words = sentences(
    `${onDay(about, on)} your plan was agreed (version ${row['number'] ?? ''}): ${row['meeting'] ?? ''}.`,
    quoted('Who agreed', row['agreed_by']),
    quoted('Who did not, and what they said', row['apart']),
  );
  return [{ chapter, on, words: [words], isFreeText: true }];
}

/** What the plan can tell of somebody: every version of it, since none is ever overwritten. */
export const planDeclarations: readonly Declaration[] = [
  declareWritten('plan_goal', 'a goal', tellGoal),
  declareWritten('plan_step', 'a step of a plan', tellStep),
  declareWritten('plan_reading', 'how a goal was going', tellReading),
  declareWritten('plan_view', 'whether somebody agreed', tellView),
  declareWritten('plan_agreed', 'a plan that was agreed', tellAgreed),
];
