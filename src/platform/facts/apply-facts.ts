import { sql } from '../database/database.ts';
import type { Write } from '../database/database.ts';
import type { ContestedFact, FactChanges, FactField, FactTable, FactValue } from './fact-table.ts';

/** The fact was changed by somebody between planning and writing; nothing was written. Plan again. */
export class FactMoved extends Error {}

/**
 * Makes the temporary tables that `applyFacts` fills; they end with the transaction. Once per transaction and table.
 */
export async function prepareFacts(db: Write, table: FactTable): Promise<void> {
  const typed = table.fields.map(({ name, type, find }) => `${name} ${find ? 'text' : type}`).join(', ');
  await run(
    db,
    `create temporary table ${incoming(table)} (what text not null, id uuid not null, subject uuid, version integer,
       source_year smallint, ${typed}) on commit drop`,
  );
  await run(
    db,
    `create temporary table ${disputed(table)} (id uuid not null, subject uuid, fact_id uuid, field text, because text not null,
       source_text jsonb not null, source_year smallint, source_row integer, conflicts_with uuid, ${typed}) on commit drop`,
  );
}

/**
 * Writes what a load decided about one fact table, in a few statements whatever the number of rows: what goes first, then
 * what changes, then what is new, so that no moment between them breaks a rule. Needs `prepareFacts` in the transaction.
 * @throws FactMoved when a row to change or remove is no longer at the version that was planned for
 */
export async function applyFacts(db: Write, table: FactTable, changes: FactChanges): Promise<void> {
  await settleOutdated(db, table, changes);
  const rows = listIncoming(table, changes);
  if (rows.length > 0) await applyRows(db, table, rows);
  if (changes.contested.length > 0) await addContested(db, table, changes.contested);
}

async function applyRows(db: Write, table: FactTable, rows: readonly (readonly (string | null)[])[]) {
  const names = ['what', 'id', 'subject', 'version', 'source_year', ...table.fields.map(({ name }) => name)];
  await run(db, `truncate ${incoming(table)}`);
  await db.copy(incoming(table), names, rows);
  await makeReady(db, table, incoming(table));
  await removeFacts(db, table);
  await changeFacts(db, table);
  await addFacts(db, table);
  await addEarlier(db, table);
}

/** What the rows need before they are written. Without statistics of a fresh temporary table PostgreSQL plans for a handful of rows. */
async function makeReady(db: Write, { before = [] }: FactTable, rows: string): Promise<void> {
  for (const statement of before) await run(db, statement.replaceAll('$rows', rows));
  await run(db, `analyze ${rows}`);
}

function listIncoming(
  { fields }: FactTable,
  { added, changed, removed, earlier }: FactChanges,
): (string | null)[][] {
  const line = (
    what: string,
    fact: { id: string; subject?: string; version?: number; year?: number },
    values: readonly FactValue[],
  ) => [
    what,
    fact.id,
    fact.subject ?? null,
    fact.version?.toString() ?? null,
    fact.year?.toString() ?? null,
    ...values,
  ];
  const nothing = new Array<null>(fields.length).fill(null);
  return [
    ...removed.map((fact) => line('remove', fact, nothing)),
    ...changed.map((fact) => line('change', fact, fact.values)),
    ...added.map((fact) => line('add', fact, fact.values)),
    ...earlier.map((fact) => line('earlier', fact, fact.values)),
  ];
}

async function removeFacts(db: Write, table: FactTable): Promise<void> {
  const done = await run(
    db,
    `delete from ${table.name} f using ${incoming(table)} i where i.what = 'remove' and f.id = i.id and f.version = i.version`,
  );
  await insistOn(db, table, 'remove', done);
}

async function changeFacts(db: Write, table: FactTable): Promise<void> {
  const sets = table.fields.map((field) => `${field.name} = ${value(field, 'i')}`).join(', ');
  const done = await run(
    db,
    `update ${table.name} f set ${sets}, source = 'return', source_year = i.source_year, recorded_at = now(),
        recorded_by = platform.actor()
       from ${incoming(table)} i where i.what = 'change' and f.id = i.id and f.version = i.version`,
  );
  await insistOn(db, table, 'change', done);
}

async function insistOn(db: Write, table: FactTable, what: string, done: number): Promise<void> {
  const planned = await db.first<{ count: string }>(
    sql`select count(*) as count from ${sql.raw(incoming(table))} where what = ${what}`,
  );
  if (Number(planned?.count ?? 0) !== done) throw new FactMoved(`Somebody changed ${table.name} meanwhile.`);
}

async function addFacts(db: Write, table: FactTable): Promise<void> {
  const { names, values } = written(table);
  await run(
    db,
    `insert into ${table.name} (${names}, source, source_year)
     select ${values}, 'return', i.source_year from ${incoming(table)} i where i.what = 'add'`,
  );
}

async function addEarlier(db: Write, table: FactTable): Promise<void> {
  const { names, values } = written(table);
  await run(
    db,
    `insert into ${table.name}_history (${names}, version, source, source_year, recorded_at, recorded_by, superseded_at)
     select ${values}, i.version, 'return', i.source_year, now(), platform.actor(), now()
       from ${incoming(table)} i where i.what = 'earlier'`,
  );
}

/** Column names and the values for them, of a row that is written whole. */
function written({ subject, fields, constants = {} }: FactTable): { names: string; values: string } {
  const who = subject === 'id' ? [] : [[subject, 'i.subject'] as const];
  const pairs = [
    ['id', 'i.id'] as const,
    ...who,
    ...fields.map((field) => [field.name, value(field, 'i')] as const),
    ...Object.entries(constants),
  ];
  return { names: pairs.map(([name]) => name).join(', '), values: pairs.map(([, text]) => text).join(', ') };
}

function value({ name, find }: FactField, alias: string): string {
  return find ? `${alias}.${name}::uuid` : `${alias}.${name}`;
}

async function addContested(db: Write, table: FactTable, contested: readonly ContestedFact[]): Promise<void> {
  const own = [
    'id',
    'subject',
    'fact_id',
    'field',
    'because',
    'source_text',
    'source_year',
    'source_row',
    'conflicts_with',
  ];
  const fields = table.fields.map(({ name }) => name);
  await run(db, `truncate ${disputed(table)}`);
  await db.copy(
    disputed(table),
    [...own, ...fields],
    contested.map((row) => toContestedRow(row, fields.length)),
  );
  await makeReady(db, table, disputed(table));
  const constants = Object.entries(table.constants ?? {});
  const names = [...fields, ...constants.map(([name]) => name)].join(', ');
  const values = [
    ...table.fields.map((field) => value(field, 'i')),
    ...constants.map(([, text]) => text),
  ].join(', ');
  await run(
    db,
    `insert into ${table.name}_contested (id, person_id, fact_id, field, contested_because, source_text, source_year, source_row,
        conflicts_with, ${names})
     select i.id, i.subject, i.fact_id, i.field, i.because, i.source_text, i.source_year, i.source_row, i.conflicts_with, ${values}
       from ${disputed(table)} i`,
  );
}

function toContestedRow(row: ContestedFact, width: number): (string | null)[] {
  const { id, subject, factId, field, because, sourceText, year, conflictsWith } = row;
  const values = row.values ?? new Array<null>(width).fill(null);
  const source = [JSON.stringify(sourceText), String(year), row.row?.toString() ?? null];
  return [id, subject, factId, field, because, ...source, conflictsWith, ...values];
}

/** A newer load of the same return no longer says what was contested: there is nothing left to decide. */
async function settleOutdated(db: Write, table: FactTable, { outdated, year }: FactChanges): Promise<void> {
  const { contested, facts } = outdated;
  if (contested.length + facts.length === 0) return;
  await db.run(sql`update ${sql.raw(`${table.name}_contested`)}
      set settled_at = now(), settled_by = platform.actor(), settlement = 'corrected',
          settlement_note = 'A later load of the same return says otherwise.'
    where settled_at is null
      and (id = any(${contested}::uuid[]) or (fact_id = any(${facts}::uuid[]) and source_year = ${year} and field is not null))`);
}

const incoming = ({ label }: FactTable) => `incoming_${label}`;
const disputed = ({ label }: FactTable) => `disputed_${label}`;

/** Statements made of the declarations above only; nothing from outside ever gets into their text. */
async function run(db: Write, statement: string): Promise<number> {
  return db.run(sql.raw(statement));
}
