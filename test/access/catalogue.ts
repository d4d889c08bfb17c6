import type { Client } from 'pg';

/** A table or view as PostgreSQL knows it. */
export type Relation = {
  readonly name: string;
  readonly kind: 'table' | 'view' | 'materialised view' | 'other';
  readonly isProtected: boolean;
  readonly isInvoker: boolean;
  /** What the application may do: select, insert, update, delete. */
  readonly rights: readonly string[];
  /** Columns that hold the id of a person. */
  readonly people: readonly string[];
  /** Rights of PUBLIC or of a role that is neither owner, application, loader nor counter. */
  readonly strangers: boolean;
};

/** Every table and view that is Kith's own. Partitions belong to their table; the queue's schema has no grants at all. */
export async function listRelations(owner: Client): Promise<readonly Relation[]> {
  const { rows } = await owner.query<Relation>(`
    select n.nspname || '.' || c.relname as name,
           case when c.relkind in ('r', 'p') then 'table' when c.relkind = 'v' then 'view' when c.relkind = 'm' then 'materialised view' else 'other' end as kind,
           c.relrowsecurity as "isProtected",
           coalesce('security_invoker=true' = any(c.reloptions), false) as "isInvoker",
           array(select r from unnest(array['select', 'insert', 'update', 'delete']) r
                  where has_any_column_privilege('kith_app', c.oid, case r when 'delete' then 'select' else r end)
                    and (r <> 'delete' or has_table_privilege('kith_app', c.oid, r))) as rights,
           array(select a.attname::text from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                    and (a.attname ~ '(^|_)(person_id|other_id|canonical_id|holder_id)$' or a.attname = 'id' and c.relname ~ '^person(_history|_version)?$')
                  order by a.attnum) as people,
           exists (select from aclexplode(c.relacl) g
                    where g.grantee = 0 or g.grantee not in (c.relowner, 'kith_app'::regrole, 'kith_loader'::regrole, 'kith_counter'::regrole)) as strangers
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
       and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'jobs') and n.nspname !~ '^pg_temp'
     order by 1`);
  return rows;
}
