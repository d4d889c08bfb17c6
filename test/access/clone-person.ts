import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

export type Marks = {
  readonly given: string;
  readonly family: string;
  readonly localId: string;
  readonly nhs: string;
};

type Stored = { readonly table: string; readonly row: Readonly<Record<string, unknown>> };

/** Every table of facts, with the columns that can be written; and what somebody said of the person alone. */
const factTables = `select c.oid::regclass::text as name,
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where c.relkind = 'r' and n.nspname in ('people', 'care', 'practice', 'workforce', 'returns')
   and c.relname !~ '_history$' and c.oid::regclass::text not in ('people.name_word', 'people.likely_same', 'people.alias', 'returns.finding')
   and (c.oid::regclass::text = 'practice.worry' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('person_id', 'sex')))`;

/** Copies everything that is recorded of somebody to a new person with other names and numbers. Gives the new id. */
export async function clonePerson(owner: Client, source: string, marks: Marks): Promise<string> {
  const { rows: tables } = await owner.query<{ name: string; columns: string[] }>(factTables);
  const stored: Stored[] = [];
  for (const { name, columns } of tables) stored.push(...(await readRows(owner, name, { source, columns })));
  const renamed = rename(stored, source);
  const person = renamed.ids.get(source) ?? '';
  await writeRows(owner, renamed.rows, tables);
  await owner.query('update people.name set given = $2, family = $3 where person_id = $1', [
    person,
    marks.given,
    marks.family,
  ]);
  await owner.query("update people.identifier set value = $2 where person_id = $1 and scheme = 'local'", [
    person,
    marks.localId,
  ]);
  await owner.query("update people.identifier set value = $2 where person_id = $1 and scheme = 'nhs'", [
    person,
    marks.nhs,
  ]);
  return person;
}

/** Tables that say in another way whose a row is. A worry is copied with its child: one of both would be hidden from both's readers. */
const ownRows = new Map([
  ['people.person', 't.id = $1'],
  ['practice.worry', 't.id in (select c.worry_id from practice.worry_child c where c.person_id = $1)'],
]);

async function readRows(
  owner: Client,
  table: string,
  { source, columns }: { source: string; columns: readonly string[] },
): Promise<Stored[]> {
  const whose = ['person_id', 'other_id'].filter((name) => columns.includes(name));
  const test = ownRows.get(table) ?? whose.map((name) => `t.${name} = $1`).join(' or ');
  const { rows } = await owner.query<{ row: Record<string, unknown> }>(
    `select to_jsonb(t) as row from ${table} t where ${test}`,
    [source],
  );
  return rows.map(({ row }) => ({ table, row }));
}

/** The same rows under ids of their own. */
function rename(
  stored: readonly Stored[],
  source: string,
): { rows: Stored[]; ids: ReadonlyMap<string, string> } {
  const ids = new Map<string, string>([[source, newId()]]);
  for (const { row } of stored) {
    const { id } = row;
    if (typeof id === 'string' && !ids.has(id)) ids.set(id, newId());
  }
  const text = JSON.stringify(stored).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => ids.get(id) ?? id);
  return { rows: JSON.parse(text) as Stored[], ids };
}

/** Rows that lead to others wait until those are there. */
async function writeRows(
  owner: Client,
  rows: readonly Stored[],
  tables: readonly { name: string; columns: string[] }[],
): Promise<void> {
  const columnsOf = new Map(
    tables.map(({ name, columns }) => [name, columns.map((column) => `"${column}"`).join(', ')]),
  );
  let waiting = rows;
  while (waiting.length > 0) {
    const left: Stored[] = [];
    let why: unknown;
    for (const one of waiting) {
      const columns = columnsOf.get(one.table) ?? '';
      await owner
        .query(
          `insert into ${one.table} (${columns}) select ${columns} from jsonb_populate_record(null::${one.table}, $1)`,
          [JSON.stringify(one.row)],
        )
        .catch((error: unknown) => {
          why = error;
          left.push(one);
        });
    }
    if (left.length === waiting.length) throw why;
    waiting = left;
  }
}
