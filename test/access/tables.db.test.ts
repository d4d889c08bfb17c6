import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import type { Relation } from './catalogue.ts';
import { listRelations } from './catalogue.ts';
import { callableDefiners, definerFunctions, tables, views } from './data-table.ts';

let test: TestDatabase;
let relations: readonly Relation[];
beforeAll(async () => {
  test = await testDatabase();
  relations = await listRelations(test.owner);
});
afterAll(() => test.close());

const named = (names: Iterable<string>) => [...names].sort();
const readingOf = (name: string) => tables[name] ?? views[name];
async function column(text: string): Promise<readonly string[]> {
  const { rows } = await test.owner.query<{ name: string }>(text);
  return rows.map(({ name }) => name);
}

describe('the table of tables', () => {
  it('has every table of the database', () => {
    const found = relations.filter(({ kind }) => kind === 'table').map(({ name }) => name);
    expect(named(found)).toEqual(named(Object.keys(tables)));
  });

  it('has every view of the database', () => {
    const found = relations.filter(({ kind }) => kind === 'view').map(({ name }) => name);
    expect(named(found)).toEqual(named(Object.keys(views)));
  });

  it('calls nothing free of people that has a person’s id in it', () => {
    const free = relations.filter(({ name }) =>
      ['nobody', 'colleagues', 'own'].includes(readingOf(name) ?? ''),
    );
    expect(free.filter(({ people }) => people.length > 0).map(({ name }) => name)).toEqual([]);
  });

  it('names a person’s id in all that is about a person', () => {
    const about = relations.filter(({ name }) =>
      ['person', 'both', 'either'].includes(readingOf(name) ?? ''),
    );
    expect(about.length).toBeGreaterThan(100);
    expect(about.filter(({ people }) => people.length === 0).map(({ name }) => name)).toEqual([]);
  });

  it('finds what it does not know: a table planted without a line here', async () => {
    await test.owner.query('create table care.left_out (id uuid primary key, person_id uuid)');
    const found = await listRelations(test.owner);
    await test.owner.query('drop table care.left_out');
    const unknown = found.filter(({ name }) => readingOf(name) === undefined);
    expect(unknown.map(({ name, isProtected }) => [name, isProtected])).toEqual([['care.left_out', false]]);
  });
});

describe('every table', () => {
  it('with people in it is under row-level security, whoever may read it', () => {
    const open = relations.filter(
      ({ name, kind, isProtected, rights }) =>
        kind === 'table' &&
        !isProtected &&
        !['nobody', 'closed'].includes(readingOf(name) ?? '') &&
        rights.length > 0,
    );
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  it('that is closed gives the application no right to read, change or take out a row', () => {
    const closed = relations.filter(({ name }) => readingOf(name) === 'closed');
    const rights = closed.flatMap((one) =>
      one.rights.filter((r) => r !== 'insert').map((r) => `${one.name} ${r}`),
    );
    expect(closed.length).toBeGreaterThan(5);
    expect(rights).toEqual([]);
  });

  it('grants nothing to anybody but the application and the loader', () => {
    expect(relations.filter(({ strangers }) => strangers).map(({ name }) => name)).toEqual([]);
  });

  it('has its line of retention, and no line is left of a table that is gone', async () => {
    const lines = await column('select table_name as name from platform.retention');
    const partitions = await column(
      `select c.oid::regclass::text as name from pg_class c where c.relispartition and c.relkind = 'r'`,
    );
    const kept = lines.filter((name) => !partitions.includes(name));
    expect(named(kept)).toEqual(named(Object.keys(tables)));
  });

  it('takes in, changes and gives up rows of people only through a policy that looks at the person', async () => {
    const blind = await column(`
      select p.schemaname || '.' || p.tablename || ' ' || p.policyname as name
        from pg_policies p
       where 'kith_app' = any(p.roles) and p.permissive = 'PERMISSIVE'
         and not (coalesce(p.qual, '') || coalesce(p.with_check, '')) ~ '(seen_subjects|actor|residence)'`);
    expect(blind).toEqual(['platform.session app_starts']);
  });

  it('about people is under restriction, by each of its columns that holds a person', async () => {
    const hidden = await column(`select schemaname || '.' || tablename || ' ' || qual as name from pg_policies
       where policyname = 'hidden' and permissive = 'RESTRICTIVE' and cmd = 'ALL' and with_check = qual`);
    const open = relations
      .filter(
        ({ name, kind }) => kind === 'table' && ['person', 'both', 'either'].includes(tables[name] ?? ''),
      )
      .flatMap(({ name, people }) => people.map((of) => ({ name, of })))
      .filter(
        ({ name, of }) =>
          !hidden.some((policy) => policy.startsWith(`${name} `) && new RegExp(`\\(${of} IN`).test(policy)),
      );
    expect(open).toEqual([]);
  });

  it('about people is not counted of anybody uncounted, wherever it is hidden', async () => {
    const policies = (name: string) =>
      column(`select schemaname || '.' || tablename as name from pg_policies
        where policyname = '${name}' and permissive = 'RESTRICTIVE' and cmd = 'ALL' and qual ~ 'access' order by 1`);
    expect(await policies('uncounted')).toEqual(await policies('hidden'));
    const roles = await column(
      `select distinct unnest(roles) as name from pg_policies where policyname = 'uncounted'`,
    );
    expect(roles).toEqual(['kith_counter']);
  });

  it('writes with the same eyes as it reads: a change is checked before and after', async () => {
    const unchecked = await column(`
      select p.schemaname || '.' || p.tablename as name from pg_policies p
       where 'kith_app' = any(p.roles) and p.cmd = 'UPDATE' and p.qual is null`);
    expect(unchecked).toEqual([]);
  });
});

describe('every view', () => {
  it('runs with the rights of who asks', () => {
    const found = relations.filter(({ kind }) => kind === 'view');
    expect(found.filter(({ isInvoker }) => !isInvoker).map(({ name }) => name)).toEqual([]);
  });

  it('that is materialised is granted to nobody', () => {
    const found = relations.filter(({ kind, rights }) => kind === 'materialised view' && rights.length > 0);
    expect(found.map(({ name }) => name)).toEqual([]);
  });
});

describe('functions that run with the owner’s rights', () => {
  const listed = `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema', 'jobs')`;

  it('are these and no others, each for a reason', async () => {
    expect(named(await column(listed))).toEqual(named(Object.keys(definerFunctions)));
  });

  it('look for names in the catalogue first and never in a temporary schema before it', async () => {
    const loose = await column(`${listed} and not exists (
      select from unnest(p.proconfig) c where c ~ '^search_path=pg_catalog(, public)?(, pg_temp)?$')`);
    expect(loose).toEqual([]);
  });

  it('may be called by the application only where the reason says so', async () => {
    const callable = await column(`${listed} and p.prorettype <> 'trigger'::regtype
      and has_function_privilege('kith_app', p.oid, 'execute')`);
    expect(named(callable)).toEqual(named(callableDefiners));
  });
});

describe('the application’s role', () => {
  it('owns nothing, passes no policy by, and makes nothing', async () => {
    const found = await test.owner
      .query(`select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolcanlogin,
        (select count(*)::int from pg_class where relowner = r.oid) as owned,
        (select count(*)::int from pg_namespace n where has_schema_privilege(r.oid, n.oid, 'create') and n.nspname !~ '^pg_') as creates
      from pg_roles r where rolname in ('kith_app', 'kith_counter', 'kith_loader') order by 1`);
    const nothing = {
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolcanlogin: false,
    };
    expect(found.rows).toEqual([
      { rolname: 'kith_app', ...nothing, owned: 0, creates: 0 },
      { rolname: 'kith_counter', ...nothing, owned: 0, creates: 0 },
      { rolname: 'kith_loader', ...nothing, owned: 0, creates: 0 },
    ]);
  });

  it('has no right of its own before a transaction takes a role', async () => {
    const login = await test.owner.query(
      `select rolinherit, rolsuper, rolbypassrls from pg_roles where rolname = 'kith_login'`,
    );
    expect(login.rows).toEqual([{ rolinherit: false, rolsuper: false, rolbypassrls: false }]);
  });
});
