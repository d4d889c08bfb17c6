import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice, choices } from '../../../platform/forms/choice-fields.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { findPosted, keepTyped, toPosted } from '../../../platform/forms/posted.ts';
import { id, longText, text } from '../../../platform/forms/text-fields.ts';
import { audienceNames } from '../entries/entry-rules.ts';
import type { NewAttachment, OfChild } from './attachment-rules.ts';
import { agreedNames } from './attachment-rules.ts';

/** A child of whom the file may be. */
export type FileChild = { readonly personId: string; readonly firstName: string };

/** What is asked of each child has the child's id behind its name. */
export const agreedName = (personId: string): string => `agreed_${personId}`;
export const becauseName = (personId: string): string => `because_${personId}`;

/** Most characters of what a file shows. */
const wordsMax = 2000;

const schema = (children: readonly FileChild[], today: PlainDate) => ({
  of: choices({
    label: 'whom it is of or about',
    options: children.map(({ personId }) => personId),
    missing: 'Select whom it is of or about',
  }),
  words: longText({ label: 'what it shows, in words', max: wordsMax }),
  made_by: text({ label: 'who took or made it' }),
  made_on: date({
    label: 'the day on which it was made',
    latest: today,
    tooLate: 'must be today or in the past',
  }),
  audience: optional(choice({ label: 'who may see it', options: audienceNames })),
  named: optional(id({ label: 'the person who may see it' })),
});

const childSchema = ({ personId, firstName }: FileChild) => ({
  [agreedName(personId)]: choice({
    label: `whether ${firstName} agreed`,
    options: agreedNames,
    missing: `Say whether ${firstName} was asked, and agreed`,
  }),
});

/** Reads what is said of a file. With one child it is of that child. Errors name the fields of the page. */
export function parseAttachment(
  body: unknown,
  children: readonly FileChild[],
  today: PlainDate,
): Parsed<NewAttachment> {
  const posted = withOnlyChild(body, children);
  const parsed = parseForm(schema(children, today), posted, ({ audience, named }) =>
    audience === 'named' && !named ? [fieldError('named', 'Choose the person who may see it')] : [],
  );
  const chosen = new Set(findPosted(posted, 'of'));
  const asked = children
    .filter(({ personId }) => chosen.has(personId))
    .map((child) => parseAgreed(posted, child));
  const wrong = asked.flatMap((one) => (one.ok ? [] : one.errors));
  if (!parsed.ok || wrong.length > 0)
    return {
      ok: false,
      errors: [...(parsed.ok ? [] : parsed.errors), ...wrong],
      typed: typedAttachment(body, children),
    };
  const { words, made_by: madeBy, made_on: madeOn, audience = 'staff', named } = parsed.value;
  const namedId = audience === 'named' ? (named ?? null) : null;
  const ofChildren = asked.flatMap((one) => (one.ok ? [one.value] : []));
  return { ok: true, value: { words, madeBy, madeOn, audience, namedId, children: ofChildren } };
}

type ChildReading =
  | { readonly ok: true; readonly value: OfChild }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

function parseAgreed(body: unknown, child: FileChild): ChildReading {
  const { personId, firstName } = child;
  const because = becauseName(personId);
  const parsed = parseForm(
    { ...childSchema(child), [because]: optional(text({ label: 'why', max: 500 })) },
    body,
    (said) =>
      said[agreedName(personId)] !== 'yes' && !said[because]
        ? [fieldError(because, whyOf(said[agreedName(personId)], firstName))]
        : [],
  );
  if (!parsed.ok) return parsed;
  const agreed = agreedNames.find((name) => name === parsed.value[agreedName(personId)]) ?? 'not asked';
  const why = parsed.value[because];
  return { ok: true, value: { personId, agreed, agreedBecause: agreed === 'yes' ? null : (why ?? null) } };
}

function whyOf(agreed: unknown, name: string): string {
  if (agreed === 'no') return `Say why it is kept although ${name} did not want it`;
  return agreed === 'could not say' ? `Say why ${name} could not say` : `Say why ${name} was not asked`;
}

function withOnlyChild(body: unknown, children: readonly FileChild[]) {
  const posted = toPosted(body);
  const [only, another] = children;
  return only && !another ? { ...posted, of: only.personId } : posted;
}

const sharedNames = [
  'of',
  'words',
  'made_by',
  'made_on-day',
  'made_on-month',
  'made_on-year',
  'audience',
  'named',
];

/** What was typed, to print the form again. */
export function typedAttachment(body: unknown, children: readonly FileChild[]): Typed {
  const ofEach = children.flatMap(({ personId }) => [agreedName(personId), becauseName(personId)]);
  return keepTyped(toPosted(body), [...sharedNames, ...ofEach]);
}

const changeSchema = {
  words: longText({ label: 'what it shows, in words', max: wordsMax }),
  because: text({ label: 'why it is put right', max: 500 }),
};

/** Reads what it shows, said anew, and why. */
export const parseNewWords = (body: unknown): Parsed<{ readonly words: string; readonly because: string }> =>
  parseForm(changeSchema, body);
export const typedNewWords = (body: unknown): Typed => typedIn(changeSchema, body);
