import { sql } from '../../../platform/database/database.ts';
import type { Read } from '../../../platform/database/database.ts';

/**
 * Reads what a return holds by law: every child's home too, where it is withheld from the reader (docs/adr/0023). For the files
 * themselves, which only who may have them takes out, and with a second proof; what is shown on a page is read without. The database
 * asks for the role besides (`care.reads_for_return`).
 */
export async function readForReturn<T>(db: Read, work: () => Promise<T>): Promise<T> {
  await db.query(sql`select set_config('kith.for_return', 'on', true)`);
  const made = await work();
  await db.query(sql`select set_config('kith.for_return', 'off', true)`);
  return made;
}
