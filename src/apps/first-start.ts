import { addDemonstrationAccounts, isDemonstration } from '../modules/access/index.ts';
import type { Database } from '../platform/database/database.ts';
import { sql } from '../platform/database/database.ts';
import { todayIn } from '../platform/dates/instant.ts';
import type { Instant } from '../platform/dates/plain-date.ts';

type FirstStart = {
  readonly empty: boolean;
  readonly now: Instant;
  readonly progress: (text: string) => void;
};

/** With nothing in the database and nothing said, Kith opens on Northmoor. */
export async function prepareFirstStart(database: Database, { now }: FirstStart): Promise<void> {
  const today = todayIn('Europe/London', now);
  await database.transaction({ account: null, role: 'loader' }, today, async (db) => {
    await db.first(sql`select 1`);
    if (await isDemonstration(db)) await addDemonstrationAccounts(db, today);
  });
}
