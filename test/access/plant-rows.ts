import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';
import type { Relation } from './catalogue.ts';

type Column = { readonly name: string; readonly type: string; readonly needed: boolean };

/** A database that is thrown away afterwards: rules about values are dropped, so that a row needs little more than its person. */
export async function dropRules(owner: Client): Promise<void> {
  await owner.query(`do $$
    declare rule record;
    begin
      for rule in select conrelid::regclass as place, conname from pg_constraint c join pg_namespace n on n.oid = c.connamespace
                   where contype in ('c', 'x', 'u') and n.nspname in ('people', 'care', 'practice', 'workforce', 'returns', 'overview') loop
        execute format('alter table %s drop constraint %I', rule.place, rule.conname);
      end loop;
      for rule in select indexrelid::regclass as place from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
                   where i.indisunique and not i.indisprimary and n.nspname in ('people', 'care', 'practice', 'workforce', 'returns', 'overview') loop
        execute format('drop index %s', rule.place);
      end loop;
    end $$`);
}

/** The text of an insert of one row about this person into the table: every id of a person in it is theirs. */
export async function insertFor(owner: Client, table: Relation, person: string): Promise<string> {
  const columns = await listColumns(owner, table.name);
  const taken = columns.filter(({ name, needed }) => needed || table.people.includes(name));
  const values = taken.map(({ name, type }) => (table.people.includes(name) ? `'${person}'` : valueOf(type)));
  return `insert into ${table.name} (${taken.map(({ name }) => `"${name}"`).join(', ')}) values (${values.join(', ')})`;
}

async function listColumns(owner: Client, table: string): Promise<readonly Column[]> {
  const { rows } = await owner.query<Column>(
    // A default that is the actor is nobody here.
    `select attname as name, format_type(atttypid, null) as type, attnotnull and attgenerated = ''
              and coalesce(pg_get_expr(d.adbin, d.adrelid) = 'platform.actor()', not atthasdef) as needed
       from pg_attribute left join pg_attrdef d on d.adrelid = attrelid and d.adnum = attnum
      where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  return rows;
}

function valueOf(type: string): string {
  if (type === 'uuid') return `'${newId()}'`;
  if (type === 'date') return "'2020-01-01'";
  if (type === 'boolean') return 'true';
  if (type === 'jsonb') return "'{}'";
  if (type === 'bytea') return "'\\x00'";
  if (type === 'text[]') return "'{}'";
  if (type.startsWith('timestamp')) return 'now()';
  return type === 'text' ? `'planted ${newId()}'` : '1';
}

/** Puts a row about each of these people into each of these tables, past every trigger and policy. */
export async function plantEverywhere(
  owner: Client,
  relations: readonly Relation[],
  people: readonly string[],
): Promise<void> {
  await owner.query("set session_replication_role = 'replica'");
  for (const table of relations)
    for (const person of people)
      await owner.query(`${await insertFor(owner, table, person)} on conflict do nothing`);
  // Withheld from everybody, in force: it would keep the home that was planted from those whom the tables let see it.
  await owner.query('update people.address_withheld set ends = starts');
  // What belongs to a reading of the star is there for whom the reading is: a row of no reading is nobody's.
  for (const part of ['star_value', 'star_change'])
    await owner.query(
      `update practice.${part} p set reading_id = r.id from practice.star_reading r where r.person_id = p.person_id`,
    );
  // The bytes of a file and what became of it are for whoever may read what is said of it.
  for (const part of ['attachment_file', 'attachment_change'])
    await owner.query(
      `update practice.${part} p set attachment_id = a.id from practice.attachment a where a.person_id = p.person_id`,
    );
  await owner.query("set session_replication_role = 'origin'");
}
