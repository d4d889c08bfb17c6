import { codeSets } from '../../../formats/ssda903/code-sets.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { keepTyped, toPosted } from '../../../platform/forms/posted.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import type { Question } from '../facts/question.ts';
import { parseFact } from '../facts/question.ts';
import { birthNames, parseBirth, shownBirth } from './birth-form.ts';
import type { About } from './details-queries.ts';

/** The questions beyond the birth. */
export const aboutQuestions: readonly Question[] = [
  {
    name: 'sex',
    label: 'Sex',
    asks: 'the sex',
    kind: 'choice',
    options: [
      ['F', 'Female'],
      ['M', 'Male'],
      ['U', 'Not known'],
    ],
  },
  { name: 'gender', label: 'Gender, in their own words', asks: 'the gender', kind: 'line', max: 100 },
  {
    name: 'pronouns',
    label: 'Pronouns',
    asks: 'the pronouns',
    hint: 'For example, they and them',
    kind: 'line',
    max: 50,
  },
  {
    name: 'ethnicity',
    label: 'Ethnicity',
    asks: 'the ethnicity',
    kind: 'list',
    options: codeSets.ethnicity.map(({ code, label }) => [code, label] as const),
  },
  { name: 'first_language', label: 'First language', asks: 'the first language', kind: 'line', max: 100 },
  { name: 'religion', label: 'Religion or belief', asks: 'the religion or belief', kind: 'line', max: 100 },
  {
    name: 'communication',
    label: 'How to communicate with them',
    asks: 'how to communicate with them',
    hint: 'For example, signs, pictures, an interpreter',
    kind: 'text',
    max: 1000,
  },
  {
    name: 'died_on',
    label: 'Date of death',
    asks: 'the date of death',
    hint: 'Leave empty unless they have died',
    kind: 'date',
  },
];

const names = [
  ...birthNames,
  ...aboutQuestions.flatMap(({ name, kind }) =>
    kind === 'date' ? [`${name}-day`, `${name}-month`, `${name}-year`] : [name],
  ),
];

/** What was typed, whatever came of it. */
export function typedAbout(body: unknown): Typed {
  return keepTyped(toPosted(body), names);
}

/** Reads the form. */
export function parseAbout(body: unknown, today: PlainDate): Parsed<About> {
  const said = parseFact(aboutQuestions, body);
  const birth = parseBirth(body, today);
  const sex = parseForm(
    { sex: optional(choice({ label: 'the sex', options: ['F', 'M', 'U'] as const })) },
    body,
  );
  const typed = typedAbout(body);
  if (!said.ok || !birth.ok || !sex.ok) {
    const errors = [...(birth.ok ? [] : birth.errors), ...(said.ok ? [] : said.errors)];
    return { ok: false, errors, typed };
  }
  const line = (name: string) => (typeof said.value[name] === 'string' ? said.value[name] : null);
  const about: About = {
    ...birth.value,
    sex: sex.value.sex ?? null,
    gender: line('gender'),
    pronouns: line('pronouns'),
    diedOn: asDate(line('died_on')),
    ethnicity: line('ethnicity'),
    firstLanguage: line('first_language'),
    religion: line('religion'),
    communication: line('communication'),
  };
  const wrong = wrongDeath(about, today);
  return wrong ? { ok: false, errors: [wrong], typed } : { ok: true, value: about };
}

// A date that the form read: it is one already.
const asDate = (text: string | null) => text as PlainDate | null;

function wrongDeath({ diedOn, birthDate, expectedOn }: About, today: PlainDate) {
  if (diedOn === null) return undefined;
  if (diedOn > today) return fieldError('died_on', 'The date of death must be today or in the past', 'day');
  if (birthDate !== null && diedOn < birthDate)
    return fieldError('died_on', 'The date of death must be after the date of birth', 'day');
  return expectedOn === null
    ? undefined
    : fieldError('died_on', 'Somebody who is not born yet has no date of death', 'day');
}

/** What is recorded, as the form's inputs have it. */
export function shownAbout(about: About, today: PlainDate): Typed {
  const lines = {
    sex: about.sex,
    gender: about.gender,
    pronouns: about.pronouns,
    ethnicity: about.ethnicity,
    first_language: about.firstLanguage,
    religion: about.religion,
    communication: about.communication,
  };
  const known = Object.entries(lines).flatMap(([name, value]): [string, string][] =>
    value === null ? [] : [[name, value]],
  );
  const [year = '', month = '', day = ''] = (about.diedOn ?? '').split('-');
  const died: Typed =
    about.diedOn === null ? {} : { 'died_on-day': day, 'died_on-month': month, 'died_on-year': year };
  return { ...shownBirth(about, today), ...died, ...Object.fromEntries(known) };
}
