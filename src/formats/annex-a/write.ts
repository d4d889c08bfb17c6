import { parsePlainDate } from '../../platform/dates/plain-date.ts';
import { csvForSpreadsheets } from '../csv/write-csv.ts';
import { formatDate, parseDate } from '../ssda903/values.ts';
import { writeWorkbook } from '../xlsx/write-workbook.ts';
import type { SheetToWrite, WorkbookCell } from '../xlsx/write-workbook.ts';
import { annexALists, getAnnexASpec } from './lists.ts';
import type { AnnexAColumn } from './lists.ts';
import type { AnnexALists, AnnexATable } from './read.ts';

/** The workbook that inspectors expect: sheets List 1 to List 11 under the usual headings, dates as dates. */
export function writeAnnexAWorkbook(lists: AnnexALists): Uint8Array {
  return writeWorkbook(annexALists.map(({ list }) => toSheet(lists[list])));
}

function toSheet(table: AnnexATable): SheetToWrite {
  const { columns } = getAnnexASpec(table.list);
  const rows = listRows(table, (column, value) => toCell(column, value));
  return { name: `List ${table.list}`, header: columns.map(({ name }) => name), rows };
}

function toCell({ type }: AnnexAColumn, value: string | null): WorkbookCell {
  if (value === null) return null;
  const date = type === 'date' ? parsePlainDate(value) : undefined;
  if (date) return { date };
  return type === 'number' && /^\d{1,9}$/.test(value) ? Number(value) : value;
}

/** One list as CSV for a person's spreadsheet: dates dd/mm/yyyy, nothing that could run as a formula. */
export function writeAnnexACsv(table: AnnexATable): string {
  const { columns } = getAnnexASpec(table.list);
  const rows = listRows(table, ({ type }, value) => {
    const date = type === 'date' && value !== null ? parseDate(value) : undefined;
    return date ? formatDate(date) : value;
  });
  return csvForSpreadsheets(
    columns.map(({ name }) => name),
    rows,
  );
}

function listRows<T>(table: AnnexATable, show: (column: AnnexAColumn, value: string | null) => T): T[][] {
  const { columns } = getAnnexASpec(table.list);
  return Array.from({ length: table.rows }, (_, row) =>
    columns.map((column) => show(column, table.columns[column.key]?.[row] ?? null)),
  );
}
