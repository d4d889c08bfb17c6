import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Answers, Parsed } from '../../../platform/forms/form.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { id, longText, text } from '../../../platform/forms/text-fields.ts';
import type { NewSharing, Risk } from './sharing-rules.ts';
import { basisNames } from './sharing-rules.ts';

const schemaOn = (today: PlainDate) => ({
  decision: choice({
    label: 'what was decided',
    options: ['shared', 'not shared'],
    missing: 'Say whether it was shared or not',
  }),
  decided_on: date({
    label: 'the day of the decision',
    latest: today,
    tooLate: 'must be today or in the past',
  }),
  what: longText({ label: 'what was shared, or was not', max: 4000 }),
  agency: text({ label: 'which service or who' }),
  recipient: optional(text({ label: 'the name of the person' })),
  recipient_role: optional(text({ label: 'the role of the person' })),
  purpose: longText({ label: 'why', max: 4000 }),
  basis: choice({ label: 'the reason in law', options: basisNames }),
  detriment: optional(longText({ label: 'how you weighed harm to the child', max: 4000 })),
  family_told: choice({ label: 'whether the family was told', options: ['yes', 'later', 'no'] }),
  family_not_told_because: optional(longText({ label: 'why the family was not told', max: 4000 })),
  who_could_be_harmed: optional(longText({ label: 'who could be harmed if this got out', max: 4000 })),
  ends_on: optional(date({ label: 'the day until which they may use it' })),
  corrects: optional(id({ label: 'the decision that this puts right' })),
  correction_why: optional(longText({ label: 'what was wrong', max: 2000 })),
});

type Schema = ReturnType<typeof schemaOn>;

/** What was typed, whatever came of it. */
export function typedSharing(body: unknown, today: PlainDate): Typed {
  return typedIn(schemaOn(today), body);
}

/** Reads the form. Where somebody could be harmed, whoever decides has to say who, or that there is nobody. */
export function parseSharing(
  body: unknown,
  { today, risks }: { readonly today: PlainDate; readonly risks: readonly Risk[] },
): Parsed<NewSharing> {
  const parsed = parseForm(schemaOn(today), body, (answers) => listWrong(answers, risks));
  return parsed.ok ? { ok: true, value: toSharing(parsed.value) } : parsed;
}

function listWrong(said: Answers<Schema>, risks: readonly Risk[]): readonly FieldError[] {
  const wrong: readonly (readonly [boolean, string, string])[] = [
    [
      said.family_told !== 'yes' && !said.family_not_told_because,
      'family_not_told_because',
      'Say why the family was not told',
    ],
    [
      risks.length > 0 && !said.who_could_be_harmed,
      'who_could_be_harmed',
      'Say who could be harmed if this got out, and what you did about it',
    ],
    [
      said.basis === 'duty to share' && !said.detriment,
      'detriment',
      'Say how you weighed whether telling does the child more harm than good',
    ],
    [said.corrects !== undefined && !said.correction_why, 'correction_why', 'Say what was wrong'],
    [
      said.ends_on !== undefined && said.ends_on < said.decided_on,
      'ends_on-day',
      'The last day must not be before the decision',
    ],
  ];
  return wrong.flatMap(([isWrong, field, text]) => (isWrong ? [fieldError(field, text)] : []));
}

const orNull = <T>(said: T | undefined): T | null => said ?? null;

function toSharing(said: Answers<Schema>): NewSharing {
  const { family_told: familyTold, corrects } = said;
  return {
    decidedOn: said.decided_on,
    isShared: said.decision === 'shared',
    what: said.what,
    agency: said.agency,
    recipient: orNull(said.recipient),
    recipientRole: orNull(said.recipient_role),
    purpose: said.purpose,
    basis: said.basis,
    detriment: orNull(said.detriment),
    familyTold,
    familyNotToldBecause: familyTold === 'yes' ? null : orNull(said.family_not_told_because),
    whoCouldBeHarmed: orNull(said.who_could_be_harmed),
    endsOn: orNull(said.ends_on),
    correctsId: orNull(corrects),
    correctionWhy: corrects ? orNull(said.correction_why) : null,
  };
}
