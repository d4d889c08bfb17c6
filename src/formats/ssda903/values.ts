import type { PlainDate } from '../../platform/dates/plain-date.ts';

declare const brand: unique symbol;

/** A date of which the day, or the day and the month, may be unknown: 'YYYY-MM-DD', 'YYYY-MM' or 'YYYY'. */
export type PartialDate = string & { readonly [brand]: 'PartialDate' };

const SLASH = 47;
const DASH = 45;
const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads a date of a return: 'dd/mm/yyyy', and also 'd/m/yyyy' and 'yyyy-mm-dd', which are not how the
 * return writes dates (`isCanonicalDate` tells them apart).
 * @returns undefined unless it is a real day of the years 1900 to 2100
 */
export function parseDate(text: string): PlainDate | undefined {
  if (text.length === 10 && text.charCodeAt(2) === SLASH) return parseCanonical(text);
  if (text.length === 10 && text.charCodeAt(4) === DASH) return parseIso(text);
  return text.length < 10 ? parseShort(text) : undefined;
}

/** Whether a text is a real date written as the return writes it, 'dd/mm/yyyy'. */
export function isCanonicalDate(text: string): boolean {
  return text.length === 10 && text.charCodeAt(2) === SLASH && parseCanonical(text) !== undefined;
}

/** A day as the return writes it: 'dd/mm/yyyy'. */
export function formatDate(date: PlainDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

function parseCanonical(text: string): PlainDate | undefined {
  if (text.charCodeAt(5) !== SLASH) return undefined;
  if (!isRealDay(digits(text, 6, 10), digits(text, 3, 5), digits(text, 0, 2))) return undefined;
  return toPlainDate(`${text.slice(6, 10)}-${text.slice(3, 5)}-${text.slice(0, 2)}`);
}

function parseIso(text: string): PlainDate | undefined {
  if (text.charCodeAt(7) !== DASH) return undefined;
  return isRealDay(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10))
    ? toPlainDate(text)
    : undefined;
}

function parseShort(text: string): PlainDate | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  return day === '' ? undefined : parseCanonical(`${day.padStart(2, '0')}/${month.padStart(2, '0')}/${year}`);
}

/** The number written in digits from `start` to `end`, or NaN. Quicker than a pattern, which matters for millions. */
function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

function isRealDay(year: number, month: number, day: number): boolean {
  if (!(year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1)) return false;
  return day <= (month === 2 && isLeap(year) ? 29 : (DAYS[month] ?? 0));
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The only place here that makes a PlainDate: the text was checked digit by digit just before. */
function toPlainDate(text: string): PlainDate {
  return text as PlainDate;
}

const PARTIAL = /^(ZZ|\d{2})\/(ZZ|\d{2})\/(\d{4})$/;

/**
 * Reads a date whose day, or day and month, may be unknown: 'ZZ/05/2020' is '2020-05', 'ZZ/ZZ/2019' is
 * '2019', a whole date is itself.
 * @returns undefined when it is none of these ('12/ZZ/2020', 'ZZ/ZZ/ZZZZ')
 */
export function parsePartialDate(text: string): PartialDate | undefined {
  const [, day, month, year = ''] = PARTIAL.exec(text) ?? [];
  if (day === undefined || month === undefined) return toPartialDate(parseDate(text));
  if (day !== 'ZZ') return toPartialDate(parseDate(text));
  const known = month === 'ZZ' ? '01' : month;
  if (!parseCanonical(`01/${known}/${year}`)) return undefined;
  return toPartialDate(month === 'ZZ' ? year : `${year}-${month}`);
}

/** A partial date as the return writes it: '2020-05' is 'ZZ/05/2020'. */
export function formatPartialDate(date: PartialDate): string {
  const [year = '', month = 'ZZ', day = 'ZZ'] = date.split('-');
  return `${day}/${month}/${year}`;
}

function toPartialDate(text: string | undefined): PartialDate | undefined {
  return text as PartialDate | undefined;
}

/** A whole number written in digits only ('07' is 7), or undefined. */
export function parseInteger(text: string): number | undefined {
  const value = text.length > 0 && text.length <= 9 ? digits(text, 0, text.length) : NaN;
  return Number.isNaN(value) ? undefined : value;
}

/** A postcode to compare and look up by: upper case, nothing but letters and digits. 'za1 1bh' is 'ZA11BH'. */
export function toPostcodeKey(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** A postcode as people write it: upper case, one space before the last three characters. */
export function formatPostcode(text: string): string {
  const key = toPostcodeKey(text);
  return key.length < 5 ? key : `${key.slice(0, -3)} ${key.slice(-3)}`;
}

/** Whether two texts are the same postcode, whatever their spaces and case. */
export function isSamePostcode(one: string, other: string): boolean {
  return toPostcodeKey(one) === toPostcodeKey(other);
}
