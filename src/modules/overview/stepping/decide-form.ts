import { choice } from '../../../platform/forms/choice-fields.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { integer, longText } from '../../../platform/forms/text-fields.ts';

/** What a manager decided of a step that waits. */
export type StepDecision = {
  readonly version: number;
  readonly isAgreed: boolean;
  /** Why not, where it is not agreed. */
  readonly why: string | null;
};

const version = integer({ label: 'the version that you read' });

/** Reads the form. Who does not agree says why. */
export function parseStepDecision(body: unknown): Parsed<StepDecision> {
  const schema = {
    version,
    agrees: choice({ label: 'what you decide', options: ['yes', 'no'], missing: 'Select what you decide' }),
    why: optional(longText({ label: 'why not' })),
  };
  const parsed = parseForm(schema, body, ({ agrees, why }) =>
    agrees === 'no' && why === undefined ? [fieldError('why', 'Enter why you do not agree')] : [],
  );
  if (!parsed.ok) return parsed;
  const { agrees, why } = parsed.value;
  return {
    ok: true,
    value: {
      version: parsed.value.version,
      isAgreed: agrees === 'yes',
      why: agrees === 'no' ? (why ?? null) : null,
    },
  };
}

/** Reads why a step is taken back. */
export function parseTakeBack(body: unknown): Parsed<{ readonly version: number; readonly why: string }> {
  return parseForm({ version, why: longText({ label: 'why it was a mistake' }) }, body);
}
