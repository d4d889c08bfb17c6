import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice, choices } from '../../../platform/forms/choice-fields.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { keepTyped, toPosted } from '../../../platform/forms/posted.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { text } from '../../../platform/forms/text-fields.ts';
import type { NewPerson } from '../add/add-form.ts';
import { findTieChoice, tieChoices } from '../family/relationship-rules.ts';
import type { TieChoice } from '../family/relationship-rules.ts';
import { birthNames, parseBirth } from '../persons/birth-form.ts';

/** Somebody new, who they are to the person whose page it is, and the parents that they are recorded with. */
export type NewRelative = {
  readonly person: NewPerson;
  readonly tie: TieChoice;
  /** For a child, the other parent; for a brother or sister, the parents of both. */
  readonly parents: readonly string[];
};

const names = ['given', 'family', 'sex', 'tie', 'parents', 'q', ...birthNames];

/** What was typed, whatever came of it. */
export function typedRelative(body: unknown): Typed {
  return keepTyped(toPosted(body), names);
}

/** Reads the form. A name may be unknown: who they are to somebody is enough to be on a map. */
export function parseRelative(
  body: unknown,
  { today, parents }: { today: PlainDate; parents: readonly string[] },
): Parsed<NewRelative> {
  const schema = {
    given: optional(text({ label: 'the first name', max: 100 })),
    family: optional(text({ label: 'the last name', max: 100 })),
    sex: optional(choice({ label: 'the sex', options: ['F', 'M', 'U'] })),
    tie: choice({ label: 'who they are', options: tieChoices.map(({ value }) => value) }),
    parents: optional(choices({ label: 'whose child they are', options: parents })),
  };
  const said = parseForm(schema, body);
  const birth = parseBirth(body, today);
  if (!said.ok || !birth.ok) {
    const errors = [said, birth].flatMap((reading): readonly FieldError[] =>
      reading.ok ? [] : reading.errors,
    );
    return { ok: false, errors, typed: typedRelative(body) };
  }
  const { given = null, family = null, sex = null, parents: chosen = [] } = said.value;
  const tie = findTieChoice(said.value.tie);
  if (!tie)
    return { ok: false, errors: [fieldError('tie', 'Select who they are')], typed: typedRelative(body) };
  return { ok: true, value: { person: { given, family, sex, birth: birth.value }, tie, parents: chosen } };
}
