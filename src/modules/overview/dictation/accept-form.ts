import type { DictatedField, Dictation } from '../../practice/index.ts';
import { parseDictatedField, typedText } from '../../practice/index.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine, postedText, toPosted } from '../../../platform/forms/posted.ts';

/** Words that a person accepts, as they mended them, and where they go. */
export type Accepted = {
  readonly place: number;
  readonly words: string;
  readonly into: DictatedField;
};

/** Most letters of one passage as it is accepted. */
const most = 5000;

/** What was pressed: one passage, or all that are left. Undefined where the step is another. */
export function parseAccept(
  body: unknown,
  { passages }: Dictation,
  places: readonly number[],
): { readonly accepted: readonly Accepted[]; readonly errors: readonly FieldError[] } | undefined {
  const step = postedLine(toPosted(body), 'step');
  const isAll = step === 'accept_all';
  const asked = isAll
    ? passages.filter(({ accepted }) => accepted === null)
    : passages.filter(({ place }) => step === `accept_${place}`);
  if (!isAll && asked.length === 0) return undefined;
  const read = asked.map(({ place }) =>
    readPassage(body, place, { isAll, into: isAll ? 'into_all' : `into_${place}`, places }),
  );
  const errors = read.flatMap((one) => one.errors);
  return {
    accepted: read.flatMap((one) => one.accepted ?? []),
    errors: errors.filter(({ field }, at) => errors.findIndex((one) => one.field === field) === at),
  };
}

type Asking = { readonly isAll: boolean; readonly into: string; readonly places: readonly number[] };

/** One passage. Where all that are left are accepted, one that was emptied is left out. */
function readPassage(
  body: unknown,
  place: number,
  { isAll, into: from, places }: Asking,
): { readonly accepted: Accepted | undefined; readonly errors: readonly FieldError[] } {
  const into = parseDictatedField(postedLine(toPosted(body), from), places);
  const words = postedText(toPosted(body), `words_${place}`);
  const errors = [
    ...(into ? [] : [fieldError(from, 'Choose where it belongs')]),
    ...wordProblems(words, isAll).map((text) => fieldError(`words_${place}`, text)),
  ];
  return { accepted: into && words !== '' ? { place, words, into } : undefined, errors };
}

function wordProblems(words: string, mayBeEmpty: boolean): readonly string[] {
  if (words === '' && !mayBeEmpty) return ['Write what should stand, or leave the passage out'];
  return words.length > most ? [`A passage must be ${most} characters or less`] : [];
}

/** What was typed on the page, of passages that are still to be accepted. */
export function keepMended(body: unknown, { passages }: Dictation, done: readonly Accepted[]): Typed {
  const left = passages.filter(
    ({ place, accepted }) => accepted === null && !done.some((one) => one.place === place),
  );
  const names = ['into_all', ...left.flatMap(({ place }) => [`words_${place}`, `into_${place}`])];
  return Object.fromEntries(names.map((name) => [name, postedText(toPosted(body), name)]));
}

/** The name of the field on the visit's form. */
export const fieldName = ({ about, place }: DictatedField): string =>
  place === null ? about : `${about}_${place}`;

/** What is typed in a field now. */
export const typedIn = (
  { about, place }: DictatedField,
  { shared, own }: { readonly shared: Typed; readonly own: ReadonlyMap<number, Typed> },
): string => typedText(place === null ? shared : (own.get(place) ?? {}), about);
