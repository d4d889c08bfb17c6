import { choice } from '../../../platform/forms/choice-fields.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import type { NewAddition } from '../../practice/index.ts';

export const kindWords = {
  amendment: 'Something was wrong, or was left out',
  disagreement: 'Somebody sees it differently',
} as const;

const schema = {
  kind: choice({
    label: 'what you want to put beside it',
    options: ['amendment', 'disagreement'],
    missing: 'Say whether something was wrong, or somebody sees it differently',
  }),
  addition: longText({ label: 'what should stand beside it' }),
  why: optional(longText({ label: 'why', max: 2000 })),
  who: optional(text({ label: 'who sees it differently' })),
};

export const typedAddition = (body: unknown): Typed => typedIn(schema, body);

/** Reads what is to stand beside an entry: an amendment says why, a disagreement says whose it is. */
export function parseAddition(body: unknown): Parsed<NewAddition> {
  const parsed = parseForm(schema, body, ({ kind, why, who }) => [
    ...(kind === 'amendment' && !why ? [fieldError('why', 'Say why it is added now')] : []),
    ...(kind === 'disagreement' && !who ? [fieldError('who', 'Say who sees it differently')] : []),
  ]);
  if (!parsed.ok) return parsed;
  const { kind, addition, why, who } = parsed.value;
  const isDisagreement = kind === 'disagreement';
  return {
    ok: true,
    value: { kind, words: addition, why: why ?? null, who: isDisagreement ? (who ?? null) : null },
  };
}
