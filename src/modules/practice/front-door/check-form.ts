import { choice } from '../../../platform/forms/choice-fields.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { id, longText, text } from '../../../platform/forms/text-fields.ts';
import type { Basis } from '../sharing/sharing-rules.ts';
import { basisNames } from '../sharing/sharing-rules.ts';

/** A partner was asked what they know: what they were told for that is a decision to share. */
export type NewCheck = {
  readonly agency: string;
  readonly asked: string;
  readonly basis: Basis;
  readonly familyTold: 'yes' | 'later' | 'no';
  readonly familyNotToldBecause: string | null;
  readonly answer: string | null;
};

const schema = {
  agency: text({ label: 'whom you asked' }),
  asked: longText({ label: 'what you asked, and what you told them for it', max: 4000 }),
  basis: choice({ label: 'the reason in law', options: basisNames }),
  family_told: choice({ label: 'whether the family knows that you asked', options: ['yes', 'later', 'no'] }),
  family_not_told_because: optional(longText({ label: 'why not', max: 4000 })),
  answer: optional(longText({ label: 'what they said', max: 10_000 })),
};

/** Reads the form. Where the family is not told of the question, why. */
export function parseCheck(body: unknown): Parsed<NewCheck> {
  const parsed = parseForm(schema, body, (said) =>
    said.family_told !== 'yes' && said.family_not_told_because === undefined
      ? [fieldError('family_not_told_because', 'Say why the family does not know that you asked')]
      : [],
  );
  if (!parsed.ok) return parsed;
  const { agency, asked, basis, family_told: familyTold, answer } = parsed.value;
  const because = parsed.value.family_not_told_because ?? null;
  const familyNotToldBecause = familyTold === 'yes' ? null : because;
  return {
    ok: true,
    value: { agency, asked, basis, familyTold, familyNotToldBecause, answer: answer ?? null },
  };
}

const answerSchema = {
  check_id: id({ label: 'which partner answered' }),
  answer: longText({ label: 'what they said', max: 10_000 }),
};

/** A partner's answer that came later. */
export function parseAnswer(body: unknown): Parsed<{ readonly check_id: string; readonly answer: string }> {
  return parseForm(answerSchema, body);
}
