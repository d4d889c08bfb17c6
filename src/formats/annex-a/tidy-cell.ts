import { formatPostcode, parseDate } from '../ssda903/values.ts';
import { readChoice } from './choices.ts';
import type { AnnexAColumn } from './lists.ts';

/**
 * A cell as it is worked with: dates 'YYYY-MM-DD', whole numbers in digits, choices as the workbook writes them, text
 * trimmed, blank null. `code` is the finer code of a return that the cell held. With `problem` the value stays as it was.
 */
export type TidyCell = {
  readonly value: string | null;
  readonly code: string | null;
  readonly problem?: string;
};

const nothing: TidyCell = { value: null, code: null };

/** Reads one cell of a list. Never throws; a blank is no problem here (the checks ask which may be blank). */
export function tidyCell(column: AnnexAColumn, cell: string): TidyCell {
  const text = cell.trim().replace(/\s+/g, ' ');
  if (text === '' || /^(n\/a|na|none|null|-)$/i.test(text)) return nothing;
  if (/^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/i.test(text))
    return { ...nothing, problem: 'The cell holds an error of the spreadsheet, and counts as blank' };
  return readers[column.type](column, text);
}

const readers: Readonly<Record<AnnexAColumn['type'], (column: AnnexAColumn, text: string) => TidyCell>> = {
  text: (_, text) => give(unquote(text)),
  postcode: (_, text) => give(formatPostcode(text)),
  date: (_, text) => {
    const date = parseDate(text.replace(/[ T]\d{2}:\d{2}(:\d{2})?$/, ''));
    return date ? give(date) : wrong(text, 'Not a date');
  },
  number: (column, text) => {
    // Ages come as 6.138: whole years are what is asked for. Other numbers must be whole.
    const [, whole, rest = ''] = /^(\d{1,9})(?:\.(\d*))?$/.exec(text) ?? [];
    const isWhole = whole !== undefined && (column.key === 'age' || /^0*$/.test(rest));
    return isWhole ? give(String(Number(whole))) : wrong(text, 'Not a whole number');
  },
  yesNo: (column, text) => {
    const found = readChoice('yesNo', text);
    const answers = found && (found.value !== 'Unknown' || column.mayBeUnknown === true);
    return answers ? give(found.value) : wrong(text, 'Not Yes or No');
  },
  choice: (column, text) => {
    const found = readChoice(column.choices ?? 'yesNo', text);
    return found ?? wrong(text, 'Not one of the list’s answers');
  },
};

function give(value: string): TidyCell {
  return { value, code: null };
}

function wrong(value: string, problem: string): TidyCell {
  return { value, code: null, problem };
}

/** Ids that a spreadsheet took for numbers lose their '.0'; the apostrophe that kept a formula from running goes. */
function unquote(text: string): string {
  return text.replace(/^(\d+)\.0$/, '$1').replace(/^'(?=[=+\-@])/, '');
}
