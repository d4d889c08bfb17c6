import { sql } from '../../../platform/database/database.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { FactTable, FactValue } from '../../../platform/facts/index.ts';
import { kindTest, listFields, shownAs, toValues } from '../import/return-queries.ts';
import type { Notation } from '../plan/cell-rules.ts';
import type { Part, ReturnForm } from '../plan/return-form.ts';
import type { OpenCell } from './origin-rules.ts';
import type { Row, Version } from './row-rules.ts';

/**
 * A line of the return and what the version that it leads to says; `values` null where it leads to a contested row, or to
 * a fact that a person has withdrawn.
 */
export type ExportLine = {
  readonly place: string;
  readonly personId: string | null;
  readonly factId: string | null;
  readonly contestedId: string | null;
  readonly notation: Notation;
  readonly values: readonly FactValue[] | null;
};

/** A collection year and, where only some people's rows are asked for, whose. */
export type Within = { readonly year: number; readonly people?: readonly string[] | undefined };

/** Narrows a query to these people's rows; everybody's where none are named. */
function ofPeople(column: string, people: readonly string[] | undefined) {
  return people === undefined ? sql`` : sql`and ${sql.raw(column)} = any(${people}::uuid[])`;
}

export async function hasReturn(db: Read, form: ReturnForm['name'], year: number): Promise<boolean> {
  const found = sql`select 1 from returns.file_set where year = ${year} and form = ${form} limit 1`;
  return (await db.first(found)) !== undefined;
}

export async function findAuthority(db: Read): Promise<string> {
  const found = await db.first(sql<{ code: string | null }>`select code from platform.installation`);
  return found?.code ?? '';
}

/** The child id of everybody that the authority knows by one. */
export async function listChildIds(db: Read, authority: string): Promise<Map<string, string>> {
  const rows = await db.query(sql<{
    person_id: string;
    value: string;
  }>`select person_id, value from reporting.identifier_version
    where stands and scheme = 'local' and issuer = ${authority}`);
  return new Map(rows.map(({ person_id, value }) => [person_id, value]));
}

/** The lines of one part of one kind of file, in the order of the file. */
export async function listExportLines(
  db: Read,
  { year, people }: Within,
  table: string,
  { fact, name }: Part,
): Promise<ExportLine[]> {
  type Found = Omit<ExportLine, 'values'> & { found: boolean };
  const rows =
    await db.query(sql<Found>`select l.file_set_id || '/' || l.row_number as place, l.person_id as "personId",
      l.fact_id as "factId", l.contested_id as "contestedId", l.notation, v.id is not null as found,
      ${sql.raw(listFields(fact, 'v'))}
    from returns.line l
    join returns.file_set s on s.id = l.file_set_id
    left join ${sql.raw(shownAs(fact, 'version'))} v on v.id = l.fact_id and v.version = l.fact_version
      and (l.displaced_by is not null or exists (select from ${sql.raw(shownAs(fact, 'version'))} c where c.id = l.fact_id and c.stands))
    where l.year = ${year} and l.superseded_by is null and l.file_kind = ${table} and l.part = ${name}
      ${ofPeople('l.person_id', people)}
    order by l.row_number, s.loaded_at, s.id`);
  return rows.map(({ found, ...line }) => ({ ...line, values: found ? toValues(line, fact) : null }));
}

/** All versions of those facts of the year's lines that a person has changed in Kith, by fact. */
export async function listCorrected(
  db: Read,
  { year, people }: Within,
  { fact }: Part,
): Promise<Map<string, Version[]>> {
  const view = sql.raw(shownAs(fact, 'version'));
  type Found = { id: string; version: number; stands: boolean; from_kith: boolean };
  const rows =
    await db.query(sql<Found>`select v.id, v.version, v.stands, v.source = 'kith' as from_kith, ${sql.raw(listFields(fact, 'v'))}
    from ${view} v
    where v.id in (select c.id from ${view} c where c.stands and c.source = 'kith')
      and v.id in (select l.fact_id from returns.line l where l.year = ${year} and l.superseded_by is null)
      ${ofPeople(`v.${fact.subject}`, people)}`);
  return groupVersions(rows.map((row) => ({ id: row.id, version: toVersion(row, fact) })));
}

function toVersion(row: { version: number; stands: boolean; from_kith: boolean }, fact: FactTable): Version {
  return { version: row.version, stands: row.stands, fromKith: row.from_kith, values: toValues(row, fact) };
}

function groupVersions(rows: readonly { id: string; version: Version }[]): Map<string, Version[]> {
  const groups = new Map<string, Version[]>();
  for (const { id, version } of rows) groups.set(id, [...(groups.get(id) ?? []), version]);
  return groups;
}

/**
 * What became of a contested row: still open (exported as it came), or settled with the fact that stands for it: what a
 * person put in its place or, where they left things as they were, what had been in its way.
 */
export type Dispute = { readonly open: boolean; readonly sourceText: Row; readonly factId: string | null };

/** The contested rows that lines of the year lead to. */
export async function listDisputes(
  db: Read,
  { year, people }: Within,
  { fact }: Part,
): Promise<Map<string, Dispute>> {
  const rows = await db.query(sql<
    Dispute & { id: string }
  >`select d.id, d.settled_at is null as open, d.source_text as "sourceText",
      coalesce(d.fact_id, d.conflicts_with) as "factId"
    from ${sql.raw(shownAs(fact, 'dispute'))} d
    where d.id in (select l.contested_id from returns.line l where l.year = ${year} and l.superseded_by is null
      ${ofPeople('l.person_id', people)})`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The cells of the year that nobody has settled, by fact. */
export async function listOpenCells(
  db: Read,
  { year, people }: Within,
  { fact }: Part,
): Promise<Map<string, Row>> {
  const rows = await db.query(sql<{ fact_id: string; source_text: Row }>`select d.fact_id, d.source_text
    from ${sql.raw(shownAs(fact, 'dispute'))} d
    where d.settled_at is null and d.field is not null and d.source_year = ${year}
      ${ofPeople('d.person_id', people)}`);
  const cells = new Map<string, Row>();
  for (const { fact_id, source_text } of rows) cells.set(fact_id, { ...cells.get(fact_id), ...source_text });
  return cells;
}

/** Where each of those cells is settled, by fact. */
export async function listOpenCellPlaces(
  db: Read,
  { year, people }: Within,
  { fact }: Part,
): Promise<ReadonlyMap<string, readonly OpenCell[]>> {
  type Found = { id: string; fact_id: string; source_text: Row };
  const rows = await db.query(sql<Found>`select d.id, d.fact_id, d.source_text
    from ${sql.raw(shownAs(fact, 'dispute'))} d
    where d.settled_at is null and d.field is not null and d.source_year = ${year}
      ${ofPeople('d.person_id', people)}`);
  const places = new Map<string, OpenCell[]>();
  for (const { id, fact_id, source_text } of rows) {
    const cells = Object.keys(source_text).map((column) => ({ column, kind: fact.label, id }));
    places.set(fact_id, [...(places.get(fact_id) ?? []), ...cells]);
  }
  return places;
}

export type CurrentFact = {
  readonly id: string;
  readonly personId: string;
  readonly values: readonly FactValue[];
};

type CurrentRow = { id: string; person_id: string };

/** What stands in one table, by the test that is given (over `v`, the version). */
export async function listCurrent(
  db: Read,
  { fact, period, key }: Part,
  test: string,
  people?: readonly string[],
): Promise<CurrentFact[]> {
  const date = period
    ? `v.${fact.fields[period.starts]?.name ?? 'id'}`
    : key.length > 0
      ? `v.${fact.fields[key[0] ?? 0]?.name ?? 'id'}`
      : 'v.id';
  const rows =
    await db.query(sql<CurrentRow>`select v.id, v.${sql.raw(fact.subject)} as person_id, ${sql.raw(listFields(fact, 'v'))}
    from ${sql.raw(shownAs(fact, 'version'))} v
    where v.stands and ${sql.raw(kindTest(fact, 'v'))} and ${sql.raw(test)}
      ${ofPeople(`v.${fact.subject}`, people)}
    order by v.${sql.raw(fact.subject)}, ${sql.raw(date)}`);
  return rows.map((row) => ({ id: row.id, personId: row.person_id, values: toValues(row, fact) }));
}
