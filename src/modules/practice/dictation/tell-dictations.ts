import { formatDate } from '../../../platform/dates/format-date.ts';
import type { Declaration, Row, Said } from '../../people/index.ts';
import { dayOf, sentences } from '../../people/index.ts';
import { declareWritten } from '../passages/declare-written.ts';

const chapter = 'Who worked with you';

/** What an engine wrote down and nobody has accepted: it may be misheard, and is a reviewer's to read first. */
function tellDictation(row: Row): readonly Said[] {
  const on = dayOf(row, 'received_at');
  const told =
    row['family_told'] === 'true'
      ? 'They said that your family was told.'
      : 'They said that your family was not told yet.';
  const gone = dayOf(row, 'sound_gone_at');
  const sound = gone
    ? `The recording was deleted on ${formatDate(gone)}.`
    : 'The recording is still kept, for a set time.';
  const opening = `A worker recorded their own voice to write down a visit${on ? ` on ${formatDate(on)}` : ''}.`;
  const words = passagesIn(row['passages']).map((text) => `“${text}”`);
  const machine =
    words.length === 0 ? [] : ['A computer wrote down what it heard, which may be wrong:', ...words];
  return [{ chapter, on, words: [sentences(opening, told, sound, ...machine)], isFreeText: true }];
}

function passagesIn(text: string | null | undefined): readonly string[] {
  const said: unknown = JSON.parse(text ?? '[]');
  return Array.isArray(said) ? said.filter((one) => typeof one === 'string') : [];
}

function tellAcceptance(row: Row): readonly Said[] {
  const on = dayOf(row, 'accepted_at');
  return [
    {
      chapter,
      on,
      words: [
        'Some of what a worker wrote about a visit was dictated. The worker checked the words before they were put into your record.',
      ],
    },
  ];
}

/** What dictation can tell of somebody. Its recordings are on the list of what is not told. */
export const dictationDeclarations: readonly Declaration[] = [
  declareWritten('dictation', 'what was dictated of a visit', tellDictation),
  declareWritten('dictation_acceptance', 'that words were dictated', tellAcceptance),
];
