import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FactTable, FactValue } from '../../../platform/facts/index.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Part } from '../plan/return-form.ts';
import type { PlannedLine } from '../plan/plan.ts';
import type { ReturnSet } from '../plan/return-set-rules.ts';
import type { StandingFact } from '../plan/standing.ts';

/** A line of a return as it was loaded, not superseded by a later load of the same year. */
export type StoredLine = {
  readonly personId: string | null;
  readonly year: number;
  readonly table: string;
  readonly row: number;
  readonly part: string;
  readonly factId: string | null;
  readonly version: number | null;
  readonly contestedId: string | null;
  readonly fingerprint: string;
};

const lineColumns = sql`l.person_id as "personId", l.year, l.file_kind as "table", l.row_number as "row", l.part,
  l.fact_id as "factId", l.fact_version as "version", l.contested_id as "contestedId", encode(l.fingerprint, 'hex') as "fingerprint"`;

export function listLines(db: Read, personIds: readonly string[]): Promise<readonly StoredLine[]> {
  return db.query(sql<StoredLine>`select ${lineColumns} from returns.line l
    where l.person_id = any(${personIds}::uuid[]) and l.superseded_by is null`);
}

/** Lines without a child id. */
export function listNobodysLines(db: Read, year: number): Promise<readonly StoredLine[]> {
  return db.query(sql<StoredLine>`select ${lineColumns} from returns.line l
    where l.person_id is null and l.year = ${year} and l.superseded_by is null`);
}

/** How often each year's return was loaded. */
export async function countLoads(db: Read): Promise<ReadonlyMap<number, number>> {
  const rows = await db.query(
    sql<{
      year: number;
      loads: number;
    }>`select year, count(*)::int as loads from returns.file_set group by year`,
  );
  return new Map(rows.map(({ year, loads }) => [year, loads]));
}

/** The name under which reporting shows all versions of a fact, or everything contested about it. */
export function shownAs({ name }: FactTable, what: 'version' | 'dispute'): string {
  return `reporting.${name.split('.')[1] ?? name}_${what}`;
}

/** The fields of a fact as text, in their order, as f0, f1, … of the row `alias`. */
export function listFields({ fields }: FactTable, alias: string): string {
  return fields
    .map(({ name, type, shownAs }, i) => {
      const column = `${alias}.${shownAs ?? name}`;
      return `${type === 'boolean' ? `left(${column}::text, 1)` : `${column}::text`} as f${i}`;
    })
    .join(', ');
}

/** The condition that tells one kind of fact from others in the same table. */
export function kindTest({ constants = {}, label }: FactTable, alias: string): string {
  if (label === 'person') return 'true';
  return ['true', ...Object.entries(constants).map(([name, value]) => `${alias}.${name} = ${value}`)].join(
    ' and ',
  );
}

export type FactRow = { readonly id: string; readonly subject: string; readonly version: number } & Record<
  string,
  FactValue | number | boolean
>;

/** The values of a row read with `listFields`. */
export function toValues(row: Readonly<Record<string, unknown>>, { fields }: FactTable): FactValue[] {
  return fields.map((_, i) => {
    const value = row[`f${i}`];
    return typeof value === 'string' ? value : null;
  });
}

/** What stands for these people in one table, by person. `yearOf`: the newest return whose lines lead to the fact. */
export async function listStanding(
  db: Read,
  { fact }: Part,
  personIds: readonly string[],
  yearOf: (factId: string) => number | undefined,
): Promise<Map<string, StandingFact[]>> {
  type Row = { id: string; subject: string; version: number; source: string; source_year: number | null };
  const rows =
    await db.query(sql<Row>`select v.id, v.${sql.raw(fact.subject)} as subject, v.version, v.source, v.source_year,
      ${sql.raw(listFields(fact, 'v'))}
    from ${sql.raw(shownAs(fact, 'version'))} v
    where v.stands and v.${sql.raw(fact.subject)} = any(${personIds}::uuid[]) and ${sql.raw(kindTest(fact, 'v'))}
    order by v.id`);
  const byPerson = new Map<string, StandingFact[]>();
  for (const row of rows) {
    const { id, version, subject } = row;
    const year = yearOf(id) ?? row.source_year ?? 0;
    const standing = { id, version, fromReturn: row.source === 'return', year, values: toValues(row, fact) };
    const known = byPerson.get(subject);
    if (known) known.push(standing);
    else byPerson.set(subject, [standing]);
  }
  return byPerson;
}

/** Which of these contested rows a person (or a later load) has settled. */
export async function listSettled(
  db: Read,
  { fact }: Part,
  contestedIds: readonly string[],
): Promise<string[]> {
  if (contestedIds.length === 0) return [];
  const rows = await db.query(sql<{ id: string }>`select d.id from ${sql.raw(shownAs(fact, 'dispute'))} d
    where d.id = any(${contestedIds}::uuid[]) and d.settled_at is not null`);
  return rows.map(({ id }) => id);
}

export async function addFileSet(
  db: Write,
  { year, folder, form, header = {} }: ReturnSet,
  authority: string,
): Promise<string> {
  const id = newId<'fileSet'>();
  await db.run(sql`insert into returns.file_set (id, year, authority, folder, form, header)
    values (${id}, ${year}, ${authority}, ${folder}, ${form.name}, ${JSON.stringify(header)}::jsonb)`);
  return id;
}

export async function keepCounts(db: Write, fileSetId: string, counts: unknown): Promise<void> {
  await db.run(
    sql`update returns.file_set set counts = ${JSON.stringify(counts)}::jsonb where id = ${fileSetId}`,
  );
}

const lineNames = [
  'row_number',
  'within_row',
  'fact_version',
  'file_kind',
  'part',
  'person_id',
  'fact_id',
  'contested_id',
  'notation',
  'fingerprint',
];

export async function prepareLines(db: Write): Promise<void> {
  await db.run(sql`create temporary table incoming_line (row_number integer, within_row integer, fact_version integer, file_kind text, part text,
    person_id uuid, fact_id uuid, contested_id uuid, notation text, fingerprint bytea) on commit drop`);
}

/** Adds the lines of a load. Needs `prepareLines`. */
export async function addLines(
  db: Write,
  fileSet: { id: string; year: number },
  lines: readonly PlannedLine[],
): Promise<void> {
  if (lines.length === 0) return;
  await db.run(sql`truncate incoming_line`);
  await db.copy('incoming_line', lineNames, toLineRows(lines));
  await db.run(sql`insert into returns.line (file_set_id, year, row_number, within_row, fact_version, file_kind, part, person_id,
      fact_id, contested_id, notation, fingerprint)
    select ${fileSet.id}::uuid, ${fileSet.year}::smallint, row_number, within_row, fact_version, file_kind, part, person_id,
      fact_id, contested_id, notation, fingerprint from incoming_line`);
}

function* toLineRows(lines: readonly PlannedLine[]): Generator<(string | null)[]> {
  for (const {
    row,
    within,
    version,
    table,
    part,
    personId,
    factId,
    contestedId,
    notation,
    fingerprint,
  } of lines) {
    yield [
      String(row),
      within?.toString() ?? null,
      version?.toString() ?? null,
      table,
      part,
      personId,
      factId,
      contestedId,
      notation,
      `\\x${fingerprint}`,
    ];
  }
}

/** Lines of earlier loads of the year that a later one gives anew: these people's, in these files. */
export async function supersedeLines(
  db: Write,
  by: { readonly id: string; readonly year: number },
  tables: readonly string[],
  personIds: readonly (string | null)[],
): Promise<void> {
  const people = personIds.filter((id) => id !== null);
  const nobody = people.length < personIds.length;
  await db.run(sql`update returns.line set superseded_by = ${by.id}
    where year = ${by.year} and superseded_by is null and file_kind = any(${[...tables]}::text[]) and file_set_id <> ${by.id}
      and (person_id = any(${people}::uuid[]) or (${nobody} and person_id is null))`);
}

/** Says of lines whose facts had to make room which facts they made room for. */
export async function displaceLines(
  db: Write,
  displaced: readonly (readonly [factId: string, byFactId: string])[],
): Promise<void> {
  if (displaced.length === 0) return;
  await db.run(sql`update returns.line l set displaced_by = d.by_fact
    from unnest(${displaced.map(([fact]) => fact)}::uuid[], ${displaced.map(([, by]) => by)}::uuid[]) d (fact, by_fact)
    where l.fact_id = d.fact`);
}

/** People whose records the one on whose behalf an import runs may not see; nobody, where it is the command line's. */
export async function listHiddenFromImporter(db: Read): Promise<ReadonlySet<string>> {
  const rows = await db.query(
    sql<{ id: string }>`select h as id from access.hidden_subjects() h where platform.actor() is not null`,
  );
  return new Set(rows.map(({ id }) => id));
}

type LinesAsked = {
  readonly year: number;
  readonly tables: readonly string[];
  readonly but: readonly string[];
};

/** The child ids of those whom the year's lines in these files are about, some people left out. */
export async function listChildrenOf(db: Read, { year, tables, but }: LinesAsked): Promise<string[]> {
  const rows = await db.query(sql<{
    value: string;
  }>`select distinct i.value from reporting.identifier_version i
    where i.stands and i.scheme = 'local' and i.person_id <> all(${[...but]}::uuid[]) and i.person_id in (
      select l.person_id from returns.line l where l.year = ${year} and l.superseded_by is null and l.file_kind = any(${[...tables]}::text[]))`);
  return rows.map(({ value }) => value);
}
