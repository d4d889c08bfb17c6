import { fieldError } from '../../../platform/forms/field.ts';
import { closeness } from './family-kind.ts';
import { ends, joined, past, starts, textOf, unchanged, when } from './fact-kind.ts';
import type { FactKind } from './fact-kind.ts';
import { endsAfterStart } from './question.ts';
import type { FactValues, Question } from './question.ts';

type Options = NonNullable<Question['options']>;

const strains: Options = [
  ['none', 'None'],
  ['some', 'Some strain'],
  ['conflict', 'Conflict'],
  ['violence', 'Violence or abuse'],
  ['cut off', 'Cut off: they have no contact'],
];
const directions: Options = [
  ['both', 'Both ways'],
  ['to them', 'From this person to the other'],
  ['from them', 'From the other to this person'],
];
const seenBy: Options = [
  ['themselves', 'They themselves, as they say it'],
  ['worker', 'Their worker'],
];
const places: Options = [
  ['school', 'School or college'],
  ['work', 'Work or training'],
  ['faith', 'Faith'],
  ['club', 'Club, sport or hobby'],
  ['health', 'Health'],
  ['service', 'Service or organisation'],
  ['online', 'Online'],
  ['other', 'Something else'],
];

/** How somebody stands with a person or a place, as they see it or as their worker sees it. */
export const ties: FactKind = {
  path: 'ties',
  table: 'tie',
  title: 'Ties: how close, how strained',
  one: 'a tie',
  none: 'Nothing is recorded about how they stand with others.',
  questions: [
    {
      name: 'organisation_kind',
      label: 'If it is a place: which kind',
      asks: 'which kind of place',
      kind: 'list',
      options: places,
    },
    {
      name: 'seen_by',
      label: 'Who sees it this way',
      asks: 'who sees it this way',
      hint: 'The two views are kept apart',
      kind: 'choice',
      required: true,
      options: seenBy,
    },
    { name: 'closeness', label: 'How close', asks: 'how close they are', kind: 'list', options: closeness },
    { name: 'strain', label: 'Strain', asks: 'the strain', kind: 'list', options: strains },
    {
      name: 'direction',
      label: 'Which way help, or harm, goes',
      asks: 'which way it goes',
      kind: 'list',
      options: directions,
    },
    { name: 'note', label: 'What to know about it', asks: 'a note', kind: 'text', max: 1000 },
    starts('the day from which it is so'),
    ends('the day it ended', 'Leave empty while it lasts'),
  ],
  check: (values) => endsAfterStart(values, 'The day it ended must be after the day it began'),
  stored: unchanged,
  line: (values, today) => ({
    main: textOf(values, 'organisation'),
    detail: joined(
      worded(seenSaid, values, 'seen_by'),
      worded(closeness, values, 'closeness'),
      worded(strainSaid, values, 'strain'),
      worded(directionSaid, values, 'direction'),
      textOf(values, 'note'),
      when(values),
    ),
    past: past(values, today),
  }),
  refusals: {
    tie_once: fieldError('holder', 'This view of it is recorded already: change that one, or end it'),
    tie_not_oneself: fieldError('holder', 'Somebody cannot have a tie with themselves'),
  },
};

const seenSaid: Options = [
  ['themselves', 'as they see it'],
  ['worker', 'as their worker sees it'],
];
const strainSaid: Options = [
  ['some', 'some strain'],
  ['conflict', 'conflict'],
  ['violence', 'violence or abuse'],
  ['cut off', 'cut off'],
];
const directionSaid: Options = [
  ['to them', 'goes to the other'],
  ['from them', 'comes from the other'],
];

function worded(options: Options, values: FactValues, name: string): string {
  return options.find(([value]) => value === textOf(values, name))?.[1].toLowerCase() ?? '';
}
