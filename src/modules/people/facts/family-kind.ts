import { fieldError } from '../../../platform/forms/field.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { ends, joined, past, starts, textOf, unchanged, when } from './fact-kind.ts';
import type { FactKind } from './fact-kind.ts';
import { endsAfterStart } from './question.ts';
import type { FactValues } from './question.ts';

export const closeness = [
  ['5', 'Very close'],
  ['4', 'Close'],
  ['3', 'Neither close nor distant'],
  ['2', 'Distant'],
  ['1', 'Very distant'],
] as const;

/** What is wrong with a couple who separated before they were one. */
function separatedAfterStart({ starts: began, separated_on: apart }: FactValues): readonly FieldError[] {
  return typeof began === 'string' && typeof apart === 'string' && apart < began
    ? [fieldError('separated_on', 'The day they separated must be after the day it began', 'day')]
    : [];
}

/** Who is who to somebody: stored once per pair, with a label for each of the two. */
export const family: FactKind = {
  path: 'family',
  table: 'relationship',
  title: 'Family and friends',
  one: 'a relationship',
  none: 'Nobody is recorded. Add the people who matter to them.',
  questions: [
    {
      name: 'closeness',
      label: 'How close they are',
      asks: 'how close they are',
      kind: 'list',
      options: closeness,
    },
    { name: 'note', label: 'What to know about it', asks: 'a note', kind: 'text', max: 1000 },
    {
      name: 'separated_on',
      label: 'Separated on',
      asks: 'the day they separated',
      hint: 'For a couple who live apart and are still married or civil partners',
      kind: 'date',
    },
    {
      name: 'identical_twins',
      label: 'They are identical twins',
      asks: '',
      hint: 'For brothers or sisters. Other twins are known by their date of birth',
      kind: 'tick',
    },
    starts('the day it began', {
      hint: 'If that matters: for a couple, the day they married or came together',
    }),
    ends('the day it ended', 'For a couple, the day of divorce or of parting. Leave empty while it lasts'),
  ],
  check: (values) => [
    ...endsAfterStart(values, 'The day it ended must be after the day it began'),
    ...separatedAfterStart(values),
  ],
  stored: unchanged,
  line: (values, today) => ({
    main: textOf(values, 'role'),
    detail: joined(
      closeness.find(([value]) => value === textOf(values, 'closeness'))?.[1].toLowerCase() ?? '',
      textOf(values, 'note'),
      when(values),
    ),
    past: past(values, today),
  }),
  refusals: {
    relationship_once: fieldError('tie', 'This relationship is recorded already'),
    not_oneself: fieldError('tie', 'Somebody cannot be related to themselves'),
  },
};
