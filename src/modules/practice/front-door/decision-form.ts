import { choice, choices } from '../../../platform/forms/choice-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Answers, Parsed } from '../../../platform/forms/form.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { id, longText } from '../../../platform/forms/text-fields.ts';
import { listCinCodes } from '../../../formats/cin/codes.ts';
import type { Ground, SuspectedHarm } from '../stepping/suspicion-rules.ts';
import { groundNames, listUnsuspected, suspectedHarmNames } from '../stepping/suspicion-rules.ts';
import type { Outcome } from './worry-rules.ts';
import { isReferral, outcomeNames } from './worry-rules.ts';

/** What was decided for one child. */
export type Decision = {
  readonly personId: string;
  readonly outcome: Outcome;
  readonly reasons: string;
  readonly familyWords: string;
  readonly familyAgrees: 'yes' | 'not asked' | null;
  /** The main need, as the children in need census codes it; null where nothing is referred. */
  readonly primaryNeed: string | null;
  /** Which significant harm is suspected, and on what it rests; empty but for a strategy discussion. */
  readonly harms: readonly SuspectedHarm[];
  readonly grounds: readonly Ground[];
};

const schema = {
  child: id({ label: 'which child' }),
  outcome: choice({ label: 'what is decided', options: outcomeNames, missing: 'Select what you decide' }),
  family_agrees: optional(
    choice({ label: 'whether the family agrees', options: ['yes', 'not asked', 'no'] }),
  ),
  primary_need: optional(choice({ label: 'the main need', options: listCinCodes('primaryNeed') })),
  harms: optional(choices({ label: 'which harm', options: suspectedHarmNames })),
  grounds: optional(choices({ label: 'what it rests on', options: groundNames })),
  reasons: longText({ label: 'your reasons', max: 10_000 }),
  family_words: longText({ label: 'how you explain it to the family', max: 10_000 }),
};
type Said = Answers<typeof schema>;

/** What was typed, whatever came of it. */
export function typedDecision(body: unknown): Typed {
  return typedIn(schema, body);
}

/** Reads the form. Family help rests on agreement; a referral names the main need. */
export function parseDecision(body: unknown): Parsed<Decision> {
  const parsed = parseForm(schema, body, listWrong);
  return parsed.ok ? { ok: true, value: toDecision(parsed.value) } : parsed;
}

function listWrong(said: Said): readonly FieldError[] {
  const isHelp = said.outcome === 'family help';
  const wrong: readonly (readonly [boolean, string, string])[] = [
    [isHelp && said.family_agrees === undefined, 'family_agrees', 'Select whether the family agrees'],
    [
      isHelp && said.family_agrees === 'no',
      'family_agrees',
      'Family help needs the family’s agreement. Choose another way: declining alone is no sign of risk',
    ],
    [
      isReferral(said.outcome) && said.primary_need === undefined,
      'primary_need',
      'Select the main need: the children in need census asks for it',
    ],
  ];
  const { harms = [], grounds = [] } = said;
  const unsuspected = said.outcome === 'strategy discussion' ? listUnsuspected({ harms, grounds }) : [];
  return [
    ...unsuspected.map(({ field, text }) => fieldError(field, text)),
    ...wrong.flatMap(([isWrong, field, text]) => (isWrong ? [fieldError(field, text)] : [])),
  ];
}

function toDecision(said: Said): Decision {
  const agrees = said.outcome === 'family help' ? said.family_agrees : undefined;
  const isSuspected = said.outcome === 'strategy discussion';
  return {
    personId: said.child,
    outcome: said.outcome,
    reasons: said.reasons,
    familyWords: said.family_words,
    familyAgrees: agrees === 'yes' || agrees === 'not asked' ? agrees : null,
    primaryNeed: isReferral(said.outcome) ? (said.primary_need ?? null) : null,
    harms: isSuspected ? (said.harms ?? []) : [],
    grounds: isSuspected ? (said.grounds ?? []) : [],
  };
}
