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
};

/** The database refuses the values: they are impossible, alone or beside another fact. `rule` names the constraint. */
export type Refusal = { readonly refused: string };

const impossible = new Set(['23P01', '23505', '23514', '23502']);

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
  return 'constraint' in error ? String(error.constraint) : 'not null';
}

/** The fact as it stands, or undefined. */
export function findFact(db: Read, table: FactTable, id: string): Promise<StoredFact | undefined> {
  return db.first(sql<StoredFact>`select f.id, f.version, f.${sql.ref(table.subject)} as subject, ${asJson(table)} as values
    from ${sql.table(table.name)} f where f.id = ${id}::uuid`);
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
  const versions = (
    name: string,
  ) => sql`select f.id, f.version, f.${sql.ref(table.subject)} as subject, ${asJson(table)} as values,
      f.source, f.source_year as "sourceYear", f.recorded_at as "recordedAt", f.recorded_by as "recordedBy"
    from ${sql.table(name)} f where f.id = ${id}::uuid`;
  return db.query(
    sql<FactVersion>`${versions(table.name)} union all ${versions(`${table.name}_history`)} order by version desc`,
  );
}

/** Puts a fact right: a new version, said by a person. @throws Stale when it is no longer at `version` */
export async function correctFact(
  db: Write,
  table: FactTable,
  at: { id: string; version: number },
  values: FactValues,
): Promise<void> {
  const sets = sql.join(
    given(table, values).map(([field, value]) => sql`${sql.ref(field.name)} = ${cast(field, value)}`),
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

function asJson({ fields }: FactTable): Query<unknown> {
  const pairs = fields.map(({ name, find, shownAs }) =>
    find
      ? sql`${sql.lit(shownAs ?? name)}::text, f.${sql.ref(name)}::text`
      : sql`${sql.lit(name)}::text, f.${sql.ref(name)}::text`,
  );
  return sql`jsonb_build_object(${sql.join(pairs)})`;
}
