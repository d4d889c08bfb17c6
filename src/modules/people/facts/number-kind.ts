import { checkNhsNumber } from '../../../formats/identifiers/nhs-number.ts';
import { checkUpn } from '../../../formats/identifiers/upn.ts';
import { isCode, labelOf } from '../../../formats/ssda903/code-sets.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { joined, textOf } from './fact-kind.ts';
import type { FactKind } from './fact-kind.ts';
import type { FactValues } from './question.ts';

const schemes = [
  ['nhs', 'NHS number'],
  ['upn', 'Unique pupil number (UPN)'],
  ['former upn', 'Former UPN'],
  ['uln', 'Unique learner number (ULN)'],
  ['home office', 'Home Office reference'],
  ['local', 'Our child id'],
  ['former local', 'A child id that we used before'],
] as const;

/** The words for a scheme of identifiers: 'NHS number'. */
export function schemeWords(scheme: string): string {
  return schemes.find(([value]) => value === scheme)?.[1] ?? scheme;
}

const compact = (value: string) => value.replace(/[\s-]/g, '').toUpperCase();

function checkIdentifier(values: FactValues): readonly FieldError[] {
  const value = compact(textOf(values, 'value'));
  const scheme = textOf(values, 'scheme');
  if (value === '') return [fieldError('value', 'Enter a number with letters or digits')];
  if (scheme === 'nhs') return refusedBy(checkNhsNumber(value));
  if (scheme === 'upn' && isCode('upn_unknown', value)) return [];
  if (scheme === 'upn' || scheme === 'former upn') return refusedBy(checkUpn(value));
  if (scheme === 'uln' && !/^\d{10}$/.test(value)) return [fieldError('value', 'A ULN has 10 digits')];
  return [];
}

function refusedBy(verdict: ReturnType<typeof checkUpn>): readonly FieldError[] {
  return verdict.valid ? [] : [fieldError('value', verdict.why)];
}

/** The numbers that others know somebody by. */
export const numbers: FactKind = {
  path: 'numbers',
  table: 'identifier',
  title: 'Numbers',
  one: 'a number',
  none: 'No number is recorded. An NHS number or UPN helps others to be sure who is meant.',
  questions: [
    {
      name: 'scheme',
      label: 'What kind of number',
      asks: 'what kind of number it is',
      kind: 'list',
      required: true,
      options: schemes,
    },
    {
      name: 'value',
      label: 'The number',
      asks: 'the number',
      hint: 'Spaces do not matter. For a UPN that is not known, UN1 to UN5',
      kind: 'line',
      required: true,
      max: 40,
    },
    {
      name: 'issuer',
      label: 'Whose number it is',
      asks: 'whose number it is',
      hint: 'For a child id: the code of the authority, like E10000015. Otherwise leave empty',
      kind: 'line',
      max: 40,
    },
  ],
  check: checkIdentifier,
  stored: (values) => ({
    ...values,
    value: compact(textOf(values, 'value')),
    issuer: values['issuer'] ?? '',
  }),
  line: (values) => {
    const value = textOf(values, 'value');
    const unknown = textOf(values, 'scheme') === 'upn' ? labelOf('upn_unknown', value) : undefined;
    return {
      main: unknown ? `Not known (${value})` : spaced(textOf(values, 'scheme'), value),
      detail: joined(schemeWords(textOf(values, 'scheme')), unknown ?? '', textOf(values, 'issuer')),
      past: textOf(values, 'scheme').startsWith('former'),
    };
  },
  refusals: {
    identifier_one: fieldError(
      'scheme',
      'There is already a number of this kind. Change that one, or record it as a former one',
    ),
  },
};

/** An NHS number as it is read out: 943 476 5919. */
export function spaced(scheme: string, value: string): string {
  return scheme === 'nhs' ? value.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3') : value;
}
