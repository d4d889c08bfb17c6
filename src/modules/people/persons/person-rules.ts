import { formatDate, formatMonth } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { ageOn } from '../../../platform/dates/plain-date.ts';

export type BirthPrecision = 'day' | 'month' | 'year' | 'estimate';

type Named = {
  readonly given: string | null;
  readonly family: string | null;
  readonly localId: string | null;
  readonly expectedOn: PlainDate | null;
};

/** What to call somebody of whom little may be known. Never empty, never invented. */
export function shownName({ given, family, localId, expectedOn }: Named): string {
  if (given !== null && family !== null) return `${given} ${family}`;
  if (given !== null) return `${given} (surname not known)`;
  if (expectedOn !== null) return family === null ? 'Unborn baby' : `Unborn baby ${family}`;
  if (family !== null) return `${family} (first name not known)`;
  return localId === null ? 'Name not recorded' : `Child ${localId}`;
}

type Born = {
  readonly birthDate: PlainDate | null;
  readonly birthPrecision: BirthPrecision;
  readonly expectedOn: PlainDate | null;
  readonly diedOn: PlainDate | null;
};

/** Age in whole years today, or at death; null where it is not known or there is none yet. */
export function ageOf(
  { birthDate, diedOn }: Pick<Born, 'birthDate' | 'diedOn'>,
  today: PlainDate,
): number | null {
  if (birthDate === null) return null;
  const age = ageOn(birthDate, diedOn ?? today);
  return age < 0 ? null : age;
}

/** '9 years old', 'about 15 years old', 'died aged 4', 'not born yet', 'age not known'. */
export function ageWords(born: Born, today: PlainDate): string {
  const age = ageOf(born, today);
  if (age === null) return born.expectedOn === null ? 'age not known' : 'not born yet';
  if (born.diedOn !== null) return `died aged ${age}`;
  const about = born.birthPrecision === 'day' || born.birthPrecision === 'month' ? '' : 'about ';
  return `${about}${age === 0 ? 'under 1 year' : age === 1 ? '1 year' : `${age} years`} old`;
}

/** '24 November 2016', 'in November 2016', 'in 2016', 'about 2016 (estimated)', 'expected 3 May 2027', 'not known'. */
export function birthWords({ birthDate, birthPrecision, expectedOn }: Born): string {
  if (birthDate === null) return expectedOn === null ? 'not known' : `expected ${formatDate(expectedOn)}`;
  const year = birthDate.slice(0, 4);
  return {
    day: () => formatDate(birthDate),
    month: () => `in ${formatMonth(birthDate)}, day not known`,
    year: () => `in ${year}, day not known`,
    estimate: () => `about ${year} (estimated)`,
  }[birthPrecision]();
}

/** Whether their page is a child's: not born, of unknown age, known to the authority by a child's id, or under 18. */
export function isChild(person: { readonly age: number | null; readonly localId: string | null }): boolean {
  return person.localId !== null || person.age === null || person.age < 18;
}

/** The two letters of a person's disc; '?' where no name is known. */
export function initialsOf({ given, family }: Pick<Named, 'given' | 'family'>): string {
  return [given, family].map((name) => (name ?? '').trim().charAt(0).toUpperCase()).join('') || '?';
}
