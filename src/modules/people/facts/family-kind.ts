import { fieldError } from '../../../platform/forms/field.ts';
import { ends, joined, past, starts, textOf, unchanged, when } from './fact-kind.ts';
import type { FactKind } from './fact-kind.ts';
import { endsAfterStart } from './question.ts';

const closeness = [
  ['5', 'Very close'],
  ['4', 'Close'],
  ['3', 'Neither close nor distant'],
  ['2', 'Distant'],
  ['1', 'Very distant'],
] as const;

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
    starts('the day it began', { hint: 'If that matters, such as for a partner' }),
    ends('the day it ended', 'Leave empty while it lasts'),
  ],
  check: (values) => endsAfterStart(values, 'The day it ended must be after the day it began'),
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
