import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { checkbox, choice } from '../../../platform/forms/choice-fields.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Answers, Parsed } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { id, longText, text } from '../../../platform/forms/text-fields.ts';
import { ownName, typedText } from './entry-fields.ts';
import type { About, Audience, ChildPart, NewPassage, NewVisit, Sleeps } from './entry-rules.ts';
import { audienceNames, isFirstPerson, placeNames, seenNames, sleepsNames } from './entry-rules.ts';

/** A child whom the form asks about. */
export type AskedChild = {
  readonly personId: string;
  readonly firstName: string;
  /** Their place in the visit, which stands behind the names of their questions. */
  readonly place: number;
  /** They do not all live in one place: where this child sleeps is asked by itself. */
  readonly asksSleeps?: boolean;
};

/** What was written so far: of all, and of each child in the order of the children. */
export type Written = { readonly shared: Typed; readonly own: readonly Typed[] };

const sharedSchema = (today: PlainDate) => ({
  visited_on: date({ label: 'the day of the visit', latest: today, tooLate: 'must be today or in the past' }),
  time: optional(text({ label: 'the time', max: 20 })),
  place: choice({ label: 'where the visit was', options: placeNames }),
  purpose: longText({ label: 'what the visit was for' }),
  sleeps: optional(choice({ label: 'whether you saw where they sleep', options: sleepsNames })),
  sleeps_words: optional(longText({ label: 'what has changed where they sleep' })),
  gained: optional(longText({ label: 'what came of it for the children' })),
  present: optional(longText({ label: 'who was there', max: 1000 })),
  happened: optional(longText({ label: 'what happened' })),
  shared_for: optional(choice({ label: 'who may read this', options: audienceNames })),
  named: optional(id({ label: 'the person who may read it' })),
  restricted: checkbox(),
});

const ownSchema = (name: string) => ({
  seen: choice({
    label: `how ${name} was seen`,
    options: [...seenNames, 'not part'],
    missing: `Say whether ${name} was seen`,
  }),
  why: optional(longText({ label: `why ${name} was not seen alone`, max: 1000 })),
  words: optional(longText({ label: `${name}’s own words` })),
  shows: optional(longText({ label: `what ${name} shows us` })),
  shows_by: optional(text({ label: 'who saw this' })),
  words_for: optional(choice({ label: 'who may read this', options: audienceNames })),
  remark: optional(longText({ label: `what you saw of ${name}` })),
  remark_for: optional(choice({ label: 'who may read this', options: audienceNames })),
  for_child: optional(longText({ label: `words for ${name}` })),
  sleeps: optional(choice({ label: `whether you saw where ${name} sleeps`, options: sleepsNames })),
  sleeps_words: optional(longText({ label: `what has changed where ${name} sleeps` })),
});

type Shared = Answers<ReturnType<typeof sharedSchema>>;
type Own = Answers<ReturnType<typeof ownSchema>>;

/** Reads what was written as a visit, or says what is missing; the names of its fields are those of the page. */
export function parseVisit(
  written: Written,
  children: readonly AskedChild[],
  today: PlainDate,
): Parsed<NewVisit> {
  const shared = parseForm(sharedSchema(today), written.shared, (said) => listWrong(said, written));
  const own = children.map((child, index) => parseOwn(child, written, index));
  const errors = [
    ...(shared.ok ? [] : shared.errors),
    ...own.flatMap((one) => (one.ok ? [] : one.errors)),
    ...listUnsaidSleeps(written, children),
    ...(own.every((one) => one.ok && one.value === null) ? [nobody(children[0]?.place ?? 0)] : []),
  ];
  if (!shared.ok || errors.length > 0) return { ok: false, errors: inOrder(errors), typed: {} };
  return {
    ok: true,
    value: toVisit(
      shared.value,
      own.flatMap((one) => (one.ok && one.value ? [one.value] : [])),
    ),
  };
}

/** Of whom it is not said whether it was seen where they sleep; once for all who live together. */
function listUnsaidSleeps({ shared, own }: Written, children: readonly AskedChild[]): readonly FieldError[] {
  const isSaid = (typed: Typed | undefined) => typedText(typed ?? {}, 'sleeps') !== '';
  const isUnsaid = (index: number, asksSleeps: boolean | undefined) =>
    typedText(own[index] ?? {}, 'seen') !== 'not part' &&
    !isSaid(own[index]) &&
    (asksSleeps === true || !isSaid(shared));
  const unsaid = children.filter(({ asksSleeps }, index) => isUnsaid(index, asksSleeps));
  const apart = unsaid.filter(({ asksSleeps }) => asksSleeps);
  const together = fieldError('sleeps', 'Select whether you saw where they sleep');
  return [
    ...apart.map(({ place, firstName }) =>
      fieldError(ownName('sleeps', place), `Say whether you saw where ${firstName} sleeps`),
    ),
    ...(unsaid.length > apart.length ? [together] : []),
  ];
}

const nobody = (place: number) => fieldError(ownName('seen', place), 'Say which child the visit was about');

/** As on the page: when, where and what for; the children; the rest. */
function inOrder(errors: readonly FieldError[]): readonly FieldError[] {
  const late = [
    'sleeps',
    'sleeps_words',
    'gained',
    'present',
    'happened',
    'shared_for',
    'named',
    'restricted',
  ];
  const rank = ({ field }: FieldError) => (late.includes(field) ? 2 : /_\d+$/.test(field) ? 1 : 0);
  return [...errors].sort((one, other) => rank(one) - rank(other));
}

function listWrong(said: Shared, written: Written): readonly FieldError[] {
  const isNamed = [
    written.shared['shared_for'],
    ...written.own.flatMap((o) => [o['words_for'], o['remark_for']]),
  ];
  const isSeen = written.own.some((own) => own['seen'] === 'alone' || own['seen'] === 'not alone');
  const needsName = said.restricted || isNamed.includes('named');
  return wrongOnes([
    [
      said.sleeps === 'changed' && !said.sleeps_words,
      'sleeps_words',
      'Say what has changed where they sleep',
    ],
    [isSeen && !said.gained, 'gained', 'Enter what came of it for the children'],
    [needsName && !said.named, 'named', 'Choose the person who may read it'],
  ]);
}

type Wrong = readonly [isWrong: boolean, field: string, text: string];
const wrongOnes = (list: readonly Wrong[]): readonly FieldError[] =>
  list.flatMap(([isWrong, field, said]) => (isWrong ? [fieldError(field, said)] : []));

/** What is said of one child; null for who was not part of the visit. Errors have the names of the page. */
function parseOwn(
  { personId, firstName, place, asksSleeps }: AskedChild,
  { shared, own }: Written,
  index: number,
): Parsed<ChildPart | null> {
  const parsed = parseForm(ownSchema(firstName), own[index] ?? {}, (said) => listWrongOf(firstName, said));
  if (!parsed.ok) {
    const errors = parsed.errors.map(({ field, text: said }) => fieldError(ownName(field, place), said));
    return { ...parsed, errors };
  }
  const { seen, why } = parsed.value;
  if (seen === 'not part') return { ok: true, value: null };
  const namedId = typeof shared['named'] === 'string' && shared['named'] !== '' ? shared['named'] : null;
  const notAloneBecause = seen === 'alone' ? null : (why ?? null);
  const passages = [
    ...passagesOfChild(parsed.value, namedId),
    ...passage('sleeps', changedWords(parsed.value), { audience: sharedAudience(shared), namedId }),
  ];
  const sleeps = sleepsOf(parsed.value, asksSleeps ? {} : shared);
  return {
    ok: true,
    value: {
      personId,
      seen,
      notAloneBecause,
      sleeps,
      sleepsApart: parsed.value.sleeps !== undefined,
      passages,
    },
  };
}

const changedWords = ({ sleeps, sleeps_words: words }: Pick<Own, 'sleeps' | 'sleeps_words'>) =>
  sleeps === 'changed' ? words : undefined;

/** As said of this child, else of all who live together, and never of one who lives apart; where neither is said the form is refused. */
const sleepsOf = (own: Own, shared: Typed): Sleeps =>
  own.sleeps ?? sleepsNames.find((name) => name === typedText(shared, 'sleeps')) ?? 'not seen';

const sharedAudience = (shared: Typed): Audience =>
  audienceNames.find((name) => name === typedText(shared, 'shared_for')) ?? 'staff';

function listWrongOf(name: string, said: Own): readonly FieldError[] {
  const asked = said.seen === 'not seen' || said.seen === 'not alone';
  const why =
    said.seen === 'not seen' ? `Say why ${name} was not seen` : `Say why ${name} was not seen alone`;
  const voice = `Write what was seen, not as if ${name} had said it. What ${name} said goes into “own words”`;
  return wrongOnes([
    [asked && !said.why, 'why', why],
    [said.shows !== undefined && isFirstPerson(said.shows), 'shows', voice],
    [
      said.sleeps === 'changed' && !said.sleeps_words,
      'sleeps_words',
      `Say what has changed where ${name} sleeps`,
    ],
    [said.shows !== undefined && !said.shows_by, 'shows_by', `Say who saw what ${name} shows us`],
  ]);
}

type Target = { readonly audience: Audience; readonly namedId: string | null };

function passage(
  about: About,
  words: string | undefined,
  { audience, namedId }: Target,
): readonly NewPassage[] {
  if (!words) return [];
  return [{ about, words, observedBy: null, audience, namedId: audience === 'named' ? namedId : null }];
}

function passagesOfChild(said: Own, namedId: string | null): readonly NewPassage[] {
  const words: Target = { audience: said.words_for ?? 'staff', namedId };
  const observedBy = said.shows_by ?? null;
  return [
    ...passage('words', said.words, words),
    ...passage('shows', said.shows, words).map((one) => ({ ...one, observedBy })),
    ...passage('remark', said.remark, { audience: said.remark_for ?? 'staff', namedId }),
    ...passage('for child', said.for_child, { audience: 'child', namedId: null }),
  ];
}

function toVisit(said: Shared, children: readonly ChildPart[]): NewVisit {
  const named = said.named ?? null;
  const target: Target = { audience: said.shared_for ?? 'staff', namedId: named };
  return {
    happenedOn: said.visited_on,
    happenedAt: said.time ?? null,
    place: said.place,
    restrictedTo: said.restricted ? named : null,
    children,
    shared: [
      ...passage('purpose', said.purpose, target),
      ...passage('gained', said.gained, target),
      ...passage('sleeps', changedWords(said), target),
      ...passage('present', said.present, target),
      ...passage('happened', said.happened, target),
    ],
  };
}
