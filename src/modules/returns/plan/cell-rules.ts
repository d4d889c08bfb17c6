import type { CodeSet } from '../../../formats/ssda903/code-sets.ts';
import { isCode } from '../../../formats/ssda903/code-sets.ts';
import {
  formatDate,
  formatPartialDate,
  isCanonicalDate,
  parseDate,
  parseInteger,
  parsePartialDate,
} from '../../../formats/ssda903/values.ts';
import type { PartialDate } from '../../../formats/ssda903/values.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FactValue } from '../../../platform/facts/index.ts';

/** How a value was written where the year of the return knows another way: SEX as 1 and 2 (`digits`) or as `letters`. */
export type Notation = string | null;

/** How one kind of cell becomes a fact's value and back. */
export type CellRule = {
  /** The value, or undefined when the text cannot be read as one. */
  readonly read: (text: string) => FactValue | undefined;
  /** The text that the return has for a value; null where it says such a value in another cell. */
  readonly write: (value: string, year: number, notation: Notation) => string | null;
  /** Whether the text is written as the return writes it; if not it is kept beside the value. */
  readonly isPlain: (text: string, value: string) => boolean;
  /** Ends the sentence "… is not". */
  readonly what: string;
};

const same = (value: string) => value;
const always = () => true;

export const textCell: CellRule = { read: same, write: same, isPlain: always, what: 'text' };

export const dateCell: CellRule = {
  read: parseDate,
  write: (value) => formatDate(value as PlainDate),
  isPlain: isCanonicalDate,
  what: 'a date written dd/mm/yyyy',
};

export const partialDateCell: CellRule = {
  read: parsePartialDate,
  write: (value) => formatPartialDate(value as PartialDate),
  isPlain: (text, value) => formatPartialDate(value as PartialDate) === text,
  what: 'a date written dd/mm/yyyy (ZZ for what is not known)',
};

/** A code of the set in any year: which years know it is for the checks of the return to say. */
export function codeCell(set: CodeSet): CellRule {
  return {
    read: (text) => (isCode(set, text) ? text : undefined),
    write: same,
    isPlain: always,
    what: `a code of the set ${set}`,
  };
}

/** '1' and '0', as PostgreSQL writes true and false. */
export const yesNoCell: CellRule = {
  read: (text) => (text === '1' ? 't' : text === '0' ? 'f' : undefined),
  write: (value) => (value === 't' ? '1' : '0'),
  isPlain: always,
  what: '0 or 1',
};

export function integerCell(least: number, most: number): CellRule {
  return {
    read: (text) => {
      const value = parseInteger(text);
      return value !== undefined && value >= least && value <= most ? String(value) : undefined;
    },
    write: same,
    isPlain: (text, value) => text === value,
    what: `a whole number from ${least} to ${most}`,
  };
}

const lastYearOfDigits = 2024;
const lettersOf: Readonly<Record<string, string>> = { '1': 'M', '2': 'F', M: 'M', F: 'F', U: 'U' };
const digitsOf: Readonly<Record<string, string>> = { M: '1', F: '2' };

/** 1 and 2 up to the return of 2024, M, F and U after. */
export const sexCell: CellRule = {
  read: (text) => lettersOf[text],
  write: (value, year, notation) => {
    const asDigits = notation === null ? year <= lastYearOfDigits : notation === 'digits';
    return asDigits ? (digitsOf[value] ?? value) : value;
  },
  isPlain: always,
  what: 'a code of the set sex',
};

/** The notation to remember with a line, null when the sex is written as its year writes it. */
export function findNotation(sex: string | null, year: number): Notation {
  if (sex === '1' || sex === '2') return year > lastYearOfDigits ? 'digits' : null;
  return (sex === 'M' || sex === 'F') && year <= lastYearOfDigits ? 'letters' : null;
}
