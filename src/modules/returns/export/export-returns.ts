import { getTableSpec, listColumns, writeSsda903File } from '../../../formats/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { FactValue } from '../../../platform/facts/index.ts';
import { fileKinds, personPart } from '../plan/file-kinds.ts';
import type { FileKind, Part } from '../plan/file-kinds.ts';
import {
  findAuthority,
  hasReturn,
  listChildIds,
  listCorrected,
  listCurrent,
  listDisputes,
  listExportLines,
  listOpenCells,
} from './export-queries.ts';
import type { Dispute, ExportLine } from './export-queries.ts';
import { correct, leaveOpen, writeCells } from './row-rules.ts';
import type { Row, Version } from './row-rules.ts';
import { testOfYear } from './year-rules.ts';

export type ExportedFile = { readonly name: string; readonly rows: number; readonly text: string };

type Year = {
  readonly db: Read;
  readonly year: number;
  readonly loaded: boolean;
  readonly childIds: ReadonlyMap<string, string>;
  /** What the year's files say of people: sex and date of birth, which most files repeat. */
  readonly people: Map<string, readonly FactValue[]>;
  /** Whom lines of the year are about, and whom only facts that no line says. */
  readonly inLines: Set<string>;
  readonly onlyRecorded: Set<string>;
  /** Facts that a row of the year gives, or is in dispute with: not to be given a second time. */
  readonly given: Set<string>;
  /** Where in the header somebody is. */
  readonly headers: Map<string, string>;
};

/**
 * The files of a collection year, all twelve of them. A year that was loaded comes back as its newest return had it, with
 * what people have corrected or recorded in Kith since; contested cells and rows that nobody has settled come as they
 * came. A year that was not loaded is projected from the facts that stand.
 */
export async function exportSsda903(db: Read, year: number): Promise<readonly ExportedFile[]> {
  const context = await openYear(db, year);
  const rows = new Map<FileKind, Row[]>();
  for (const kind of fileKinds) rows.set(kind, await listRows(context, kind));
  for (const [kind, own] of rows) if (kind.table === 'Header') own.push(...(await addHeaders(context, kind)));
  return [...rows].map(([kind, own]) => writeFile(kind, own, year));
}

async function openYear(db: Read, year: number): Promise<Year> {
  const childIds = await listChildIds(db, await findAuthority(db));
  const standing = await listCurrent(db, personPart, 'true');
  const people = new Map(standing.map(({ personId, values }) => [personId, values]));
  return {
    db,
    year,
    loaded: await hasReturn(db, year),
    childIds,
    people,
    given: new Set(),
    inLines: new Set(),
    onlyRecorded: new Set(),
    headers: new Map(),
  };
}

function writeFile({ table }: FileKind, rows: readonly Row[], year: number): ExportedFile {
  const columns: Record<string, (string | null)[]> = {};
  for (const { name } of listColumns(table, year)) columns[name] = rows.map((row) => row[name] ?? null);
  return { name: getTableSpec(table).file, rows: rows.length, text: writeSsda903File(table, columns, year) };
}

async function listRows(context: Year, kind: FileKind): Promise<Row[]> {
  const rows = new Map<string, Row>();
  for (const part of kind.parts) {
    await writePart(context, { kind, part, rows });
    if (part.optional) await fillRecorded(context, { part, rows });
  }
  const recorded = kind.table === 'Header' ? [] : await listRecorded(context, kind);
  return [...rows.values(), ...recorded];
}

type PartRows = { readonly kind: FileKind; readonly part: Part; readonly rows: Map<string, Row> };

async function writePart(context: Year, { kind, part, rows }: PartRows): Promise<void> {
  const { db, year } = context;
  const lines = await listExportLines(db, year, kind.table, part);
  if (lines.length === 0) return;
  const disputes = await listDisputes(db, year, part);
  const settled = disputes.size > 0 ? await listCurrent(db, part, 'true') : [];
  const known: Known = {
    corrected: await listCorrected(db, year, part),
    cells: await listOpenCells(db, year, part),
    disputes,
    settledWith: new Map(settled.map(({ id, values }) => [id, values])),
  };
  for (const { factId } of lines) if (factId !== null) context.given.add(factId);
  for (const line of lines) {
    const own = toCells(context, { part, line, known });
    if (own) addCells(context, { kind, rows, line, own });
  }
}

/** What a part's lines lead to, beside the versions themselves. */
type Known = {
  readonly corrected: ReadonlyMap<string, readonly Version[]>;
  readonly cells: ReadonlyMap<string, Row>;
  readonly disputes: ReadonlyMap<string, Dispute>;
  readonly settledWith: ReadonlyMap<string, readonly FactValue[]>;
};

type PartLine = { readonly part: Part; readonly line: ExportLine; readonly known: Known };

/** The cells that a line gives today; undefined when a person has taken away what it said. */
function toCells(context: Year, { part, line, known }: PartLine): Row | undefined {
  if (line.contestedId !== null) return toContestedCells(context, { part, line, known });
  if (line.factId === null || line.values === null) return undefined;
  const values = correct(line.values, known.corrected.get(line.factId) ?? []);
  if (part === personPart && line.personId !== null) context.people.set(line.personId, values);
  return { ...writeCells(part, values, context.year, line.notation), ...known.cells.get(line.factId) };
}

/** A settled row is the fact that stands for it, unless another row of the year gives that fact already. */
function toContestedCells({ year, given }: Year, { part, line, known }: PartLine): Row | undefined {
  const dispute = known.disputes.get(line.contestedId ?? '');
  const factId = dispute?.factId ?? '';
  if (dispute?.open) {
    given.add(factId);
    return dispute.sourceText;
  }
  const values = given.has(factId) ? undefined : known.settledWith.get(factId);
  given.add(factId);
  return values && writeCells(part, values, year, line.notation);
}

function addCells(
  context: Year,
  { kind, rows, line, own }: { kind: FileKind; rows: PartRows['rows']; line: ExportLine; own: Row },
): void {
  const { personId, place } = line;
  if (personId !== null) context.inLines.add(personId);
  if (personId !== null && kind.table === 'Header') context.headers.set(personId, place);
  const before = rows.get(place) ?? startRow(context, kind, line);
  rows.set(place, { ...before, ...own });
}

/** The child's id and what the file repeats of the header. */
function startRow(
  { childIds, people, year }: Year,
  kind: FileKind,
  { personId, notation }: Pick<ExportLine, 'personId' | 'notation'>,
): Row {
  const repeated = writeCells(personPart, people.get(personId ?? '') ?? [], year, notation);
  const row: Row = { CHILD: childIds.get(personId ?? '') ?? null };
  for (const column of kind.repeats) row[column] = repeated[column] ?? null;
  return row;
}

/** Facts of the year that no line leads to: what was recorded in Kith or, for a year that was never loaded, all of them. */
async function listRecorded(context: Year, kind: FileKind): Promise<Row[]> {
  const { db, year, loaded } = context;
  const [part] = kind.parts;
  if (!part) return [];
  const unseen = `v.source = 'kith' and not exists (select from returns.line l where l.fact_id = v.id)`;
  const facts = await listCurrent(
    db,
    part,
    `${testOfYear(kind.table, year)}${loaded ? ` and ${unseen}` : ''}`,
  );
  return facts
    .filter(({ id }) => !context.given.has(id))
    .map(({ personId, values }) => {
      if (!context.inLines.has(personId)) context.onlyRecorded.add(personId);
      const start = startRow(context, kind, { personId, notation: null });
      return { ...start, ...writeCells(part, leaveOpen(part, values, year), year, null) };
    });
}

/** What a person recorded in Kith for somebody whose header said nothing of it. */
async function fillRecorded(
  { db, year, headers }: Year,
  { part, rows }: Pick<PartRows, 'part' | 'rows'>,
): Promise<void> {
  if (headers.size === 0) return;
  const unsaid = `v.source = 'kith' and not exists (select from returns.line l where l.fact_id = v.id)`;
  for (const { personId, values } of await listCurrent(db, part, unsaid)) {
    const row = rows.get(headers.get(personId) ?? '');
    if (row) Object.assign(row, writeCells(part, values, year, null));
  }
}

/** Header rows for those whom a row of the year is about though no header of it was loaded for them. */
async function addHeaders(context: Year, kind: FileKind): Promise<Row[]> {
  const { db, year, onlyRecorded, inLines, people } = context;
  const missing = [...onlyRecorded].filter((personId) => !inLines.has(personId)).sort();
  const rows = new Map(
    missing.map((personId) => {
      const own = writeCells(personPart, people.get(personId) ?? [], year, null);
      return [personId, { ...startRow(context, kind, { personId, notation: null }), ...own }] as const;
    }),
  );
  for (const part of kind.parts.filter((one) => one !== personPart)) {
    for (const { personId, values } of await listCurrent(db, part, 'true')) {
      const row = rows.get(personId);
      if (row) Object.assign(row, writeCells(part, values, year, null));
    }
  }
  return [...rows.values()];
}
