import { annexAChoices, choiceOfCode, getAnnexASpec } from '../../../formats/index.ts';
import type { AnnexAColumn, AnnexAList, ChoiceSet } from '../../../formats/index.ts';
import { ageOn, parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';

/** The cells of a row by our words for the columns, as the list writes them; null where the record says nothing. */
export type Cells = Readonly<Record<string, string | null>>;

/** What the record holds of a row: codes, dates, numbers, yes or no. */
export type RawCells = Readonly<Record<string, string | number | boolean | null>>;

/** The cells of a row of the record in the list's own answers. Pure. */
export function toCells(list: AnnexAList, raw: RawCells, asOf: PlainDate): Cells {
  const cells = getAnnexASpec(list).columns.map((column) => [column.key, toCell(column, raw, asOf)] as const);
  return { ...Object.fromEntries(cells), born: toBirth(raw['born'] ?? null, asOf) };
}

/** A child who was not born yet on the day has no date of birth. */
function toBirth(born: string | number | boolean | null, asOf: PlainDate): string | null {
  const date = parsePlainDate(born);
  return date === undefined || date > asOf ? null : date;
}

function toCell(column: AnnexAColumn, raw: RawCells, asOf: PlainDate): string | null {
  if (column.key === 'age') return toAge(raw['born'] ?? null, asOf);
  const value = raw[column.key] ?? null;
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return column.choices === undefined ? String(value) : toAnswer(column.choices, value);
}

/** The answer for a code; the case status comes as its place among the answers. */
function toAnswer(set: ChoiceSet, value: string | number): string | null {
  const answer = typeof value === 'number' ? annexAChoices[set][value - 1]?.value : choiceOfCode(set, value);
  return answer ?? null;
}

function toAge(born: string | number | boolean | null, asOf: PlainDate): string | null {
  const date = parsePlainDate(toBirth(born, asOf));
  return date === undefined ? null : String(ageOn(date, asOf));
}

/** Answers for what nobody knows, in columns that have one; and No where nothing is known of what would be recorded. */
const unknowns: Readonly<Record<string, string>> = {
  gender: 'c) Not stated/recorded',
  ethnicity: 'f) Not stated',
  disability: 'Unknown',
  policeProtection: 'No',
  asylum: 'No',
  inTouch: 'c) Not recorded',
};

/** The cells with an answer for what nobody knows where the list has one. */
export function fillUnknown(list: AnnexAList, cells: Cells): Cells {
  const { columns } = getAnnexASpec(list);
  return Object.fromEntries(columns.map(({ key }) => [key, cells[key] ?? unknowns[key] ?? null]));
}
