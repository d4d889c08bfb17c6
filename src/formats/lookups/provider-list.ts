import type { PlainDate } from '../../platform/dates/plain-date.ts';
import type { TextSource } from '../csv/decode-text.ts';
import type { CsvRefusal } from '../csv/read-csv.ts';
import { formatPostcode, parseDate } from '../ssda903/values.ts';
import { openLookup } from './lookup-table.ts';
import type { ColumnNames, LookupProblem } from './lookup-table.ts';

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

/** Names seen in the lists of different years (the postcode of the setting, not of its owner). */
const NAMES: ColumnNames<'urn' | 'authority' | 'placement' | 'provider' | 'deregistered' | 'postcode'> = {
  urn: ['urn'],
  authority: ['local authority', 'la name from postcode', 'la name'],
  placement: ['placement code', 'placement codes'],
  provider: ['placement provider code', 'placement provider codes'],
  deregistered: ['deregistration date', 'reg end', 'registration end date'],
  postcode: ['setting address postcode', 'setting postcode', 'postcode'],
};

/**
 * Reads the provider list from CSV. Only the URN column is needed; others that are missing give blanks.
 * Rows without a URN and later rows with one that was there before are left out and reported; an end of
 * registration that cannot be read is reported and counts as none.
 */
export function readProviderList(source: TextSource): ProviderList | CsvRefusal {
  const opened = openLookup(source, NAMES, ['urn']);
  if (!opened.ok) return opened;
  const { csv, cell } = opened;
  const list = new ProviderListBuilder();
  const outcome = csv.read((values, row) => list.add(row, (field) => cell(values, field)));
  return outcome.ok ? list.finish() : outcome;
}

class ProviderListBuilder {
  private readonly seen = new Set<string>();
  private readonly urns: string[] = [];
  private readonly authorities: (string | null)[] = [];
  private readonly placementCodes: string[][] = [];
  private readonly providerCodes: string[][] = [];
  private readonly deregistered: (PlainDate | null)[] = [];
  private readonly postcodes: (string | null)[] = [];
  private readonly problems: LookupProblem[] = [];

  add(row: number, cell: (field: keyof typeof NAMES) => string): void {
    const urn = cell('urn').toUpperCase();
    if (urn === '') return this.report(row, 'URN', null, 'The URN is empty');
    if (this.seen.has(urn)) return this.report(row, 'URN', urn, 'The URN is there twice; the first counts');
    this.seen.add(urn);
    this.urns.push(urn);
    this.authorities.push(cell('authority') || null);
    this.placementCodes.push(splitCodes(cell('placement')));
    this.providerCodes.push(splitCodes(cell('provider')));
    this.deregistered.push(this.readDate(row, cell('deregistered')));
    this.postcodes.push(formatPostcode(cell('postcode')) || null);
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

  private readDate(row: number, text: string): PlainDate | null {
    // Lists saved from a workbook carry a time behind the day.
    const date = parseDate(text.replace(/[ T]\d{2}:\d{2}(:\d{2})?$/, ''));
    if (!date && text !== '') this.report(row, 'Deregistration date', text, 'The date cannot be read');
    return date ?? null;
  }

  private report(row: number, field: string, value: string | null, problem: string): void {
    this.problems.push({ row, field, value, problem });
  }
}

function splitCodes(text: string): string[] {
  return text
    .toUpperCase()
    .split(/[,;]/)
    .map((code) => code.trim())
    .filter((code) => code !== '');
}
