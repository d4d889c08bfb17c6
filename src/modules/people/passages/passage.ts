import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { ageOn, parsePlainDate } from '../../../platform/dates/plain-date.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';

/** The chapters in which a life is told, in their order. */
export const chapters = [
  'About you',
  'Your family and the people who matter',
  'Help before you came into care',
  'Where you lived',
  'Decisions about you',
  'Who worked with you',
  'Your health',
  'Your reviews and meetings',
  'When you were missing or away',
  'Leaving care',
  'Who was told about you',
  'What was changed in your record',
] as const;
export type Chapter = (typeof chapters)[number];

/** Why a passage may have to stay out of a copy (domain reference 4.7). */
export type Sensitivity =
  | 'third party'
  | 'confidential source'
  | 'legal privilege'
  | 'police intelligence'
  | 'health of somebody else'
  | 'adoption'
  | 'address at risk';

/**
 * Somebody whom a sentence names. `as` is who they are to the reader: it stands beside the name, and in its place where
 * the name is not the reader's to have. A name is therefore never cut out of words that were written with it. `isWhole`: the
 * passage is about them, so that without the name nothing of it is told, not even that there is somebody.
 */
export type Named = { readonly person: string; readonly as: string; readonly isWhole?: boolean };
export type Word = string | Named;

/** What can be told of one thing, before it is known to whom. */
export type Said = {
  readonly chapter: Chapter;
  /** The day that it belongs to, null where that is not known. */
  readonly on: PlainDate | null;
  readonly words: readonly Word[];
  readonly sensitivity?: readonly Sensitivity[];
  /** Addresses and postcodes in the words: held against those that are withheld. */
  readonly places?: readonly string[];
  /** Typed by somebody in their own words: closed until a reviewer has read it (data model, principle 4). */
  readonly isFreeText?: boolean;
};

/** How what is said stood when it was read: in force, changed since, or in contradiction with something else. */
export type Standing = 'now' | 'before' | 'contested';

/** A stretch of text that knows whom it is about, whom it names and where it is from. */
export type Passage = Said & {
  /** The same for the same version of the same fact, whenever it is read: decisions hang on it. */
  readonly key: string;
  readonly table: string;
  readonly id: string;
  readonly standing: Standing;
  /** 'kith', 'return' with its year, or 'demonstration'. */
  readonly source: string;
};

/** Whom a copy is about: their records, and their birthday for "you were 6". */
export type About = { readonly ids: readonly string[]; readonly born: PlainDate | null };

/** A row as text by column; null where nothing is said. */
export type Row = Readonly<Record<string, string | null | undefined>>;

/** What one table can tell of a person. Every table with a person in it has one, or stands on a list with the reason. */
export type Declaration = {
  /** 'schema.table' */
  readonly table: string;
  /** Columns that hold the person whom a row is about. */
  readonly subjects: readonly string[];
  /** A fact has its history and contested rows beside it (platform.make_fact); a plain table has none. */
  readonly isFact: boolean;
  /** More columns, as SQL over the row `f`, from the module's own schema. */
  readonly also?: string;
  /** What tells rows apart where there is no id. */
  readonly keyOf?: (row: Row) => string;
  /** What this is called in "Two records say different things about …". */
  readonly thing: string;
  readonly tell: (row: Row, about: About) => readonly Said[];
};

/** The date in a column, or null. */
export function dayOf(row: Row, column: string): PlainDate | null {
  return parsePlainDate(row[column]?.slice(0, 10)) ?? null;
}

/** Whether a column says yes; null where nothing is said. */
export function flagOf(row: Row, column: string): boolean | null {
  const value = row[column];
  return value === null || value === undefined ? null : value === 'true';
}

/** 'On 3 May 2019, when you were 6,' so that a reader need not count; 'On a day that is not written down,' */
export function onDay(about: About, day: PlainDate | null): string {
  if (day === null) return 'On a day that is not written down,';
  const age = about.born === null || about.born > day ? undefined : ageOn(about.born, day);
  if (age === undefined) return `On ${formatDate(day)},`;
  return `On ${formatDate(day)}, when you were ${age === 0 ? 'a baby' : age},`;
}

/** ' That ended on 4 June 2020.' or nothing. */
export function endedOn(ends: PlainDate | null, what = 'This'): string {
  return ends === null ? '' : ` ${what} ended on ${formatDate(ends)}.`;
}

/** Sentences that are there, with a space between. */
export function sentences(...parts: readonly (string | false | null | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' ');
}

/** The people whom a passage names. */
export function listNamed(words: readonly Word[]): readonly string[] {
  return words.flatMap((word) => (typeof word === 'string' ? [] : [word.person]));
}
