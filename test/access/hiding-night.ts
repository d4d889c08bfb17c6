import { keepDay } from '../../src/modules/insight/measures/keep-measures.ts';
import { checkEverybody } from '../../src/modules/returns/index.ts';
import { sql } from '../../src/platform/database/database.ts';
import { now, today } from './access-world.ts';
import type { Twin } from './hiding-twins.ts';

/** What Kith does by itself, for all readers. */
export async function nightly({ database }: Pick<Twin, 'database'>): Promise<void> {
  await database.transaction({ account: null, role: 'loader' }, today, (db) =>
    db.run(sql`select people.find_likely_same(null)`),
  );
  await checkEverybody(database, { now: () => now, ticks: () => 0 }, 'night');
  await database.transaction({ account: null, role: 'counter' }, today, (db) => keepDay(db, today));
}
