import { formatDate } from '../../../platform/dates/format-date.ts';
import type { About, Declaration, Row, Said } from '../../people/index.ts';
import { dayOf, onDay, sentences } from '../../people/index.ts';

const chapter = 'Decisions about you';

const quoted = (opening: string, words: string | null | undefined): string | null =>
  words ? `${opening}: “${words}”` : null;

const areas: Readonly<Record<string, string>> = {
  'mental health': 'with your mental health',
  'substance use': 'with substance use',
  'domestic abuse': 'because of domestic abuse',
};

function tellNeed(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'known_on');
  const need = `a need of yours for support ${areas[row['area'] ?? ''] ?? ''}`.trimEnd();
  const words = sentences(
    row['version'] === '1'
      ? `${onDay(about, on)} ${need} was written down.`
      : `What was said of ${need}, known since ${on ? formatDate(on) : 'a day that is not recorded'}, was said anew.`,
    quoted('In your words', row['said']),
    quoted('Why there are no words of yours, or what you showed', row['unsaid']),
    quoted('In the worker’s words', row['seen']),
    quoted('Why it was said anew', row['because']),
  );
  return [{ chapter, on, words: [words], isFreeText: true }];
}

const kinds: Readonly<Record<string, string>> = {
  asked: 'somebody was asked for support for you',
  answered: 'there was an answer about support for you',
  started: 'support for you began',
  ended: 'support for you ended',
  over: 'it was written down that a need of yours for support was no longer there',
  mistake: 'a need of yours for support was marked as written down by mistake',
  'taken back': 'what had been said of a need of yours for support was taken back',
};

const answers: Readonly<Record<string, string>> = {
  accepted: 'The answer was yes.',
  'waiting list': 'The answer was a waiting list.',
  declined: 'It was declined.',
  'not wanted': 'You did not want it.',
  'none yet': 'There was no answer yet.',
};

function tellTurn(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'happened_on');
  const words = sentences(
    `${onDay(about, on)} ${kinds[row['kind'] ?? ''] ?? 'something was said of a need of yours for support'}.`,
    quoted('Who was asked', row['service']),
    answers[row['answer'] ?? ''],
    quoted('The words', row['words']),
  );
  return [{ chapter, on, words: [words], isFreeText: true }];
}

/** Words about support for somebody else, in this child's plan: weighed before they are told. */
function tellAgreed(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'agreed_on');
  const words = sentences(
    row['withdrawn'] === 'true'
      ? `Words about support for ${row['whose'] ?? 'somebody'} were taken out of your plan.`
      : `${onDay(about, on)} ${row['agreed_by'] ?? 'somebody'} agreed to what your plan says about support for ${row['whose'] ?? 'somebody'}.`,
    quoted('The words', row['words']),
    quoted('Why it was said anew', row['because']),
  );
  const isOwn = (row['also_of'] ?? '{}') === '{}';
  return [
    {
      chapter,
      on,
      words: [words],
      isFreeText: true,
      ...(isOwn ? {} : { sensitivity: ['third party', 'health of somebody else'] as const }),
    },
  ];
}

const table = (name: string, thing: string, tell: Declaration['tell']): Declaration => ({
  table: `practice.${name}`,
  subjects: ['person_id'],
  isFact: false,
  thing,
  tell,
});

/** What needs for support can tell of somebody: every version and everything that came of them. */
export const needDeclarations: readonly Declaration[] = [
  table('mental_health_need', 'a need for support', tellNeed),
  table('mental_health_turn', 'what came of a need for support', tellTurn),
  table('mental_health_agreed', 'what a plan says of a need for support', tellAgreed),
];
