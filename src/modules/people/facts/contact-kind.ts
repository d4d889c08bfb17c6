import { fieldError } from '../../../platform/forms/field.ts';
import { ends, joined, past, starts, textOf, unchanged, when } from './fact-kind.ts';
import type { FactKind } from './fact-kind.ts';
import { endsAfterStart } from './question.ts';

/** How to reach somebody, and whether it is safe. */
export const contacts: FactKind = {
  path: 'contacts',
  table: 'contact_point',
  title: 'How to reach them',
  one: 'a way to reach them',
  none: 'No phone number or e-mail address is recorded.',
  questions: [
    {
      name: 'kind',
      label: 'What it is',
      asks: 'what it is',
      kind: 'choice',
      required: true,
      options: [
        ['phone', 'Phone'],
        ['email', 'E-mail'],
        ['other', 'Something else'],
      ],
    },
    {
      name: 'value',
      label: 'Number or address',
      asks: 'the number or address',
      kind: 'line',
      required: true,
      max: 254,
    },
    {
      name: 'safe_to_use',
      label: 'It is safe to use',
      asks: '',
      hint: 'Untick it if somebody else may see or hear what is sent',
      kind: 'tick',
    },
    { name: 'note', label: 'What to know before using it', asks: 'a note', kind: 'line', max: 300 },
    starts('the day it began', { hint: 'If known' }),
    ends('the day it ended', 'Leave empty while it works'),
  ],
  check: (values) => [
    ...(values['kind'] === 'phone' && textOf(values, 'value').replace(/\D/g, '').length < 6
      ? [fieldError('value', 'Enter a phone number with at least 6 digits')]
      : []),
    ...(values['kind'] === 'email' && !/^\S+@\S+\.\S+$/.test(textOf(values, 'value'))
      ? [fieldError('value', 'Enter an email address in the correct format, like name@example.com')]
      : []),
    ...endsAfterStart(values, 'The day it ended must be after the day it began'),
  ],
  stored: unchanged,
  line: (values, today) => ({
    main: textOf(values, 'value'),
    detail: joined(
      values['safe_to_use'] === false ? 'NOT SAFE to use' : '',
      textOf(values, 'note'),
      when(values),
    ),
    past: past(values, today),
  }),
  refusals: {},
};
