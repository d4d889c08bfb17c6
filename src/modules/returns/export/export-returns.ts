import { getTableSpec, listColumns, writeSsda903File } from '../../../formats/index.ts';
import type { Ssda903Table } from '../../../formats/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { FactValue } from '../../../platform/facts/index.ts';
import { fileKinds, personPart } from '../plan/file-kinds.ts';
import type { Ssda903Kind } from '../plan/file-kinds.ts';
import type { Part } from '../plan/return-form.ts';
import {
  findAuthority,
  hasReturn,
  listChildIds,
  listCorrected,
  listCurrent,
  listDisputes,
  listExportLines,
  listOpenCellPlaces,
  listOpenCells,
} from './export-queries.ts';
import type { CurrentFact, Dispute, ExportLine } from './export-queries.ts';
import { correct, leaveOpen, writeCells } from './row-rules.ts';
import { addFact, noOrigin } from './origin-rules.ts';
import type { OpenCell, RowOrigin } from './origin-rules.ts';
import type { Row, Version } from './row-rules.ts';
import { testOfHeader, testOfYear } from './year-rules.ts';

export type ExportedFile = { readonly name: string; readonly rows: number; readonly text: string };

/** A file of the return, and for each of its rows in order whom it is about and what it was made from. */
export type TracedFile = ExportedFile & {
  readonly table: Ssda903Table;
  readonly origins: readonly RowOrigin[];
};

/** Part of a return: these people's rows, these files. */
export type TraceOnly = {
  readonly people?: readonly string[];
  readonly tables?: readonly Ssda903Table[];
};

/** A row on its way into a file. */
type MadeRow = { readonly cells: Row; readonly origin: RowOrigin };

type Year = {
  readonly db: Read;
  readonly year: number;
  /** Whose rows are asked for, where not everybody's. */
  readonly only: readonly string[] | undefined;
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
  const files = await traceSsda903(db, year);
  return files.map(({ name, rows, text }) => ({ name, rows, text }));
}

/**
 * The same files, each row with what it was made from, so that what is found in a row leads to where it is mended. With
 * `people` given, their rows only; with `tables`, those files only (the header, which is completed from all, wants all).
 */
export async function traceSsda903(
  db: Read,
  year: number,
  { people, tables }: TraceOnly = {},
): Promise<readonly TracedFile[]> {
  const context = await openYear(db, year, people);
  const rows = new Map<Ssda903Kind, MadeRow[]>();
  for (const kind of fileKinds)
    if (!tables || tables.includes(kind.table)) rows.set(kind, await listRows(context, kind));
  for (const [kind, own] of rows) if (kind.table === 'Header') own.push(...(await addHeaders(context, kind)));
  return [...rows].map(([kind, own]) => writeFile(kind, own, year));
}

async function openYear(db: Read, year: number, only: Year['only']): Promise<Year> {
  const childIds = await listChildIds(db, await findAuthority(db));
  const standing = await listCurrent(db, personPart, 'true', only);
  const people = new Map(standing.map(({ personId, values }) => [personId, values]));
  return {
    db,
    year,
    only,
    loaded: await hasReturn(db, 'ssda903', year),
    childIds,
    people,
    given: new Set(),
    inLines: new Set(),
    onlyRecorded: new Set(),
    headers: new Map(),
  };
}

function writeFile({ table }: Ssda903Kind, rows: readonly MadeRow[], year: number): TracedFile {
  const columns: Record<string, (string | null)[]> = {};
  for (const { name } of listColumns(table, year))
    columns[name] = rows.map(({ cells }) => cells[name] ?? null);
  return {
    table,
    name: getTableSpec(table).file,
    rows: rows.length,
    text: writeSsda903File(table, columns, year),
    origins: rows.map(({ origin }) => origin),
  };
}

async function listRows(context: Year, kind: Ssda903Kind): Promise<MadeRow[]> {
  const rows = new Map<string, MadeRow>();
  for (const part of kind.parts) {
    await writePart(context, { kind, part, rows });
    if (part.optional) await fillRecorded(context, { part, rows });
  }
  const recorded = kind.table === 'Header' ? [] : await listRecorded(context, kind);
  return [...rows.values(), ...recorded];
}

type PartRows = { readonly kind: Ssda903Kind; readonly part: Part; readonly rows: Map<string, MadeRow> };

async function writePart(context: Year, { kind, part, rows }: PartRows): Promise<void> {
  const { db, year, only } = context;
  const within = { year, people: only };
  const lines = await listExportLines(db, within, kind.table, part);
  if (lines.length === 0) return;
  const disputes = await listDisputes(db, within, part);
  const settled = disputes.size > 0 ? await listCurrent(db, part, 'true', only) : [];
  const known: Known = {
    corrected: await listCorrected(db, within, part),
    cells: await listOpenCells(db, within, part),
    openCells: await listOpenCellPlaces(db, within, part),
    disputes,
    settledWith: new Map(settled.map(({ id, values }) => [id, values])),
  };
  for (const { factId } of lines) if (factId !== null) context.given.add(factId);
  for (const line of lines) {
    const cells = toCells(context, { part, line, known });
    if (cells) addCells(context, { kind, rows, line, cells, origin: originOf({ part, line, known }) });
  }
}

/** What a part's lines lead to, beside the versions themselves. */
type Known = {
  readonly corrected: ReadonlyMap<string, readonly Version[]>;
  readonly cells: ReadonlyMap<string, Row>;
  readonly openCells: ReadonlyMap<string, readonly OpenCell[]>;
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

/** What a line leads to: its fact, or the contested row with what stands for it. */
function originOf({ part, line, known }: PartLine): RowOrigin {
  const { personId, factId, contestedId } = line;
  const kind = part.fact.label;
  const openCells = known.openCells.get(factId ?? '') ?? [];
  if (contestedId === null) return addFact({ ...noOrigin, personId, openCells }, kind, factId);
  const dispute = known.disputes.get(contestedId);
  if (dispute?.open) return { personId, facts: [], contested: { kind, id: contestedId } };
  return addFact({ ...noOrigin, personId }, kind, dispute?.factId ?? null);
}

type OwnCells = MadeRow & Pick<PartRows, 'kind' | 'rows'> & { readonly line: ExportLine };

function addCells(context: Year, { kind, rows, line, cells, origin }: OwnCells): void {
  const { personId, place } = line;
  if (personId !== null) context.inLines.add(personId);
  if (personId !== null && kind.table === 'Header') context.headers.set(personId, place);
  const before = rows.get(place) ?? { cells: startRow(context, kind, line), origin: noOrigin };
  rows.set(place, {
    cells: { ...before.cells, ...cells },
    origin: {
      personId,
      facts: [...before.origin.facts, ...origin.facts],
      contested: before.origin.contested ?? origin.contested,
      openCells: [...(before.origin.openCells ?? []), ...(origin.openCells ?? [])],
    },
  });
}

/** The child's id and what the file repeats of the header. */
function startRow(
  { childIds, people, year }: Year,
  kind: Ssda903Kind,
  { personId, notation }: Pick<ExportLine, 'personId' | 'notation'>,
): Row {
  const repeated = writeCells(personPart, people.get(personId ?? '') ?? [], year, notation);
  const row: Row = { CHILD: childIds.get(personId ?? '') ?? null };
  for (const column of kind.repeats) row[column] = repeated[column] ?? null;
  return row;
}

/** Facts of the year that no line leads to: what was recorded in Kith or, for a year that was never loaded, all of them. */
async function listRecorded(context: Year, kind: Ssda903Kind): Promise<MadeRow[]> {
  const { db, year, loaded } = context;
  const [part] = kind.parts;
  if (!part) return [];
  const unseen = `v.source = 'kith' and not exists (select from returns.line l where l.fact_id = v.id)`;
  const facts = await listCurrent(
    db,
    part,
    `${testOfYear(kind.table, year)}${loaded ? ` and ${unseen}` : ''}`,
    context.only,
  );
  return facts
    .filter(({ id }) => !context.given.has(id))
    .map(({ id, personId, values }) => {
      if (!context.inLines.has(personId)) context.onlyRecorded.add(personId);
      const start = startRow(context, kind, { personId, notation: null });
      return {
        cells: { ...start, ...writeCells(part, leaveOpen(part, values, year), year, null) },
        origin: addFact({ ...noOrigin, personId }, part.fact.label, id),
      };
    });
}

/** What a person recorded in Kith for somebody whose header said nothing of it. */
async function fillRecorded(
  { db, year, only, headers }: Year,
  { part, rows }: Pick<PartRows, 'part' | 'rows'>,
): Promise<void> {
  if (headers.size === 0) return;
  const unsaid = `v.source = 'kith' and not exists (select from returns.line l where l.fact_id = v.id)`;
  for (const fact of await listCurrent(db, part, unsaid, only)) {
    const place = headers.get(fact.personId) ?? '';
    const row = rows.get(place);
    if (row) rows.set(place, addRecorded(row, { part, fact, year }));
  }
}

type Recorded = { readonly part: Part; readonly fact: CurrentFact; readonly year: number };

function addRecorded({ cells, origin }: MadeRow, { part, fact, year }: Recorded): MadeRow {
  return {
    cells: { ...cells, ...writeCells(part, fact.values, year, null) },
    origin: addFact(origin, part.fact.label, fact.id),
  };
}

/** Header rows for those whom a row of the year is about though no header of it was loaded for them. */
async function addHeaders(context: Year, kind: Ssda903Kind): Promise<MadeRow[]> {
  const { db, year, only, onlyRecorded, inLines, people } = context;
  const missing = [...onlyRecorded].filter((personId) => !inLines.has(personId)).sort();
  const rows = new Map(
    missing.map((personId) => {
      const own = writeCells(personPart, people.get(personId) ?? [], year, null);
      const cells = { ...startRow(context, kind, { personId, notation: null }), ...own };
      // A person's own fact has the person's id.
      return [
        personId,
        { cells, origin: addFact({ ...noOrigin, personId }, personPart.fact.label, personId) },
      ];
    }),
  );
  for (const part of kind.parts.filter((one) => one !== personPart)) {
    for (const fact of await listCurrent(db, part, testOfHeader(part.name, year), only)) {
      const row = rows.get(fact.personId);
      if (row) rows.set(fact.personId, addRecorded(row, { part, fact, year }));
    }
  }
  return [...rows.values()];
}
