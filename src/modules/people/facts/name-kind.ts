import { fieldError } from '../../../platform/forms/field.ts';
import { ends, joined, past, starts, textOf, unchanged, when } from './fact-kind.ts';
import type { FactKind } from './fact-kind.ts';
import { endsAfterStart } from './question.ts';

/** What somebody is called, over time. */
export const names: FactKind = {
  path: 'names',
  table: 'name',
  title: 'Names',
  one: 'a name',
  none: 'No name is recorded. Add the name that they go by.',
  questions: [
    {
      name: 'kind',
      label: 'What kind of name',
      asks: 'what kind of name it is',
      kind: 'choice',
      required: true,
      options: [
        ['legal', 'Legal name'],
        ['known as', 'Known as: what they go by'],
        ['former', 'Former name'],
        ['birth', 'Name at birth'],
      ],
    },
    { name: 'given', label: 'First name and middle names', asks: 'the first name', kind: 'line', max: 100 },
    {
      name: 'family',
      label: 'Last name',
      asks: 'the last name',
      hint: 'Leave empty if it is not known',
      kind: 'line',
      max: 100,
    },
    {
      name: 'said_as',
      label: 'How to say it',
      asks: 'how to say it',
      hint: 'For example, “Shiv-awn”',
      kind: 'line',
      max: 100,
    },
    starts('the day it began', { hint: 'If known' }),
    ends('the day it ended', 'Leave empty while they go by it'),
  ],
  check: (values) => [
    ...(values['given'] === null && values['family'] === null
      ? [fieldError('given', 'Enter a first name, a last name, or both')]
      : []),
    ...endsAfterStart(values, 'The day it ended must be after the day it began'),
  ],
  stored: unchanged,
  line: (values, today) => ({
    main: [textOf(values, 'given'), textOf(values, 'family')].filter((name) => name !== '').join(' '),
    detail: joined(
      { legal: 'legal name', 'known as': 'known as', former: 'former name', birth: 'name at birth' }[
        textOf(values, 'kind')
      ] ?? '',
      textOf(values, 'said_as') && `say “${textOf(values, 'said_as')}”`,
      when(values),
    ),
    past: past(values, today) || textOf(values, 'kind') === 'former',
  }),
  refusals: {
    name_current: fieldError(
      'kind',
      'There is already a name of this kind that has not ended. Say when that one ended first',
    ),
  },
};
