import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../project.ts';

/** The views of one module, in the order in which modules depend on each other. */
export type ViewSet = { readonly schema: string; readonly text: string };

export type MigrationReport = { readonly applied: readonly string[]; readonly viewsRebuilt: boolean };

/** A migration that was changed after it had been applied: the record of what the database went through would be false. */
export class MigrationChanged extends Error {}

/** Any number of processes may start at once: one migrates, the others wait for it. */
const lock = 5_484_231;

/**
 * Brings the database up to date: the ordered list in db/migrations, then the modules' views when any of them changed.
 * All in one transaction. Needs the migrator's (owner's) connection.
 */
export async function migrate(
  connection: pg.ClientConfig,
  views: readonly ViewSet[],
): Promise<MigrationReport> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [lock]);
    await createLedger(client);
    const applied = await applyMigrations(client);
    const viewsRebuilt = await applyViews(client, views);
    await createLogin(client);
    await client.query('commit');
    return { applied, viewsRebuilt };
  } finally {
    await client.end();
  }
}

async function createLedger(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ found: string | null }>(
    "select to_regclass('public.kith_migration') as found",
  );
  if (rows[0]?.found) return;
  await client.query(`create table public.kith_migration
    (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
}

async function applyMigrations(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from public.kith_migration',
  );
  const known = new Map(rows.map((row) => [row.name, row.sha256]));
  const applied: string[] = [];
  for (const { name, text } of listMigrations()) {
    if (known.get(name) === hash(text)) continue;
    if (known.has(name))
      throw new MigrationChanged(`db/migrations/${name} was changed after it had been applied.`);
    await client.query(text);
    await client.query('insert into public.kith_migration (name, sha256) values ($1, $2)', [
      name,
      hash(text),
    ]);
    applied.push(name);
  }
  return applied;
}

function listMigrations(): { name: string; text: string }[] {
  const folder = join(projectRoot(), 'db', 'migrations');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** Views hold no data, so a change of any rebuilds all: down from the last module, up from the first. */
async function applyViews(client: pg.Client, views: readonly ViewSet[]): Promise<boolean> {
  const wanted = hash(views.map(({ text }) => text).join('\n'));
  const { rows } = await client.query<{ sha256: string }>(
    "select sha256 from public.kith_migration where name = 'views'",
  );
  if (rows[0]?.sha256 === wanted) return false;
  for (const { schema } of [...views].reverse()) await dropViews(client, schema);
  for (const { text } of views) await client.query(text);
  await client.query(
    `insert into public.kith_migration (name, sha256) values ('views', $1)
     on conflict (name) do update set sha256 = excluded.sha256, applied_at = now()`,
    [wanted],
  );
  return true;
}

async function dropViews(client: pg.Client, schema: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select format('%I.%I', schemaname, viewname) as name from pg_views where schemaname = $1",
    [schema],
  );
  for (const { name } of rows) await client.query(`drop view if exists ${name} cascade`);
}

/** The app's login: it may take any of the roles for a transaction and has no right of its own (NOINHERIT). */
async function createLogin(client: pg.Client): Promise<void> {
  await client.query(`do $$
    begin
      if not exists (select from pg_roles where rolname = 'kith_login') then create role kith_login login noinherit; end if;
      if not pg_has_role('kith_login', 'kith_app', 'member') then grant kith_app, kith_loader to kith_login; end if;
      if not pg_has_role('kith_login', 'kith_counter', 'member') then grant kith_counter to kith_login; end if;
    exception when duplicate_object or unique_violation then null;
    end $$`);
}
