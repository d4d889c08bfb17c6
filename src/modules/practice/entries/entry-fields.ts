import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { findPosted, toPosted } from '../../../platform/forms/posted.ts';

/** The names of what is asked once for all children of a visit, in the order of the page. */
export const sharedNames = [
  'visited_on-day',
  'visited_on-month',
  'visited_on-year',
  'time',
  'place',
  'purpose',
  'sleeps',
  'sleeps_words',
  'gained',
  'present',
  'happened',
  'shared_for',
  'named',
  'restricted',
] as const;

/** The names of what is asked of each child; on the page each has the child's place behind it. */
export const ownNames = [
  'seen',
  'why',
  'words',
  'shows',
  'shows_by',
  'words_for',
  'remark',
  'remark_for',
  'for_child',
  'sleeps',
  'sleeps_words',
] as const;

/** 'seen' of the first child is 'seen_0': nothing in a name says who the child is. */
export const ownName = (name: string, place: number): string => `${name}_${place}`;

/** What a posted form says of all, and of the child in each of these places, as it was typed. */
export function splitTyped(
  body: unknown,
  places: readonly number[],
): { readonly shared: Typed; readonly own: readonly Typed[] } {
  const posted = toPosted(body);
  const pick = (names: readonly string[], toName: (name: string) => string): Typed =>
    Object.fromEntries(
      names.flatMap((name) =>
        findPosted(posted, toName(name))
          .slice(0, 1)
          .map((text) => [name, text]),
      ),
    );
  return {
    shared: pick(sharedNames, (name) => name),
    own: places.map((place) => pick(ownNames, (name) => ownName(name, place))),
  };
}

/** A form that nobody has written in yet: today, where they live. */
export function freshShared(today: PlainDate): Typed {
  const [year = '', month = '', day = ''] = today.split('-');
  return {
    'visited_on-day': String(Number(day)),
    'visited_on-month': String(Number(month)),
    'visited_on-year': year,
    place: 'where they live',
  };
}

/** The text under a name, or ''. */
export function typedText(typed: Typed, name: string): string {
  const value = typed[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}
