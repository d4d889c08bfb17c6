import type { Client } from 'pg';
import { listColumns } from './words.ts';
import { kinds } from './world.ts';

/** A table with one of these has an audience, names others, or holds words about somebody. */
const telling = ['also_of', 'audience', 'restricted_to', 'named_id', 'words', 'note'];

/** What contests a fact has the columns of all facts alike: one of them is planted for all (care.review_contested). */
const isContested = (table: string) => table.endsWith('_contested');

/** Tables with such a column that are in no file of kinds, and kinds whose tables are gone. */
export async function listUnjoined(owner: Client): Promise<readonly string[]> {
  const columns = await listColumns(owner);
  const missing = [...columns].filter(
    ([table, has]) => telling.some((one) => has.has(one)) && !(table in kinds) && !isContested(table),
  );
  const gone = Object.keys(kinds).filter((table) => !columns.has(table));
  return [
    ...missing.map(([table]) => `${table} is not planted`),
    ...gone.map((table) => `${table} is not there`),
  ];
}
