import type { Read } from '../../../platform/database/database.ts';
import type { FactValue } from '../../../platform/facts/index.ts';
import {
  listCorrected,
  listCurrent,
  listDisputes,
  listExportLines,
  listOpenCellPlaces,
  listOpenCells,
} from '../export/export-queries.ts';
import type { Dispute, ExportLine, Within } from '../export/export-queries.ts';
import { addFact, noOrigin } from '../export/origin-rules.ts';
import type { OpenCell, RowOrigin } from '../export/origin-rules.ts';
import { correct, writeCells } from '../export/row-rules.ts';
import type { Row, Version } from '../export/row-rules.ts';
import type { Part } from '../plan/return-form.ts';
import { listAbove } from './cin-export-queries.ts';
import { cinKinds } from './cin-kinds.ts';
import type { CinKind } from './cin-kinds.ts';
import type { CinRow } from './cin-tree-rules.ts';

/** The rows of a year's census while they are gathered. */
export type Gathered = {
  readonly db: Read;
  readonly within: Within;
  /** By kind, in the order of the file. */
  readonly rows: Map<CinKind, Map<string, CinRow>>;
  /** Where in the census each fact is given. */
  readonly placeOf: Map<string, string>;
  /** Rows that are settled and no longer given, and the fact that stands for each. */
  readonly standsFor: Map<string, string>;
  /** Facts that are given, or in dispute with a row that is. */
  readonly given: Set<string>;
  /** Where each child is. */
  readonly childPlace: Map<string, string>;
  readonly childIds: ReadonlyMap<string, string>;
};

/** Gathers what the lines of the year say today: as loaded, with what people have put right since. */
export async function gatherSaid(gathered: Gathered): Promise<void> {
  for (const kind of cinKinds) {
    const above = await listAbove(gathered.db, gathered.within, kind.table);
    for (const part of kind.parts) await gatherPart(gathered, { kind, part, above });
  }
  for (const kind of cinKinds) rehang(gathered, kind);
}

/** What was part of a row that is settled is part of the row that gives the fact which stands for it. */
function rehang({ rows, placeOf, standsFor }: Gathered, kind: CinKind): void {
  const own = rows.get(kind);
  for (const row of own?.values() ?? []) {
    const above = placeOf.get(standsFor.get(row.above ?? '') ?? '');
    if (above !== undefined) own?.set(row.place, { ...row, above });
  }
}

type PartOf = { readonly kind: CinKind; readonly part: Part; readonly above: ReadonlyMap<string, string> };

async function gatherPart(gathered: Gathered, { kind, part, above }: PartOf): Promise<void> {
  const { db, within, given } = gathered;
  const lines = await listExportLines(db, within, kind.table, part);
  if (lines.length === 0) return;
  const said = await openPart(db, within, part);
  for (const { factId } of lines) if (factId !== null) given.add(factId);
  for (const line of lines) {
    const cells = toCells(gathered, { part, line, said });
    const origin = originOf(part, line, said);
    if (!cells) {
      for (const { id } of origin.facts) gathered.standsFor.set(line.place, id);
      continue;
    }
    addSaid(gathered, { kind, line, cells, origin, above: above.get(line.place) ?? null });
    for (const { id } of origin.facts) gathered.placeOf.set(id, line.place);
  }
}

/** What a part's lines lead to, beside the versions themselves. */
type Said = {
  readonly corrected: ReadonlyMap<string, readonly Version[]>;
  readonly cells: ReadonlyMap<string, Row>;
  readonly openCells: ReadonlyMap<string, readonly OpenCell[]>;
  readonly disputes: ReadonlyMap<string, Dispute>;
  readonly settledWith: ReadonlyMap<string, readonly FactValue[]>;
};

async function openPart(db: Read, within: Within, part: Part): Promise<Said> {
  const disputes = await listDisputes(db, within, part);
  const settled = disputes.size > 0 ? await listCurrent(db, part, 'true', within.people) : [];
  return {
    corrected: await listCorrected(db, within, part),
    cells: await listOpenCells(db, within, part),
    openCells: await listOpenCellPlaces(db, within, part),
    disputes,
    settledWith: new Map(settled.map(({ id, values }) => [id, values])),
  };
}

type PartLine = { readonly part: Part; readonly line: ExportLine; readonly said: Said };

/** The cells that a line gives today; undefined when a person has taken away what it said. */
function toCells(gathered: Gathered, { part, line, said }: PartLine): Row | undefined {
  const { year } = gathered.within;
  if (line.contestedId !== null) return toContestedCells(gathered, { part, line, said });
  if (line.factId === null || line.values === null) return undefined;
  const values = correct(line.values, said.corrected.get(line.factId) ?? []);
  return { ...writeCells(part, values, year, line.notation), ...said.cells.get(line.factId) };
}

/** A settled row is the fact that stands for it, unless another row of the year gives that fact already. */
function toContestedCells({ given, within }: Gathered, { part, line, said }: PartLine): Row | undefined {
  const dispute = said.disputes.get(line.contestedId ?? '');
  const factId = dispute?.factId ?? '';
  if (dispute?.open) {
    given.add(factId);
    return dispute.sourceText;
  }
  const values = given.has(factId) ? undefined : said.settledWith.get(factId);
  given.add(factId);
  return values && writeCells(part, values, within.year, line.notation);
}

function originOf(part: Part, { personId, factId, contestedId }: ExportLine, said: Said): RowOrigin {
  const kind = part.fact.label;
  const openCells = said.openCells.get(factId ?? '') ?? [];
  if (contestedId === null) return addFact({ ...noOrigin, personId, openCells }, kind, factId);
  const dispute = said.disputes.get(contestedId);
  if (dispute?.open) return { personId, facts: [], contested: { kind, id: contestedId } };
  return addFact({ ...noOrigin, personId }, kind, dispute?.factId ?? null);
}

type SaidRow = {
  readonly kind: CinKind;
  readonly line: ExportLine;
  readonly cells: Row;
  readonly origin: RowOrigin;
  readonly above: string | null;
};

/** Adds what one part says to its row. */
function addSaid(
  { rows, childPlace, childIds }: Gathered,
  { kind, line, cells, origin, above }: SaidRow,
): void {
  const { place, personId } = line;
  const isChild = kind.above === null && personId !== null;
  if (isChild && !childPlace.has(personId)) childPlace.set(personId, place);
  const before = rows.get(kind)?.get(place) ?? {
    cells: { LAchildID: childIds.get(personId ?? '') ?? null },
    origin: { ...noOrigin, personId },
  };
  rows.get(kind)?.set(place, {
    place,
    above,
    cells: { ...before.cells, ...cells },
    origin: joinOrigins(before.origin, origin),
  });
}

function joinOrigins(one: RowOrigin, other: RowOrigin): RowOrigin {
  const openCells = [...(one.openCells ?? []), ...(other.openCells ?? [])];
  return {
    personId: one.personId,
    facts: [...one.facts, ...other.facts],
    contested: one.contested ?? other.contested,
    ...(openCells.length > 0 ? { openCells } : {}),
  };
}
