import { ssda903Tables } from '../../../../../formats/ssda903/specs.ts';
import type { Ssda903Table } from '../../../../../formats/ssda903/specs.ts';
import { day } from '../../frame/index.ts';
import { openReturn } from '../open-return.ts';
import type { GivenCells, GivenReturn, GivenTables } from '../open-return.ts';
import type { Provider, Return903 } from '../tables.ts';

/** The tables of an example by name ('Episodes', 'Episodes_last'): the first line names the columns, '-' is blank. */
export type ExampleTables = Readonly<Record<string, string>>;

/** What a rule must find, and by the rows it leaves alone what it must not. */
export type Example = {
  readonly rule: string;
  /** 2026 where none is given. */
  readonly year?: number;
  readonly authority?: string;
  readonly form?: 'csv' | 'xml';
  readonly providers?: Readonly<
    Record<string, Partial<Omit<Provider, 'closed'>> & { readonly closed?: string }>
  >;
  readonly tables: ExampleTables;
  /** Rows by table; {} when nothing is wrong. */
  readonly fails: Readonly<Record<string, readonly number[]>>;
};

/** Makes the return of an example, so that a test can run a rule on it. */
export function openExample(example: Example): Return903 {
  const { year = 2026, authority = 'E10000015', form = 'csv', tables, providers = {} } = example;
  const given: GivenReturn = {
    year,
    authority,
    form,
    tables: readTables(tables, ''),
    last: readTables(tables, '_last'),
    ...(tables['Episodes_earlier'] ? { earlier: readCells(tables['Episodes_earlier']) } : {}),
    providers: new Map(Object.entries(providers).map(([urn, one]) => [urn, toProvider(one)])),
  };
  return openReturn(given);
}

function toProvider(one: NonNullable<Example['providers']>[string]): Provider {
  const {
    placementCodes = new Set(),
    providerCodes = new Set(),
    closed,
    postcode = null,
    authority = null,
  } = one;
  return { placementCodes, providerCodes, closed: closed ? day(closed) : NaN, postcode, authority };
}

function readTables(tables: ExampleTables, suffix: string): GivenTables {
  const given: Partial<Record<Ssda903Table, GivenCells>> = {};
  for (const { table } of ssda903Tables) {
    const text = tables[`${table}${suffix}`];
    if (text !== undefined) given[table] = readCells(text);
  }
  return given;
}

/** Cells are separated by spaces, '_' within a cell is a space. */
function readCells(text: string): GivenCells {
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const cells = header.map((name, i) => [name, rows.map((row) => toCell(row[i]))] as const);
  return Object.fromEntries(cells);
}

function toCell(text: string | undefined): string | null {
  return text === undefined || text === '-' ? null : text.replaceAll('_', ' ');
}
