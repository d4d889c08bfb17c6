import { listCinCodes } from '../../../formats/cin/codes.ts';
import type { CinCodeListName } from '../../../formats/cin/structure.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { CellRule, Notation } from '../plan/cell-rules.ts';

const same = (value: string) => value;
const always = () => true;

export const dateCell: CellRule = {
  read: parsePlainDate,
  write: same,
  isPlain: always,
  what: 'a date written yyyy-mm-dd',
};

/** A code of the list in any year: which years know it is for the checks of the census to say. */
export function codeCell(list: CinCodeListName): CellRule {
  const codes = new Set(listCinCodes(list));
  return {
    read: (text) => (codes.has(text) ? text : undefined),
    write: same,
    isPlain: always,
    what: 'a code of the census',
  };
}

const words: Readonly<Record<string, string>> = { true: 't', '1': 't', false: 'f', '0': 'f' };

/** '1' and '0', as the schema has it, or the words that many files have ('words'). */
export const yesNoCell: CellRule = {
  read: (text) => words[text],
  write: (value, _year, notation) =>
    notation === 'words' ? (value === 't' ? 'true' : 'false') : value === 't' ? '1' : '0',
  isPlain: always,
  what: '0, 1, false or true',
};

const isReason = (text: string) => /^UN\d$/.test(text);

/** The pupil number is one fact: the number, or why there is none. The census has an element for each. */
export const upnCell: CellRule = {
  read: (text) => (isReason(text) ? undefined : text),
  write: (value) => (isReason(value) ? null : value),
  isPlain: always,
  what: 'a pupil number',
};

const reasons = codeCell('upnUnknown');
export const upnUnknownCell: CellRule = { ...reasons, write: (value) => (isReason(value) ? value : null) };

const lastYearOfGender = 2024;
const ofGender: Readonly<Record<string, string>> = { '1': 'M', '2': 'F', '0': 'U', '9': 'U' };
const toGender: Readonly<Record<string, string>> = { M: '1', F: '2', U: '0' };

/** Which of the two elements a year has when nothing else is known: GenderCurrent until 2024, Sex since. */
function isGender(year: number, notation: Notation): boolean {
  return notation === null ? year <= lastYearOfGender : notation.startsWith('gender');
}

export const genderCell: CellRule = {
  read: (text) => ofGender[text],
  write: (value, year, notation) => {
    if (!isGender(year, notation)) return null;
    return value === 'U' && notation === 'gender 9' ? '9' : (toGender[value] ?? null);
  },
  isPlain: always,
  what: '0, 1, 2 or 9',
};

/** A file of a year between the two may have Sex with the old digits: they are read, and kept as they came. */
export const sexCell: CellRule = {
  read: (text) => ofGender[text] ?? (text in toGender ? text : undefined),
  write: (value, year, notation) => (isGender(year, notation) ? null : value),
  isPlain: (text, value) => text === value,
  what: 'M, F or U',
};

/** How a child's sex was written, where it is not as the year has it: by the first of the two elements that can be read. */
export function findSexNotation(
  year: number,
  { gender, sex }: { gender: string | null; sex: string | null },
): Notation {
  if (gender === '9') return 'gender 9';
  if (gender !== null && gender in ofGender) return year > lastYearOfGender ? 'gender' : null;
  return sex !== null && year <= lastYearOfGender ? 'sex' : null;
}
