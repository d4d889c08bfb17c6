import { readWorkbook } from '../xlsx/read-workbook.ts';
import type { Sheet, WorkbookRefusal } from '../xlsx/read-workbook.ts';
import { findColumns } from './lookup-table.ts';
import type { ColumnNames } from './lookup-table.ts';

export type ProviderField = 'urn' | 'authority' | 'placement' | 'provider' | 'deregistered' | 'postcode';

/** Gives a field of one provider trimmed, '' when blank or when the list has no such column. */
export type ProviderCell = (field: ProviderField) => string;

/**
 * Names seen in the lists of different years (the postcode of the setting, not of its owner). In the older list of
 * children's homes 'Provider Code' holds the placement codes and 'Provider Placement Code' those of the provider
 * (csc-validator-be-903, loading of provider lists).
 */
export const providerColumns: ColumnNames<ProviderField> = {
  urn: ['urn'],
  authority: [
    'local authority',
    'la name from postcode',
    'la name',
    'provider local authority',
    'setting local authority',
  ],
  placement: ['placement code', 'placement codes', 'provider code'],
  provider: ['placement provider code', 'placement provider codes', 'provider placement code'],
  deregistered: ['deregistration date', 'reg end', 'registration end date', 'closed date'],
  postcode: ['setting address postcode', 'setting postcode', 'provider postcode', 'postcode'],
};

/** A sheet of providers; `null` for a row with nothing in it. */
export type ProviderSheet = { readonly name: string; readonly rows: readonly (ProviderCell | null)[] };

export type ProviderSheets = {
  readonly ok: true;
  /** The sheets that say what providers there are. */
  readonly lists: readonly ProviderSheet[];
  /** Sheets that say more about the same ones, such as addresses or conditions. */
  readonly additions: readonly ProviderSheet[];
};

type Found = {
  readonly sheet: Sheet;
  readonly header: number;
  readonly columns: ReadonlyMap<ProviderField, number>;
  readonly supported: boolean;
};

/** Reads the sheets of a workbook that have a URN column; titles may stand above the header. Never throws. */
export function readProviderSheets(bytes: Uint8Array): ProviderSheets | WorkbookRefusal {
  const book = readWorkbook(bytes);
  if (!book.ok) return book;
  const found = book.sheets.map(findHeader).filter((each) => each !== undefined);
  if (found.length === 0) return { ok: false, problem: 'The workbook has no sheet with a column urn' };
  const lists = found.filter(({ columns }) => columns.has('placement') || columns.has('provider'));
  const main = lists.length > 0 ? lists : found.slice(0, 1);
  const additions = found.filter((each) => !main.includes(each));
  return { ok: true, lists: main.map(toSheet), additions: additions.map(toSheet) };
}

const titleRows = 20;

function findHeader(sheet: Sheet): Found | undefined {
  for (let header = 0; header < Math.min(titleRows, sheet.rows.length); header++) {
    const names = sheet.rows[header] ?? [];
    const columns = findColumns(names, providerColumns);
    if (columns.has('urn')) return { sheet, header, columns, supported: isSupported(names) };
  }
  return undefined;
}

/** Lists of supported accommodation tell the authority of the provider from that of the setting. */
function isSupported(names: readonly string[]): boolean {
  return names.some((name) => /^\s*provider local authority\s*$/i.test(name));
}

/** Supported accommodation is K3, H5 until 2024; its own list does not say so (csc-validator-be-903). */
const supportedCodes = 'H5,K3';

function toSheet({ sheet, header, columns, supported }: Found): ProviderSheet {
  const rows = sheet.rows.slice(header + 1).map((values): ProviderCell | null => {
    if (values.length === 0) return null;
    const cell: ProviderCell = (field) => (values[columns.get(field) ?? -1] ?? '').trim();
    if (!supported) return cell;
    return (field) => (field === 'placement' ? [cell(field), supportedCodes].join(',') : cell(field));
  });
  return { name: sheet.name, rows };
}
