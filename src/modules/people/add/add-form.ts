import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { keepTyped, toPosted } from '../../../platform/forms/posted.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { text } from '../../../platform/forms/text-fields.ts';
import type { Birth } from '../persons/birth-form.ts';
import { birthNames, parseBirth } from '../persons/birth-form.ts';
import type { Sex } from '../persons/person-queries.ts';
import { parseSearch } from '../search/search-rules.ts';

/** Somebody to be added. */
export type NewPerson = {
  readonly given: string | null;
  readonly family: string | null;
  readonly sex: Sex | null;
  readonly birth: Birth;
};

const schema = {
  given: optional(text({ label: 'the first name', max: 100 })),
  family: optional(text({ label: 'the last name', max: 100 })),
  sex: optional(choice({ label: 'the sex', options: ['F', 'M', 'U'] })),
};

const names = ['given', 'family', 'sex', 'q', ...birthNames];

/** What was typed into the form, whatever came of it. */
export function typedPerson(body: unknown): Typed {
  return keepTyped(toPosted(body), names);
}

/** Reads the form. Something must be known: a name, or a birth. */
export function parseNewPerson(body: unknown, today: PlainDate): Parsed<NewPerson> {
  const said = parseForm(schema, body);
  const birth = parseBirth(body, today);
  if (!said.ok || !birth.ok) {
    const errors = [said, birth].flatMap((reading) => (reading.ok ? [] : reading.errors));
    return { ok: false, errors, typed: typedPerson(body) };
  }
  const { given = null, family = null, sex = null } = said.value;
  const person: NewPerson = { given, family, sex, birth: birth.value };
  return isNobody(person)
    ? { ok: false, errors: [nobody], typed: typedPerson(body) }
    : { ok: true, value: person };
}

const nobody = fieldError('given', 'Enter a name, or what you know of the date of birth');

function isNobody({ given, family, birth }: NewPerson): boolean {
  return [given, family, birth.birthDate, birth.expectedOn].every((known) => known === null);
}

/** What was typed into the search box, laid out in the form. */
export function shownFromSearch(q: string, today: PlainDate): Typed {
  const parts = parseSearch(q, today);
  const words = parts.flatMap(({ word }) => (word === undefined ? [] : [capital(word)]));
  const unborn = parts.some((part) => part.unborn);
  const family = words.length > 1 || unborn ? words.at(-1) : undefined;
  const given = (family === undefined ? words : words.slice(0, -1)).join(' ');
  const dates = parts.flatMap((part) => part.dates ?? []).slice(0, 1);
  return {
    q,
    ...(given === '' ? {} : { given }),
    ...(family === undefined ? {} : { family }),
    ...(unborn ? { born: 'unborn' } : {}),
    ...Object.assign(
      {},
      ...dates.map(({ from, to }) => dateShown(unborn ? 'expected_on' : 'birth_date', from, to)),
    ),
  };
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function dateShown(name: string, from: PlainDate, to: PlainDate): Typed {
  const [year = '', month = '', day = ''] = from.split('-').map((part) => String(Number(part)));
  const monthKnown = from.slice(0, 7) === to.slice(0, 7);
  return {
    born: name === 'expected_on' ? 'unborn' : 'date',
    [`${name}-year`]: year,
    ...(monthKnown ? { [`${name}-month`]: month } : {}),
    ...(from === to ? { [`${name}-day`]: day } : {}),
  };
}
