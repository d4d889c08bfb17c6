import type { Database } from './database.ts';
import { sql } from './database.ts';

/** So many new rows change what the planner should do; fewer leave it to the server's own round. */
const many = 50_000;

/** Tells the planner of the rows of a large load, in a transaction of its own once they are committed. Runs as loader. */
export async function gatherStatistics(database: Database, rows: number): Promise<void> {
  if (rows < many) return;
  await database.transaction({ account: null, role: 'loader' }, null, (db) =>
    db.run(sql`select platform.gather_statistics()`),
  );
}
