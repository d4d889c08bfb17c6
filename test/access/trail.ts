import type { Client } from 'pg';

/** A row of the trail, as it is stored. */
export type Row = {
  audit_name: string;
  account_id: string | null;
  outcome: string;
  subjects: string[];
  detail: unknown;
  face: string;
  correlation_id: string;
};

/** The rows that a piece of work leaves. */
export async function rowsAfter(owner: Client, work: () => Promise<unknown>): Promise<readonly Row[]> {
  const before = await owner.query<{ id: string }>('select id from access.read_log');
  await work();
  const { rows } = await owner.query<Row>(
    'select audit_name, account_id, outcome, subjects, detail, face, correlation_id from access.read_log where not id = any($1) order by at, id',
    [before.rows.map(({ id }) => id)],
  );
  return rows;
}

/** Everybody whose id or name a page says. */
export async function listShown(owner: Client, body: string): Promise<readonly string[]> {
  const { rows } = await owner.query<{ id: string; family: string | null }>(
    'select p.id, n.family from people.person p left join people.name n on n.person_id = p.id',
  );
  const shown = rows.filter(
    ({ id, family }) => body.includes(id) || (family !== null && body.includes(family)),
  );
  return [...new Set(shown.map(({ id }) => id))].sort();
}
