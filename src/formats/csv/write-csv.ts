/** How rows are written: the line end (RFC 4180 says CRLF) and whether a byte order mark leads. */
export type CsvStyle = { readonly newline?: '\r\n' | '\n'; readonly bom?: boolean };

const NEEDS_QUOTES = /[",\r\n\uFEFF]/;

/**
 * Writes columns as CSV (RFC 4180). Values come back exactly as they are when read again: nothing is
 * added to stop a spreadsheet from running them; for people's downloads use `csvForSpreadsheets`.
 * `null` and '' are both written as nothing. All columns have the length `rows`.
 */
export function writeCsv(
  header: readonly string[],
  columns: readonly (readonly (string | null)[])[],
  rows: number,
  style: CsvStyle = {},
): string {
  const newline = style.newline ?? '\r\n';
  const lines: string[] = [writeRow(header)];
  for (let row = 0; row < rows; row++) lines.push(writeRow(columns.map((column) => column[row] ?? '')));
  return (style.bom ? '\uFEFF' : '') + lines.join(newline) + newline;
}

function writeRow(values: readonly string[]): string {
  // A row of one empty value would be a line with nothing, which readers skip.
  if (values.length === 1 && values[0] === '') return '""';
  return values.map(quote).join(',');
}

function quote(value: string): string {
  return NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** What spreadsheets take for the start of a formula (OWASP, CSV injection), full-width forms included. */
const FORMULA_START = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;

/**
 * Rows as CSV for a person to open in a spreadsheet: a value that could run as a formula gets a leading
 * apostrophe (plain numbers do not), and a byte order mark makes Excel read it as UTF-8.
 * Not for files that another system reads back: it changes values.
 */
export function csvForSpreadsheets(
  header: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): string {
  const lines = [header, ...rows].map((row) => writeRow(row.map((value) => neutralise(value ?? ''))));
  return '\uFEFF' + lines.join('\r\n') + '\r\n';
}

function neutralise(value: string): string {
  return FORMULA_START.test(value) && !PLAIN_NUMBER.test(value) ? `'${value}` : value;
}
