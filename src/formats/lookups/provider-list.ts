import type { PlainDate } from '../../platform/dates/plain-date.ts';
import type { TextSource } from '../csv/decode-text.ts';
import { formatPostcode, parseDate } from '../ssda903/values.ts';
import { looksLikeWorkbook } from '../xlsx/read-workbook.ts';
import type { WorkbookRefusal } from '../xlsx/read-workbook.ts';
import { openLookup } from './lookup-table.ts';
import type { LookupProblem } from './lookup-table.ts';
import { providerColumns, readProviderSheets } from './provider-sheets.ts';
import type { ProviderCell } from './provider-sheets.ts';

/** The regulator's list of homes and other providers by columns; all have the length `rows`. */
export type ProviderList = {
  readonly ok: true;
  readonly rows: number;
  readonly urns: readonly string[];
  /** The authority's name as the list gives it; null when blank. */
  readonly authorities: readonly (string | null)[];
  /** PLACE codes the provider may be used with. */
  readonly placementCodes: readonly (readonly string[])[];
  /** PLACE_PROVIDER codes. */
  readonly providerCodes: readonly (readonly string[])[];
  /** The day on which the registration ended; null while it lasts. */
  readonly deregistered: readonly (PlainDate | null)[];
  readonly postcodes: readonly (string | null)[];
  readonly problems: readonly LookupProblem[];
};

/**
 * Reads the provider list from CSV or from the regulator's workbooks: one with everything, or one with the children's
 * homes and one with the other providers (`others`). Only the URN column is needed; others that are missing give blanks.
 * Rows without a URN and later rows with one that was there before are left out and reported; an end of
 * registration that cannot be read is reported and counts as none.
 */
export function readProviderList(
  source: TextSource,
  ...others: readonly Uint8Array[]
): ProviderList | WorkbookRefusal {
  const list = new ProviderListBuilder();
  for (const each of [source, ...others]) {
    const outcome =
      each instanceof Uint8Array && looksLikeWorkbook(each) ? addBook(each, list) : addCsv(each, list);
    if (!outcome.ok) return outcome;
  }
  return list.finish();
}

type Outcome = { readonly ok: true } | WorkbookRefusal;

function addCsv(source: TextSource, list: ProviderListBuilder): Outcome {
  const opened = openLookup(source, providerColumns, ['urn']);
  if (!opened.ok) return opened;
  const { csv, cell } = opened;
  return csv.read((values, row) => list.add({ row }, (field) => cell(values, field)));
}

function addBook(bytes: Uint8Array, list: ProviderListBuilder): Outcome {
  const read = readProviderSheets(bytes);
  if (!read.ok) return read;
  for (const { name, rows } of read.lists) {
    const place = read.lists.length > 1 ? { sheet: name } : {};
    for (const [row, cell] of rows.entries()) if (cell !== null) list.add({ ...place, row }, cell);
  }
  for (const { rows } of read.additions) for (const cell of rows) if (cell !== null) list.complete(cell);
  return { ok: true };
}

type Place = { readonly sheet?: string; readonly row: number };

class ProviderListBuilder {
  private readonly seen = new Map<string, number>();
  private readonly urns: string[] = [];
  private readonly authorities: (string | null)[] = [];
  private readonly placementCodes: string[][] = [];
  private readonly providerCodes: string[][] = [];
  private readonly deregistered: (PlainDate | null)[] = [];
  private readonly postcodes: (string | null)[] = [];
  private readonly problems: LookupProblem[] = [];

  add(at: Place, cell: ProviderCell): void {
    const urn = cell('urn').toUpperCase();
    if (urn === '') return this.report(at, 'URN', null, 'The URN is empty');
    if (this.seen.has(urn)) return this.report(at, 'URN', urn, 'The URN is there twice; the first counts');
    this.seen.set(urn, this.urns.length);
    this.urns.push(urn);
    this.authorities.push(cell('authority') || null);
    this.placementCodes.push(splitCodes(cell('placement')));
    this.providerCodes.push(splitCodes(cell('provider')));
    this.deregistered.push(this.readDate(at, cell('deregistered')));
    this.postcodes.push(formatPostcode(cell('postcode')) || null);
  }

  /** Fills what is blank of a provider that is there already, from a sheet of addresses. */
  complete(cell: ProviderCell): void {
    const at = this.seen.get(cell('urn').toUpperCase());
    if (at === undefined) return;
    this.authorities[at] ??= cell('authority') || null;
    this.postcodes[at] ??= formatPostcode(cell('postcode')) || null;
  }

  finish(): ProviderList {
    const { urns, authorities, placementCodes, providerCodes, deregistered, postcodes, problems } = this;
    return {
      ok: true,
      rows: urns.length,
      urns,
      authorities,
      placementCodes,
      providerCodes,
      deregistered,
      postcodes,
      problems,
    };
  }

  private readDate(at: Place, text: string): PlainDate | null {
    // Lists saved from a workbook carry a time behind the day; a dash stands for none.
    if (/^(-|n\/?a)?$/i.test(text)) return null;
    const date = parseDate(text.replace(/[ T]\d{2}:\d{2}(:\d{2})?$/, ''));
    if (!date) this.report(at, 'Deregistration date', text, 'The date cannot be read');
    return date ?? null;
  }

  private report(at: Place, field: string, value: string | null, problem: string): void {
    this.problems.push({ ...at, field, value, problem });
  }
}

function splitCodes(text: string): string[] {
  return text
    .toUpperCase()
    .split(/[,;/]/)
    .map((code) => code.trim())
    .filter((code) => code !== '' && code !== '-');
}
