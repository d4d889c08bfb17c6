import { ssda903Tables } from '../../../../formats/ssda903/specs.ts';
import type { Ssda903Table } from '../../../../formats/ssda903/specs.ts';
import { Children, day, parseReturnDay, recode, toCoded, toColumn, toTable } from '../frame/index.ts';
import type { Cells, Column, Table } from '../frame/index.ts';
import { allYears } from './rule.ts';
import { ruleColumns } from './tables.ts';
import type { Provider, Return903, RuleColumn, TableOf, YearTables } from './tables.ts';

/** The cells of a table by column, null for a blank one; columns that are not there count as blank. */
export type GivenCells = Readonly<Record<string, readonly (string | null)[] | undefined>>;

/** The same, or coded already. */
export type TableCells = Readonly<Record<string, Cells | undefined>>;

/** The tables of one year that were given. */
export type GivenTables = Readonly<Partial<Record<Ssda903Table, TableCells>>>;

export type GivenReturn = {
  /** The collection year. Years before (after) those whose rules we hold are checked by the rules of the first (last). */
  readonly year: number;
  readonly authority: string;
  readonly form?: 'csv' | 'xml';
  readonly tables: GivenTables;
  readonly last?: GivenTables;
  /** Episodes that ended before last year, where they are known. */
  readonly earlier?: TableCells;
  /** By URN in upper case; empty or left out where there is no list. */
  readonly providers?: ReadonlyMap<string, Provider>;
  /** First and last day where they are not 1 April and 31 March. */
  readonly period?: readonly [start: number, end: number];
};

/** Makes the tables that rules read. Cells must be as the file reader gives them: trimmed, upper case, blank as null. */
export function openReturn(given: GivenReturn): Return903 {
  const { year, authority, form = 'csv', tables, last = {}, providers = new Map<string, Provider>() } = given;
  const children = new Children();
  const [start, end] = given.period ?? [day(`${year - 1}-04-01`), day(`${year}-03-31`)];
  const thisYear = openYear(children, tables, '');
  const ruleYear = Math.min(Math.max(year, allYears[0]), allYears[1]);
  return {
    ...thisYear,
    year: ruleYear,
    start,
    end,
    authority,
    form,
    last: openYear(children, last, '_last'),
    earlier: openTable(children, 'Episodes', '_earlier', given.earlier),
    providers,
  };
}

function openYear(children: Children, given: GivenTables, suffix: '' | '_last'): YearTables {
  const open = <Name extends Ssda903Table>(name: Name) => openTable(children, name, suffix, given[name]);
  const uasc = open('UASC');
  return {
    header: openTable(children, 'Header', suffix, withFlag(given.Header, given.UASC)),
    episodes: open('Episodes'),
    reviews: open('Reviews'),
    uasc,
    oc2: open('OC2'),
    oc3: open('OC3'),
    ad1: open('AD1'),
    placedAdoption: open('PlacedAdoption'),
    prevPerm: open('PrevPerm'),
    missing: open('Missing'),
    swEpisodes: open('SWEpisodes'),
    dolo: open('DoLo'),
  };
}

function openTable<Name extends Ssda903Table>(
  children: Children,
  table: Name,
  suffix: string,
  cells: TableCells | undefined,
): TableOf<Name> {
  const names: readonly RuleColumn<Name>[] = ruleColumns[table];
  const columns: Partial<Record<RuleColumn<Name>, Column>> = {};
  for (const name of names) {
    const given = cells?.[name];
    if (given) columns[name] = toColumn(given, parseReturnDay);
  }
  const isGiven = cells !== undefined;
  const name = `${table}${suffix}`;
  return toTable({
    name,
    children,
    names,
    columns,
    idColumn: 'CHILD' as RuleColumn<Name>,
    parseDay: parseReturnDay,
    isGiven,
  });
}

/**
 * A CSV header does not say who is unaccompanied: those with a row in UASC are ('1'), the others are not ('0'), and
 * nobody knows where that file was not given.
 */
function withFlag(header: TableCells | undefined, uasc: TableCells | undefined): TableCells | undefined {
  if (!header || header['UASC'] || !uasc) return header;
  const unaccompanied = new Set(toCoded(uasc['CHILD'] ?? []).values);
  const flag = (_: number, child: string) => (unaccompanied.has(child) ? '1' : '0');
  return { ...header, UASC: recode(toCoded(header['CHILD'] ?? []), flag) };
}

const keyOf: Readonly<Record<Ssda903Table, keyof YearTables>> = {
  Header: 'header',
  Episodes: 'episodes',
  Reviews: 'reviews',
  UASC: 'uasc',
  OC2: 'oc2',
  OC3: 'oc3',
  AD1: 'ad1',
  PlacedAdoption: 'placedAdoption',
  PrevPerm: 'prevPerm',
  Missing: 'missing',
  SWEpisodes: 'swEpisodes',
  DoLo: 'dolo',
};

/** A table by the name that findings give it: 'Episodes', 'Episodes_last'. */
export function tableOf(
  all: Return903,
  name: Ssda903Table | `${Ssda903Table}_last` | 'Episodes_earlier',
): Table {
  if (name === 'Episodes_earlier') return all.earlier;
  const isLast = name.endsWith('_last');
  const spec = ssda903Tables.find(({ table }) => table === (isLast ? name.slice(0, -5) : name));
  if (!spec) throw new Error(`No table is called ${name}`);
  return (isLast ? all.last : all)[keyOf[spec.table]];
}
