import { monthName } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { daysInMonth, findDate } from '../../../platform/dates/plain-date.ts';

/** Days on which somebody may have been born; `score` is how well a birth in them would fit what was typed. */
export type DatesAsked = {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly score: number;
  readonly why: 'birth date' | 'month of birth' | 'year of birth' | 'birth date, day and month swapped';
};

/** One part of what was typed, with every way in which it can be meant (people.search says what each finds). */
export type SearchPart = {
  readonly word?: string;
  readonly dates?: readonly DatesAsked[];
  readonly code?: string;
  readonly digits?: string;
  readonly postcode?: string;
  readonly address?: string;
  readonly unborn?: true;
};

const longest = 200;
const mostParts = 12;

/** Takes what was typed into a search box apart. Never throws; `today` decides what century '14' means. */
export function parseSearch(typed: string, today: PlainDate): readonly SearchPart[] {
  const text = cleaned(typed.slice(0, longest));
  const state: State = { text: ` ${withoutOurOwnWords(text)} `, parts: [], today };
  for (const take of takers) take(state);
  const rest = restOf(state);
  const address = findAddress(text, rest);
  return address ? [{ address }] : [...state.parts, ...rest].slice(0, mostParts);
}

/** Half characters and control characters cannot be stored, so nobody has them in a name. */
function cleaned(typed: string): string {
  return typed
    .replace(/[\p{Surrogate}\p{Cc}]/gu, ' ')
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Recognised pieces are moved from the text to the parts, in this order. */
type State = { text: string; readonly parts: SearchPart[]; readonly today: PlainDate };
type Taker = (state: State) => void;

const takers: readonly Taker[] = [takeUnborn, takeDates, takeHealthNumbers, takePostcodes, takePhones];

/** What a result is called on screen may be typed back: 'Child 04000001 (name not recorded)'. */
function withoutOurOwnWords(text: string): string {
  return text.replace(/\(?name not recorded\)?/gi, ' ').replace(/\bchild (?=\S*\d)/gi, ' ');
}

function takeUnborn(state: State): void {
  if (!/ (unborn|expected) /i.test(state.text)) return;
  state.text = state.text.replace(/ (unborn|expected|baby)(?= )/gi, ' ');
  state.parts.push({ unborn: true });
}

const month = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const dateShapes: readonly [RegExp, (found: readonly string[]) => DateTyped][] = [
  [/(?<= )(\d{4})-(\d{1,2})-(\d{1,2})(?= )/gi, ([, y, m, d]) => ({ y, m, d })],
  [/(?<= )(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?= )/gi, ([, d, m, y]) => ({ y, m, d })],
  [/(?<= )(\d{1,2})[/.-](\d{4})(?= )/gi, ([, m, y]) => ({ y, m })],
  [
    new RegExp(`(?<= )(\\d{1,2})(?:st|nd|rd|th)? ${month},? (\\d{4})(?= )`, 'gi'),
    ([, d, m, y]) => ({ y, m, d }),
  ],
  [new RegExp(`(?<= )${month},? (\\d{4})(?= )`, 'gi'), ([, m, y]) => ({ y, m })],
  [/(?<= )((?:19|20)\d\d)(?= )/g, ([, y]) => ({ y })],
];

type DateTyped = {
  readonly y?: string | undefined;
  readonly m?: string | undefined;
  readonly d?: string | undefined;
};

function takeDates(state: State): void {
  for (const [shape, read] of dateShapes) {
    state.text = state.text.replace(shape, (found: string, ...groups: unknown[]) => {
      const dates = datesOf(read([found, ...groups.map(String)]), state.today);
      if (dates.length === 0) return found;
      // A year alone may also be a number that somebody goes by, so it is not only a date.
      state.parts.push(/^\d{4}$/.test(found) ? { dates, code: found } : { dates });
      return '';
    });
  }
}

function datesOf({ y, m, d }: DateTyped, today: PlainDate): readonly DatesAsked[] {
  const year = fullYear(y ?? '', today);
  if (m === undefined) return span(year, 1, 12, 'year of birth');
  const monthNumber = monthOf(m);
  if (d === undefined) return span(year, monthNumber, monthNumber, 'month of birth');
  const day = Number(d);
  const straight = onDay(findDate({ year, month: monthNumber, day }), 1, 'birth date');
  const swapped =
    day === monthNumber
      ? []
      : onDay(findDate({ year, month: day, day: monthNumber }), 0.6, 'birth date, day and month swapped');
  return [...straight, ...swapped];
}

function span(year: number, first: number, last: number, why: DatesAsked['why']): readonly DatesAsked[] {
  const from = findDate({ year, month: first, day: 1 });
  const to = from && findDate({ year, month: last, day: daysInMonth(year, last) });
  return from && to ? [{ from, to, score: first === last ? 0.9 : 0.7, why }] : [];
}

function onDay(date: PlainDate | undefined, score: number, why: DatesAsked['why']): readonly DatesAsked[] {
  return date ? [{ from: date, to: date, score, why }] : [];
}

/** Two digits mean the nearest such year that is not more than one year ahead. */
function fullYear(typed: string, today: PlainDate): number {
  if (typed.length !== 2) return Number(typed);
  const latest = Number(today.slice(0, 4)) + 1;
  const inThisCentury = Math.floor(latest / 100) * 100 + Number(typed);
  return inThisCentury > latest ? inThisCentury - 100 : inThisCentury;
}

const monthNames = Array.from({ length: 12 }, (_, index) =>
  monthName(index + 1)
    .slice(0, 3)
    .toLowerCase(),
);

function monthOf(typed: string): number {
  return /^\d+$/.test(typed) ? Number(typed) : monthNames.indexOf(typed.slice(0, 3).toLowerCase()) + 1;
}

/** An NHS number as it is written: 943 476 5919. */
function takeHealthNumbers(state: State): void {
  takeAll(state, /(?<= )(\d{3})[ -](\d{3})[ -](\d{4})(?= )/g, (found) => ({
    code: digitsOf(found),
    digits: digitsOf(found),
  }));
}

/** A whole postcode, or its first half, which may also be part of a number. */
function takePostcodes(state: State): void {
  takeAll(state, /(?<= )([a-z]{1,2}\d[a-z\d]?) ?(\d[a-z]{2})(?= )/gi, (found) => ({
    postcode: codeOf(found),
    code: codeOf(found),
  }));
  takeAll(state, /(?<= )([a-z]{1,2}\d[a-z\d]?)(?= )/gi, (found) => ({
    postcode: codeOf(found),
    code: codeOf(found),
  }));
}

/** Digits with spaces, brackets or a country code between them; the last ones count. */
function takePhones(state: State): void {
  takeAll(state, /(?<= )\(?\+?\d[\d ()-]{4,}\d(?= )/g, (found) => ({
    code: digitsOf(found),
    digits: digitsOf(found).replace(/^(0044|44|0)/, ''),
  }));
}

function takeAll(state: State, shape: RegExp, toPart: (found: string) => SearchPart): void {
  state.text = state.text.replace(shape, (found) => {
    state.parts.push(toPart(found));
    return '';
  });
}

const digitsOf = (text: string) => text.replace(/\D/g, '');
const codeOf = (text: string) => text.replace(/\s/g, '').toUpperCase();

/** What is left are names and numbers; a number of letters and digits may be a child id as it is typed. */
function restOf({ text }: State): readonly SearchPart[] {
  return text
    .split(/[\s,;]+/)
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece))
    .map((piece) =>
      /\d/.test(piece) ? { code: codeOf(piece) } : { word: piece.replace(/\./g, ' ').trim() },
    );
}

const streetWords =
  /\b(street|st|road|rd|lane|ln|avenue|ave|close|drive|court|way|crescent|terrace|place|gardens|grove|square|hill|park|row|walk|green|house|flat|cottage|farm)\b/i;

/** A house number with a word, or a word for a street, and nothing that is plainly something else: an address. */
function findAddress(text: string, rest: readonly SearchPart[]): string | undefined {
  const words = rest.filter(({ word }) => word !== undefined);
  const numbered = /^\d{1,4}[a-z]? \p{L}{2,}/iu.test(text);
  const street = words.length >= 2 && streetWords.test(text);
  return rest.length >= 2 && words.length >= 1 && (numbered || street) && !/\d{5,}/.test(text)
    ? text.toLowerCase().replace(/[,;]/g, ' ')
    : undefined;
}

/** The most results that a search gives. */
export const mostFound = 50;
