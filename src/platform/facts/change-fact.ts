import { sql } from '../database/database.ts';
import type { Query, Read, Write } from '../database/database.ts';
import { Stale } from '../http/problems.ts';
import { newId } from '../ids/ids.ts';
import type { FactField, FactTable, FactValue } from './fact-table.ts';

/** What a person says a fact is; fields that are left out stay as they are. */
export type FactValues = Readonly<Record<string, FactValue>>;

/** A fact, or a contested row of it, as text by field. */
export type StoredFact = {
  readonly id: string;
  readonly version: number;
  readonly subject: string;
  readonly values: FactValues;
  /** Fields that must not reach the reader: their values are null here, whatever is recorded. */
  readonly kept: readonly string[];
};

/** The database refuses the values: they are impossible, alone or beside another fact. `rule` names the constraint. */
export type Refusal = { readonly refused: string };

/** Exclusion, uniqueness, check, not null; and a range that ends before it starts, refused before its check is asked. */
const impossible = new Set(['23P01', '23505', '23514', '23502', '22000']);

/**
 * Tries a change and takes only the change back when a constraint refuses it, so that the page can say so and keep what
 * was typed. Anything else is thrown.
 */
export async function unlessRefused(db: Write, change: () => Promise<void>): Promise<Refusal | undefined> {
  await db.run(sql`savepoint change`);
  try {
    await change();
    await db.run(sql`release savepoint change`);
    return undefined;
  } catch (error) {
    const rule = constraintOf(error);
    if (rule === undefined) throw error;
    await db.run(sql`rollback to savepoint change`);
    return { refused: rule };
  }
}

function constraintOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !impossible.has(String(error.code)))
    return undefined;
  if (error.code === '22000') return 'ends_after_start';
  return 'constraint' in error && error.constraint ? String(error.constraint) : 'not null';
}

/** The fact as it stands, or undefined. */
export function findFact(db: Read, table: FactTable, id: string): Promise<StoredFact | undefined> {
  return db.first(sql<StoredFact>`${standing(table)} and f.id = ${id}::uuid`);
}

/**
 * What stands in the way of such values: facts of the same subject that share a day with them, or begin on the same one.
 * None for kinds of fact without a start.
 */
export async function listInTheWay(
  db: Read,
  table: FactTable,
  subject: string,
  values: FactValues,
): Promise<readonly StoredFact[]> {
  const names = table.fields.map(({ name }) => name);
  if (!names.includes('starts') || !names.includes('ends')) return [];
  const [starts, ends] = [values['starts'] ?? null, values['ends'] ?? null];
  return db.query(sql<StoredFact>`${standing(table)} and f.${sql.ref(table.subject)} = ${subject}::uuid
    and (f.starts = ${starts}::date
         or (f.starts < coalesce(${ends}::date, 'infinity') and coalesce(f.ends, 'infinity') > ${starts}::date))
    order by f.starts`);
}

/** Read from the fact's published versions, which show other rows' ids as the texts that people know them by. */
function standing(table: FactTable): Query<unknown> {
  return sql`select f.id, f.version, f.${sql.ref(table.subject)} as subject, ${shownValues(table, 'f')} as values, ${keptOf(table)} as kept
    from ${sql.table(`${table.name}_version`)} f where f.stands`;
}

function keptOf({ keepsFields }: FactTable): Query<unknown> {
  return keepsFields ? sql`f.kept` : sql`'{}'::text[]`;
}

export type FactVersion = StoredFact & {
  readonly source: 'kith' | 'return' | 'demonstration';
  readonly sourceYear: number | null;
  readonly recordedAt: string;
  /** The account that said it, null where a load did. */
  readonly recordedBy: string | null;
};

/** Every version of a fact, the newest first: what was known, since when, and who said so. */
export function listVersions(db: Read, table: FactTable, id: string): Promise<readonly FactVersion[]> {
  return db.query(sql<FactVersion>`select f.id, f.version, f.${sql.ref(table.subject)} as subject,
      ${shownValues(table, 'f')} as values, ${keptOf(table)} as kept, f.source, f.source_year as "sourceYear",
      f.recorded_at as "recordedAt", f.recorded_by as "recordedBy"
    from ${sql.table(`${table.name}_version`)} f where f.id = ${id}::uuid order by f.version desc`);
}

/**
 * Puts a fact right: a new version, said by a person. Fields that are kept from them (`at.kept`) stay as they are unless a new value
 * is given: who cannot see one has not emptied it.
 * @throws Stale when it is no longer at `version`
 */
export async function correctFact(
  db: Write,
  table: FactTable,
  at: { readonly id: string; readonly version: number; readonly kept?: readonly string[] },
  values: FactValues,
): Promise<void> {
  const said = Object.entries(values).filter(([name, value]) => value !== null || !at.kept?.includes(name));
  const sets = sql.join(
    given(table, Object.fromEntries(said)).map(
      ([field, value]) => sql`${sql.ref(field.name)} = ${cast(field, value)}`,
    ),
  );
  const done =
    await db.run(sql`update ${sql.table(table.name)} set ${sets}, source = 'kith', recorded_at = now(), recorded_by = platform.actor()
    where id = ${at.id}::uuid and version = ${at.version}`);
  if (done !== 1) throw new Stale();
}

/** Records a new fact, said by a person; returns its id. */
export async function recordFact(
  db: Write,
  table: FactTable,
  subject: string,
  values: FactValues,
): Promise<string> {
  const id = newId();
  const fields = given(table, values);
  const constants = Object.entries(table.constants ?? {});
  const names = [
    'id',
    table.subject,
    ...fields.map(([field]) => field.name),
    ...constants.map(([name]) => name),
  ];
  const inserted = [
    sql`${id}::uuid`,
    sql`${subject}::uuid`,
    ...fields.map(([field, value]) => cast(field, value)),
    ...constants.map(([, text]) => sql.raw(text)),
  ];
  await db.run(
    sql`insert into ${sql.table(table.name)} (${sql.join(names.map((name) => sql.ref(name)))}) values (${sql.join(inserted)})`,
  );
  return id;
}

/** Takes a fact out of what stands; its history keeps it. */
export async function withdrawFact(db: Write, table: FactTable, id: string): Promise<void> {
  await db.run(sql`delete from ${sql.table(table.name)} where id = ${id}::uuid`);
}

function given(table: FactTable, values: FactValues): [FactField, FactValue][] {
  return table.fields.flatMap((field) => {
    const value = values[field.name];
    return value === undefined ? [] : [[field, value] as [FactField, FactValue]];
  });
}

function cast({ type, find }: FactField, value: FactValue): Query<unknown> {
  if (!find) return sql`${value}::${sql.raw(type)}`;
  const [before = '', after = ''] = find.split('$');
  return sql`${sql.raw(before)}${value}::text${sql.raw(after)}`;
}

/** A row's values as text by field, as a person would type them. */
export function shownValues({ fields }: FactTable, alias: string): Query<unknown> {
  const pairs = fields.map(
    ({ name, shownAs }) => sql`${sql.lit(name)}::text, ${sql.ref(`${alias}.${shownAs ?? name}`)}::text`,
  );
  return sql`jsonb_build_object(${sql.join(pairs)})`;
}
