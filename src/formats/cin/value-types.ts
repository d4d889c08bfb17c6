import { findDate } from '../../platform/dates/plain-date.ts';
import { listCinCodes } from './codes.ts';
import type { CinCodeListName, CinValueType } from './structure.ts';

/** Whether a text, as it stands in the document, is a value of the type in the schema of a collection year. */
export type ValueTest = (text: string) => boolean;

/** The kinds of value that are no code lists. */
type ValueKind = Exclude<CinValueType, CinCodeListName>;

function isKind(type: CinValueType): type is ValueKind {
  return Object.hasOwn(meanings, type);
}

/** What each kind of value must be, in words for a person. Code lists are named with their codes instead. */
const meanings: Readonly<Record<ValueKind, string>> = {
  text: 'text',
  date: 'a date as yyyy-mm-dd',
  year: 'a year of four digits',
  dateTime: 'a date and time as yyyy-mm-ddThh:mm:ss',
  count: 'a whole number from 0',
  lea: 'three digits',
  serialNumber: 'three digits or more',
  upn: 'a letter, eleven digits, and a digit or a letter',
};

/** What a value must be, in words. */
export function describeType(type: CinValueType, year: number): string {
  return isKind(type) ? meanings[type] : `one of ${listCinCodes(type, year).join(', ')}`;
}

/** Makes the test of a type. Spaces around dates and numbers do not count; around codes they do (XML Schema part 2). */
export function testOf(type: CinValueType, year: number): ValueTest {
  if (isKind(type)) return tests[type];
  const codes = new Set(listCinCodes(type, year));
  return (text) => codes.has(text);
}

const ZONE = '(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))?';
const DATE = /^-?(\d{4,})-(\d\d)-(\d\d)/;
const TIME = new RegExp(`^T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)${ZONE}$`);
const YEAR = new RegExp(`^-?(\\d{4,})${ZONE}$`);
const NO_TIME = new RegExp(`^${ZONE}$`);

const tests: Readonly<Record<ValueKind, ValueTest>> = {
  text: () => true,
  date: (text) => isDay(text, NO_TIME),
  dateTime: (text) => isDay(text, TIME),
  year: (text) => isYear(collapse(text)),
  count: (text) => /^(?:\+?\d+|-0+)$/.test(collapse(text)),
  lea: (text) => /^\p{Nd}{3}$/u.test(text),
  serialNumber: (text) => /^\p{Nd}{3,}$/u.test(text),
  upn: (text) => /^[A-Za-z]\p{Nd}{11}[\p{Nd}A-Za-z]$/u.test(text),
};

function collapse(text: string): string {
  return text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}

function isDay(text: string, rest: RegExp): boolean {
  const day = collapse(text);
  const [found, year = '', month = '', inMonth = ''] = DATE.exec(day) ?? [];
  if (found === undefined || !isYear(year) || !rest.test(day.slice(found.length))) return false;
  // A year counts by its place in the four hundred after which the calendar repeats itself: any length of digits will do.
  return (
    findDate({ year: (Number(year.slice(-4)) % 400) + 2000, month: Number(month), day: Number(inMonth) }) !==
    undefined
  );
}

/** Four digits or more, without a needless nought in front, and not the year 0 (XML Schema 1.0). */
function isYear(text: string): boolean {
  const [, digits = ''] = YEAR.exec(text) ?? [];
  return digits !== '' && (digits.length === 4 || !digits.startsWith('0')) && !/^0+$/.test(digits);
}
