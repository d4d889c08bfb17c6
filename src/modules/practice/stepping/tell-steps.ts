import { labelOfCinCode } from '../../../formats/cin/codes.ts';
import type { About, Declaration, Row, Said } from '../../people/index.ts';
import { dayOf, onDay, sentences } from '../../people/index.ts';
import { offers } from './offer-rules.ts';
import { grounds, suspectedHarms } from './suspicion-rules.ts';
import { declareWritten } from '../passages/declare-written.ts';

const chapter = 'Decisions about you';

/** A step as one would tell the child; what was decided in it stands in the facts that it made, which are told by themselves. */
const steps: Readonly<Record<string, string>> = {
  'family help': 'your family agreed to help from the family help team',
  assessment: 'somebody began to find out what help you needed',
  'child in need': 'a plan to help you was asked for',
  'strategy discussion': 'people talked about whether you were safe',
  'enquiry outcome': 'it was written down what was found about whether you were safe',
  conference: 'a meeting was held about how to keep you safe',
  review: 'a meeting looked again at the plan to keep you safe',
  'agreement declined': 'your family was offered help and said no, which is not held against anybody',
  'agreement withdrawn': 'your family said that they no longer wanted help',
  end: 'the help for you was to end',
};

const states: Readonly<Record<string, string>> = {
  waiting: 'A manager has not decided on it.',
  'not taken': 'A manager did not agree to it.',
  'taken back': 'It was a mistake and was taken back.',
};

function tellStep(row: Row, about: About): readonly Said[] {
  const on = dayOf(row, 'happened_on');
  const words = sentences(
    `${onDay(about, on)} ${steps[row['kind'] ?? ''] ?? 'a step was written down'}.`,
    states[row['state'] ?? ''],
  );
  return [{ chapter, on, words: [words] }, ...tellSaid(row['said'], on)];
}

function tellSaid(text: string | null | undefined, on: Said['on']): readonly Said[] {
  const said: unknown = JSON.parse(text ?? '{}');
  if (typeof said !== 'object' || said === null) return [];
  const told = new Map<string, unknown>(Object.entries(said));
  const category = told.get('category');
  const named = typeof category === 'string' ? labelOfCinCode('abuseCategory', category) : undefined;
  const words = [
    named && `The worry was about: ${named.toLowerCase()}.`,
    tellNamed('The help was', offers, told.get('offered')),
    ...tellSuspicion(told.get('harms'), told.get('grounds')),
  ];
  return words.flatMap((one) => (one ? [{ chapter, on, words: [one] }] : []));
}

/** Which harm somebody suspected, and on what that rested, as it is told to whom it was about. */
export function tellSuspicion(harms: unknown, because: unknown): readonly (string | undefined)[] {
  return [
    tellNamed('People were worried about', suspectedHarms, harms),
    tellNamed('What made them worried', grounds, because),
  ];
}

/** Codes as words of a list; undefined where there are none. */
function tellNamed(
  opening: string,
  names: Readonly<Record<string, string>>,
  codes: unknown,
): string | undefined {
  const found = [codes].flat().flatMap((code) => (typeof code === 'string' ? (names[code] ?? []) : []));
  return found.length === 0 ? undefined : `${opening}: ${found.join('; ').toLowerCase()}.`;
}

const openings: Readonly<Record<string, string>> = {
  reasons: 'Why it was decided so',
  discussion: 'What was shared and agreed',
  'not taken': 'Why a manager did not agree',
  'taken back': 'Why it was taken back',
  then: 'Where things were',
  now: 'Where things were when help ended',
  'come back': 'How to come back',
  'agreed by': 'Who agreed or said so',
  'their words': 'What your family said',
  through: 'Who put it into words',
  'family told': 'What your family was told',
  absent: 'Why somebody was not there',
};

function tellStepWords(row: Row): readonly Said[] {
  const opening = openings[row['about'] ?? ''] ?? 'What was written';
  return [
    {
      chapter,
      on: dayOf(row, 'happened_on'),
      words: [`${opening}: “${row['words'] ?? ''}”`],
      isFreeText: true,
    },
  ];
}

/** What steps of help and protection, and their words, can tell of somebody. */
export const stepDeclarations: readonly Declaration[] = [
  declareWritten('step', 'a step of help', tellStep),
  declareWritten(
    'step_words',
    'why a step of help was taken',
    tellStepWords,
    '(select s.happened_on from practice.step s where s.id = f.step_id) as happened_on',
  ),
];
