import { fieldError } from '../../../platform/forms/field.ts';
import { ends, joined, past, starts, textOf, when } from './fact-kind.ts';
import type { FactKind } from './fact-kind.ts';
import { endsAfterStart } from './question.ts';

const postcodeShape = /^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/;

/** 'nm12ab' → 'NM1 2AB'; what is no postcode stays as it is. */
export function tidyPostcode(typed: string): string {
  const letters = typed.replace(/\s/g, '').toUpperCase();
  return letters.length > 3 ? `${letters.slice(0, -3)} ${letters.slice(-3)}` : letters;
}

/** Where somebody lives, one home at a time. */
export const homes: FactKind = {
  path: 'homes',
  table: 'residence',
  title: 'Addresses',
  one: 'an address',
  none: 'No address is recorded.',
  questions: [
    {
      name: 'lines',
      label: 'Address',
      asks: 'the address',
      hint: 'Without the postcode',
      kind: 'text',
      max: 500,
    },
    {
      name: 'postcode',
      label: 'Postcode',
      asks: 'the postcode',
      hint: 'Leave empty if it is not known',
      kind: 'line',
      max: 10,
    },
    {
      name: 'kind',
      label: 'What this address is to them',
      asks: 'what this address is to them',
      kind: 'choice',
      required: true,
      options: [
        ['home', 'Their home'],
        ['second home', 'A second home (for example, with the other parent)'],
        ['staying', 'Staying there for a while'],
        ['postal', 'For letters only'],
      ],
    },
    {
      name: 'withheld',
      label: 'This address must not be told to others',
      asks: '',
      hint: 'It is then marked wherever it stands',
      kind: 'tick',
    },
    starts('the day they moved in', {
      required: true,
      hint: 'If they have another home recorded without an end, it ends on this day',
    }),
    ends('the day they moved out', 'Leave empty while they live there'),
  ],
  check: (values) => [
    ...(values['lines'] === null && values['postcode'] === null
      ? [fieldError('lines', 'Enter an address, a postcode, or both')]
      : []),
    ...(values['postcode'] !== null && !postcodeShape.test(tidyPostcode(textOf(values, 'postcode')))
      ? [fieldError('postcode', 'Enter a full UK postcode, like NM1 2AB')]
      : []),
    ...endsAfterStart(values, 'The day they moved out must be after the day they moved in'),
  ],
  stored: (values) => ({
    ...values,
    postcode: values['postcode'] === null ? null : tidyPostcode(textOf(values, 'postcode')),
  }),
  line: (values, today) => ({
    main: joined(textOf(values, 'lines').replace(/\n/g, ', '), textOf(values, 'postcode')).replace(
      ' · ',
      ', ',
    ),
    detail: joined(
      values['withheld'] === true ? 'WITHHELD: do not tell others' : '',
      { home: 'home', 'second home': 'second home', staying: 'staying there', postal: 'for letters' }[
        textOf(values, 'kind')
      ] ?? '',
      when(values),
    ),
    past: past(values, today),
  }),
  refusals: {
    one_home_at_a_time: fieldError(
      'starts',
      'They have another home recorded in this time. Correct its dates first, or call one of them a second home',
      'day',
    ),
  },
};
