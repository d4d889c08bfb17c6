import { csvForSpreadsheets, writeCsv, writeWorkbook } from '../../formats/index.ts';
import type { SheetToWrite, WorkbookCell } from '../../formats/index.ts';
import type { RuleLine, SaveAs, Saved } from './messages.ts';
import { placeOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** Makes a file of all findings: CSV as the command line gives it, or for a person's spreadsheet. */
export function save(outcome: Outcome, as: SaveAs): Saved {
  const name = `${outcome.form}-${outcome.year}-findings`;
  switch (as) {
    case 'csv':
      return toFile(`${name}.csv`, 'text/csv', writeFindings(outcome));
    case 'spreadsheet-csv':
      return toFile(
        `${name}-for-spreadsheets.csv`,
        'text/csv',
        csvForSpreadsheets(spreadsheetHeader(outcome), [...listRows(outcome)]),
      );
    case 'xlsx':
      return {
        name: `${name}.xlsx`,
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: new Uint8Array(writeWorkbook(listSheets(outcome))),
      };
  }
}

function toFile(name: string, type: string, text: string): Saved {
  return { name, type, bytes: new TextEncoder().encode(text) };
}

/** The columns of the command line. A census also says which field. */
function headerOf({ form }: Outcome): readonly string[] {
  return form === 'cin' ? ['rule', 'table', 'field', 'row', 'child'] : ['rule', 'table', 'row', 'child'];
}

/** The same bytes as `kith check … --format csv`: exact, so that another program can read them. */
function writeFindings(outcome: Outcome): string {
  const header = headerOf(outcome);
  const columns = header.map((): string[] => []);
  for (const cells of listExact(outcome)) {
    for (let i = 0; i < columns.length; i++) columns[i]?.push(cells[i] ?? '');
  }
  return writeCsv(header, columns, outcome.findings.count, { newline: '\n' });
}

function* listExact({ findings, rules, tables, ids, form }: Outcome): Generator<readonly string[]> {
  for (let i = 0; i < findings.count; i++) {
    const { rule, table, row, child, field } = findings.at(i);
    const [code, name, id] = [rules[rule]?.code ?? '', tables[table]?.name ?? '', ids[child] ?? ''];
    yield form === 'cin' ? [code, name, field, String(row), id] : [code, name, String(row), id];
  }
}

function spreadsheetHeader(outcome: Outcome): readonly string[] {
  return [...headerOf(outcome), outcome.placeWord.toLowerCase(), 'what is wrong'];
}

/** For people: with the place in the file and the meaning. */
function* listRows(outcome: Outcome): Generator<readonly string[]> {
  const { findings, rules, placeWord } = outcome;
  let i = 0;
  for (const cells of listExact(outcome)) {
    const { rule, row } = findings.at(i++);
    yield [...cells, String(placeOf(row, placeWord)), rules[rule]?.meaning ?? ''];
  }
}

/** A sheet holds 1,048,576 rows; more findings than that go on in another. */
const rowsOnSheet = 1_000_000;

function listSheets(outcome: Outcome): readonly SheetToWrite[] {
  const header = spreadsheetHeader(outcome);
  const numbers = new Set(['row', 'line'].map((name) => header.indexOf(name)));
  const rows = [...listRows(outcome)].map((cells) =>
    cells.map((cell, i): WorkbookCell => (numbers.has(i) ? Number(cell) : cell)),
  );
  const sheets: SheetToWrite[] = [];
  for (let at = 0; at === 0 || at < rows.length; at += rowsOnSheet) {
    const name = at === 0 ? 'Findings' : `Findings ${at / rowsOnSheet + 1}`;
    sheets.push({ name, header, rows: rows.slice(at, at + rowsOnSheet) });
  }
  return [...sheets, summarySheet(outcome)];
}

function summarySheet({ rules, returnLevel, faults }: Outcome): SheetToWrite {
  const failed = new Map(faults.map(({ code, message }) => [code, message]));
  const toRow = ({ code, meaning, fields, rows, children, lacks }: RuleLine): WorkbookCell[] => [
    code,
    meaning,
    fields.join(', '),
    rows,
    children,
    lacks.length > 0 ? `Not run for want of ${lacks.join(', ')}` : '',
  ];
  const whole = returnLevel.map((rule) => [
    ...toRow(rule).slice(0, 3),
    null,
    null,
    'Broken by the return as a whole',
  ]);
  const ours = [...failed].map(([code, message]) => [
    code,
    null,
    null,
    null,
    null,
    `Not run, by a fault of ours: ${message}`,
  ]);
  return {
    name: 'Summary by rule',
    header: ['rule', 'what is wrong', 'columns', 'rows', 'children', 'remark'],
    rows: [...rules.map(toRow), ...whole, ...ours],
    widths: [10, 80, 40, 10, 10, 40],
  };
}
