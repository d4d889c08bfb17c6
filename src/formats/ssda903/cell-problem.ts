import { isCode } from './code-sets.ts';
import type { ColumnSpec } from './specs.ts';
import { isCanonicalDate, parseDate, parseInteger, parsePartialDate } from './values.ts';

/**
 * What is wrong with one cell taken by itself, in a sentence, or undefined: blank though it is required, not a
 * date, code or whole number where one is due, a code of another year. Text and postcodes are never wrong.
 * This is about whether the cell can be understood; the rules of the return are checked elsewhere.
 */
export function findCellProblem(column: ColumnSpec, value: string | null, year?: number): string | undefined {
  if (value === null) return column.required ? `${column.name} is blank` : undefined;
  if (column.type === 'date') return findDateProblem(value);
  if (column.type === 'partialDate')
    return parsePartialDate(value) ? undefined : 'Not a date (dd/mm/yyyy, unknown parts ZZ)';
  if (column.type === 'integer') return parseInteger(value) === undefined ? 'Not a whole number' : undefined;
  return column.codeSet === undefined ? undefined : findCodeProblem(column.codeSet, value, year);
}

function findDateProblem(value: string): string | undefined {
  if (isCanonicalDate(value)) return undefined;
  return parseDate(value) ? 'A date, but not written dd/mm/yyyy' : 'Not a date (dd/mm/yyyy)';
}

function findCodeProblem(
  set: NonNullable<ColumnSpec['codeSet']>,
  value: string,
  year?: number,
): string | undefined {
  if (!isCode(set, value)) return 'Not a known code';
  return year === undefined || isCode(set, value, year) ? undefined : `Not a code of ${year}`;
}
