import { readCsv } from '../../../formats/index.ts';
import { callChild } from '../findings/finding-page.ts';
import { nameColumn, nameTable } from '../findings/plain-words.ts';
import type { FrozenCopy, OpenByRule, RowChange } from './copy-queries.ts';
import { compareCells } from './frozen-rows.ts';
import type { CellChange } from './frozen-rows.ts';

/** How many findings were open, and how many explained, when a copy was frozen. */
export function sumOpen(open: OpenByRule): { readonly open: number; readonly explained: number } {
  const all = Object.values(open);
  const sum = (pick: (one: (typeof all)[number]) => number) =>
    all.reduce((total, one) => total + pick(one), 0);
  return { open: sum((one) => one.open), explained: sum((one) => one.explained) };
}

/** A row that changed, as people read it. */
export type ChangeLine = {
  readonly child: string;
  readonly href: string | undefined;
  readonly file: string;
  readonly what: 'New row' | 'Row gone' | 'Changed';
  readonly cells: readonly { readonly name: string; readonly before: string; readonly after: string }[];
};

/** What each file of the two copies begins with, and whose homes the reader must not learn. */
export type ChangeContext = {
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
  readonly kept: ReadonlySet<string>;
};

/** Lays the two versions of a row side by side, cell by cell; of a home that is kept from the reader, only that it is. */
export function toChangeLine(
  { table, personId, before, after, ...names }: RowChange,
  { kept, ...headers }: ChangeContext,
): ChangeLine {
  const all = compareCells(
    readLine(headers.before.get(table), before),
    readLine(headers.after.get(table), after),
  );
  const isKept = personId !== null && kept.has(personId);
  const changes = isKept ? withoutPlaces(all) : all;
  return {
    child: callChild(names),
    href: personId === null ? undefined : `/children/${personId}`,
    file: nameTable(table),
    what: before === null ? 'New row' : after === null ? 'Row gone' : 'Changed',
    cells: changes.map(({ column, before: was, after: is }) => ({
      name: nameColumn(column),
      before: was ?? 'Blank',
      after: is ?? 'Blank',
    })),
  };
}

/** The columns that say where a home is, or lead there; a row that nobody could read may say anything. */
const places: ReadonlySet<string> = new Set(['HOME_POST', 'PL_POST', 'URN', 'LINE']);
const withheld = 'Address withheld';

/** The same words whether or not a place is written and whether or not it changed. */
function withoutPlaces(changes: readonly CellChange[]): readonly CellChange[] {
  const shown = changes.filter(({ column }) => !places.has(column));
  return [...shown, { column: 'PL_POST', before: withheld, after: withheld }];
}

/** The header line of each of a copy's files, by table. */
export function headersOf({ files }: FrozenCopy): ReadonlyMap<string, string> {
  return new Map(files.map(({ table, header }) => [table, header]));
}

function readLine(
  header: string | undefined,
  line: string | null,
): Readonly<Record<string, string>> | undefined {
  if (header === undefined || line === null) return undefined;
  const csv = readCsv(`${header}\r\n${line}\r\n`);
  if (!csv.ok) return { LINE: line };
  return Object.fromEntries(csv.header.map((name, column) => [name, csv.columns[column]?.[0] ?? '']));
}
