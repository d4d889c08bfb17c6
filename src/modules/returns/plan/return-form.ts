import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FactTable, FactValue } from '../../../platform/facts/index.ts';
import type { CellRule, Notation } from './cell-rules.ts';

/** One column of a file and the field of the fact that it fills. */
export type Cell = { readonly column: string; readonly field: number; readonly rule: CellRule };

/** From when to when a fact holds; `alone` when no two of one person may overlap (the database refuses them too). */
export type Period = { readonly starts: number; readonly ends: number; readonly alone: boolean };

/** The field that leads to the fact of the row above, in a return whose rows are nested. */
export type Link = {
  readonly field: number;
  readonly table: string;
  /** A row of which nobody knows what it is part of says nothing. */
  readonly required: boolean;
};

/** What cannot be said beside the rest of a row, in any case: the cell is kept as it came, and does not stand. */
export type Impossible = {
  readonly column: string;
  readonly test: (valueOf: (field: string) => FactValue) => boolean;
  readonly problem: string;
};

/** What a row says for one table of facts. */
export type Part = {
  readonly name: string;
  readonly fact: FactTable;
  readonly cells: readonly Cell[];
  /** The fields that, beside the person, say which fact is meant. None: a person has one such fact. */
  readonly key: readonly number[];
  /** Fields that a fact cannot be without, beside its key. */
  readonly needed: readonly number[];
  readonly period?: Period;
  /** The field that holds the collection year. */
  readonly year?: number;
  /** A row with none of these cells filled says nothing for this part. */
  readonly optional: boolean;
  /** `given` may only be filled where `needs` is. */
  readonly together?: { readonly given: number; readonly needs: number };
  /** The fields that say something of the end of the period. */
  readonly saidOfEnd: readonly number[];
  readonly link?: Link;
  readonly impossible: readonly Impossible[];
  /** Fields that this return has no cell for: it takes nothing away from what another one said of them. */
  readonly unsaid: readonly number[];
};

export type FileKind<Table extends string = string> = {
  /** A name of its own among all returns. */
  readonly table: Table;
  readonly parts: readonly Part[];
  /** Columns that repeat what the header says of the child. */
  readonly repeats: readonly ('DOB' | 'SEX')[];
  /** Columns whose dates should lie in the year, or before its end. */
  readonly within: readonly string[];
  readonly before: readonly string[];
};

/** A statutory return: what its files are, and what its columns are called. */
export type ReturnForm = {
  readonly name: 'ssda903' | 'cin';
  readonly kinds: readonly FileKind[];
  /** The kind of file that has a row for each child. */
  readonly header: string;
  /** The kind of file whose rows are counted as episodes. */
  readonly episodes: string;
  readonly childColumn: string;
  readonly birthDate: { readonly column: string; readonly read: (text: string) => PlainDate | undefined };
  /** Children not yet born are ordinary here: the child id alone tells who is meant while no date of birth speaks against it. */
  readonly joinsByIdAlone: boolean;
  /** How the values of a row were written, where its year knows two ways; null for the usual one. */
  readonly findNotation: (
    place: { readonly kind: FileKind; readonly part: Part; readonly year: number },
    cell: (column: string) => string | null,
  ) => Notation;
};

type Columns = Readonly<Record<string, readonly [field: string, rule: CellRule]>>;
type Options = {
  readonly key?: readonly string[];
  readonly needed?: readonly string[];
  readonly period?: readonly [starts: string, ends: string, how: 'alone' | 'may overlap'];
  readonly year?: string;
  readonly optional?: boolean;
  readonly together?: readonly [given: string, needs: string];
  readonly saidOfEnd?: readonly string[];
  readonly link?: readonly [field: string, table: string, how: 'required' | 'if known'];
  readonly impossible?: readonly Impossible[];
};

/** Declares what the columns of a row say for one table of facts. */
export function part(name: string, fact: FactTable, columns: Columns, options: Options = {}): Part {
  const at = (field: string) => fact.fields.findIndex((one) => one.name === field);
  const { key = [], needed = [], optional = false, saidOfEnd = [], impossible = [] } = options;
  const said = [...Object.values(columns).map(([field]) => field), options.year, options.link?.[0]];
  return {
    name,
    fact,
    cells: Object.entries(columns).map(([column, [field, rule]]) => ({ column, field: at(field), rule })),
    key: key.map(at),
    needed: needed.map(at),
    optional,
    saidOfEnd: saidOfEnd.map(at),
    impossible,
    unsaid: fact.fields.flatMap((field, i) => (said.includes(field.name) ? [] : [i])),
    ...placeFields(at, options),
  };
}

/** The fields that have a meaning of their own, by their place among the fact's fields. */
function placeFields(
  at: (field: string) => number,
  { period, year, together, link }: Options,
): Pick<Part, 'period' | 'year' | 'together' | 'link'> {
  return {
    ...(period
      ? { period: { starts: at(period[0]), ends: at(period[1]), alone: period[2] === 'alone' } }
      : {}),
    ...(year ? { year: at(year) } : {}),
    ...(together ? { together: { given: at(together[0]), needs: at(together[1]) } } : {}),
    ...(link ? { link: { field: at(link[0]), table: link[1], required: link[2] === 'required' } } : {}),
  };
}

/** Declares one kind of file. */
export function file<Table extends string>(
  table: Table,
  parts: readonly Part[],
  options: Partial<Pick<FileKind, 'repeats' | 'within' | 'before'>> = {},
): FileKind<Table> {
  return { table, parts, repeats: [], within: [], before: [], ...options };
}
