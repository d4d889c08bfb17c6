import { readFileSync } from 'node:fs';
import { sharedPath } from '../../../../../../test/support/shared.ts';
import type { Ssda903Table } from '../../../../../formats/ssda903/specs.ts';
import { parseReturnDay } from '../../frame/index.ts';
import { openReturn } from '../open-return.ts';
import type { GivenCells } from '../open-return.ts';
import type { Provider, Return903 } from '../tables.ts';

type Cell = string | number | null;
type CaseTable = {
  readonly columns: string[];
  readonly rows: Cell[][];
  readonly index?: (string | number)[];
};
type Metadata = {
  readonly collection_start?: string;
  readonly collection_end?: string;
  readonly collectionYear?: string;
  readonly localAuthority?: string;
  readonly file_format?: 'csv' | 'xml';
  readonly provider_info?: CaseTable;
};

/** A case of the reference tool's own unit tests, as ../shared/data/README.md describes it. */
export type RuleCase = {
  readonly rule: string;
  readonly ruleset: string;
  readonly tables: Readonly<Record<string, CaseTable>>;
  readonly metadata?: Metadata;
  readonly expected: Readonly<Record<string, (number | string)[]>>;
};

type RawCase = Omit<RuleCase, 'tables' | 'metadata'> & {
  readonly tables: Readonly<Record<string, CaseTable>> & { readonly metadata?: Metadata & CaseTable };
};

function splitMetadata({ tables: { metadata, ...tables }, ...one }: RawCase): RuleCase {
  return { ...one, tables, ...(metadata ? { metadata } : {}) };
}

/** The cases; none on a machine without ../shared. */
export function listCases(): readonly RuleCase[] {
  const path = sharedPath('data/rule-cases/ssda903.json');
  return path === null ? [] : (JSON.parse(readFileSync(path, 'utf8')) as RawCase[]).map(splitMetadata);
}

/** The return of a case. Its values are not put in upper case, as the cases were not. */
export function openCase({ tables, ruleset, metadata = {} }: RuleCase): Return903 {
  const year = Number(ruleset.slice(0, 4)) + 1;
  return openReturn({
    year,
    authority: metadata.localAuthority ?? 'E09000027',
    form: metadata.file_format ?? 'csv',
    tables: readTables(tables, ''),
    last: readTables(tables, '_last'),
    providers: readProviders(metadata.provider_info),
    period: [
      metadata.collection_start
        ? parseReturnDay(metadata.collection_start)
        : parseReturnDay(`01/04/${year - 1}`),
      metadata.collection_end ? parseReturnDay(metadata.collection_end) : parseReturnDay(`31/03/${year}`),
    ],
  });
}

/** The rows by table, each as its place in the table. */
export function rowsExpected({ tables, expected }: RuleCase): Record<string, number[]> {
  const rows = Object.entries(expected).map(([name, labels]) => {
    const index = tables[name]?.index;
    const places = labels.map((label) => (index ? index.indexOf(label) : Number(label)));
    return [name, [...new Set(places)].sort((a, b) => a - b)] as const;
  });
  return Object.fromEntries(rows.filter(([, places]) => places.length > 0));
}

function readTables(
  tables: RuleCase['tables'],
  suffix: '' | '_last',
): Partial<Record<Ssda903Table, GivenCells>> {
  const given: Record<string, GivenCells> = {};
  for (const [name, table] of Object.entries(tables)) {
    if (name.endsWith('_last') !== (suffix === '_last')) continue;
    given[name.slice(0, name.length - suffix.length)] = readCells(table);
  }
  return given;
}

/** The tool's cases on deprivation of liberty, and one on unaccompanied children, name a column as no file does. */
const realNames: Readonly<Record<string, string>> = { PLACEMENT: 'PLACE', UASC_STATUS: 'UASC' };

function readCells({ columns, rows }: CaseTable): GivenCells {
  return Object.fromEntries(
    columns.map((name, i) => [realNames[name] ?? name, rows.map((row) => toText(row[i]))]),
  );
}

function toText(cell: Cell | undefined): string | null {
  return cell === null || cell === undefined ? null : String(cell);
}

function readProviders(table: CaseTable | undefined): ReadonlyMap<string, Provider> {
  const cells = table ? readCells(table) : {};
  const urns = cells['URN'] ?? [];
  const codes = (name: string, i: number) =>
    new Set((cells[name]?.[i] ?? '').split(',').filter((code) => code !== ''));
  return new Map(
    urns.map((urn, i) => [
      urn ?? '',
      {
        placementCodes: codes('PLACE_CODES', i),
        providerCodes: codes('PROVIDER_CODES', i),
        closed: parseReturnDay(cells['REG_END']?.[i] ?? ''),
        postcode: cells['POSTCODE']?.[i] ?? null,
        authority: cells['LA_CODE_INFERRED']?.[i] ?? null,
      },
    ]),
  );
}
