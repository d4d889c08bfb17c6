import { readCinFile } from '../../../formats/index.ts';
import type { CinFile, CinTables } from '../../../formats/index.ts';
import { ImportRefused } from '../import/given-files.ts';
import type { GivenFile, ReadSets } from '../import/given-files.ts';
import type { Problem } from '../plan/plan.ts';
import { RowsByChild } from '../plan/return-set-rules.ts';
import type { ReturnColumns, ReturnSet, ReturnTable } from '../plan/return-set-rules.ts';
import { cinForm, cinKinds } from './cin-kinds.ts';
import type { CinKind } from './cin-kinds.ts';

/**
 * Reads files of the children in need census, one for each collection year. The year is the header's, or the one given.
 * @throws ImportRefused when a file is no census, no year can be told, or two files are of one year
 */
export function readCinSets(files: readonly GivenFile[], year: number | undefined): ReadSets {
  if (year !== undefined && files.length > 1)
    throw new ImportRefused('--year is for one file of the census. Load them one at a time.');
  const read = files.map(({ path, bytes }) => ({ path, file: readOne(path, bytes) }));
  const sets = read.map(({ path, file }) => toSet(path, file, year ?? findYear(path, file)));
  refuseTwice(sets);
  return {
    form: cinForm,
    sets: sets.sort((a, b) => a.year - b.year),
    evidence: new Map(sets.map((set) => [set.year, [sayWhy(set, year)]])),
    problems: read.flatMap(({ path, file }) => listProblems(path, file)),
  };
}

function readOne(path: string, bytes: Uint8Array): CinFile {
  const file = readCinFile({ name: path, bytes });
  if (!file.ok) throw new ImportRefused(`Not a children in need census. ${file.problem}`);
  return file;
}

function findYear(path: string, { tables: { Header } }: CinFile): number {
  const said = Header.columns['Year']?.[0] ?? Header.columns['ReferenceDate']?.[0]?.slice(0, 4) ?? '';
  if (/^20\d\d$/.test(said)) return Number(said);
  throw new ImportRefused(`${path}: the header does not say which year it is for. Say it with --year.`);
}

function sayWhy({ header, year }: ReturnSet, asked: number | undefined): string {
  return asked === undefined
    ? `The header says ${header?.['Year'] ?? header?.['ReferenceDate'] ?? ''}`
    : `Loaded as ${year}, as was asked; the header says ${header?.['Year'] ?? 'nothing'}`;
}

function refuseTwice(sets: readonly ReturnSet[]): void {
  const twice = sets.find(({ year }, i) => sets.findIndex((one) => one.year === year) !== i);
  if (twice)
    throw new ImportRefused(`Two files are the census of ${twice.year}. Load the one that was sent last.`);
}

function listProblems(path: string, { tables, problems, moreProblems }: CinFile): Problem[] {
  const tell = (problem: string, field: string | null = null): Problem => ({
    file: path,
    row: null,
    field,
    value: null,
    problem,
    serious: true,
  });
  const unread = problems.map((one) => tell(`Line ${one.line}: ${one.problem}`, one.path));
  const unlisted = moreProblems > 0 ? [tell(`${moreProblems} more elements could not be read`)] : [];
  const { rows } = tables.PreProceedingsandFGDM;
  const unkept =
    rows > 0
      ? [tell(`${rows} rows are not kept: Kith has no place for them yet`, 'PreProceedingsandFGDM')]
      : [];
  const sources = tables.Header.rows > 1 ? [tell('Only the first Source is kept', 'Header')] : [];
  return [...unread, ...unlisted, ...unkept, ...sources];
}

function toSet(path: string, { tables }: CinFile, year: number): ReturnSet {
  const above = new RowsAbove(tables);
  return {
    form: cinForm,
    year,
    folder: path,
    header: Object.fromEntries(
      Object.entries(tables.Header.columns).map(([name, cells]) => [name, cells[0] ?? null]),
    ),
    tables: cinKinds.flatMap((kind) => {
      const { rows } = tables[kind.source];
      return rows > 0 ? [toTable(path, { kind, tables, above })] : [];
    }),
  };
}

type Source = { readonly kind: CinKind; readonly tables: CinTables; readonly above: RowsAbove };

function toTable(path: string, { kind, tables, above }: Source): ReturnTable {
  const { rows } = tables[kind.source];
  const own = above.of(kind);
  return {
    kind,
    columns: { ...columnsOf(kind, tables), ...above.keyColumn(kind) },
    asWritten: {},
    rows,
    files: [{ name: `${path}, ${kind.source === 'ChildIdentifiers' ? 'Child' : kind.source}`, from: 0 }],
    rowsOf: new RowsByChild(childIds(kind, tables)),
    ...(own && kind.above !== null ? { above: { table: kind.above, rows: own } } : {}),
  };
}

function childIds({ source }: CinKind, tables: CinTables): readonly (string | null)[] {
  const ids = tables.ChildIdentifiers.columns['LAchildID'] ?? [];
  return tables[source].child.map((child) => ids[child] ?? null);
}

/** The cells that facts are made of; the counters are left out, for the order of the rows says the same. */
function columnsOf({ parts, source }: CinKind, tables: CinTables): ReturnColumns {
  const names = parts.flatMap(({ cells }) => cells.map(({ column }) => column));
  const all = { ...tables.ChildCharacteristics.columns, ...tables[source].columns };
  return Object.fromEntries(names.map((name) => [name, all[name] ?? []]));
}

/** Finds the row above each row, and what tells it from its brothers and sisters: their fingerprints hold it too. */
class RowsAbove {
  private readonly keys = new Map<CinKind['source'], readonly string[]>();

  constructor(private readonly tables: CinTables) {}

  /** For each row of the kind, the row above it in the table above. */
  of({ above, source }: CinKind): readonly number[] | undefined {
    const parent = cinKinds.find(({ table }) => table === above);
    if (!parent) return undefined;
    if (parent.source === 'ChildIdentifiers') return this.tables[source].child;
    const names = parentKeys[parent.source] ?? [];
    const index = new Map(this.listKeys(parent.source, names).map((key, row) => [key, row]));
    return this.listKeys(source, names).map((key) => index.get(key) ?? -1);
  }

  private listKeys(source: CinKind['source'], names: readonly string[]): string[] {
    const { child, columns } = this.tables[source];
    return child.map((number, row) =>
      names.reduce((key, name) => `${key}/${columns[name]?.[row] ?? ''}`, `${number}`),
    );
  }

  /** What the rows above say of when they began. */
  keyColumn(kind: CinKind): ReturnColumns {
    const parent = cinKinds.find(({ table }) => table === kind.above);
    const rows = this.of(kind);
    if (!rows || !parent || parent.source === 'ChildIdentifiers') return {};
    const began = this.began(parent);
    return { above: rows.map((row) => began[row] ?? null) };
  }

  private began(kind: CinKind): readonly string[] {
    const known = this.keys.get(kind.source);
    if (known) return known;
    const [part] = kind.parts;
    const column = part?.cells.find(({ field }) => field === part.key[0])?.column ?? '';
    const cells = this.tables[kind.source].columns[column] ?? [];
    const higher = this.keyColumn(kind)['above'];
    const began = cells.map((cell, row) => `${higher?.[row] ?? ''}/${cell ?? ''}`);
    this.keys.set(kind.source, began);
    return began;
  }
}

/** By which counters rows find the row above them, beside the child. */
const parentKeys: Readonly<Partial<Record<CinKind['source'], readonly string[]>>> = {
  CINdetails: ['CINdetailsID'],
  Assessments: ['CINdetailsID', 'AssessmentID'],
  ChildProtectionPlans: ['CINdetailsID', 'CPPID'],
};
