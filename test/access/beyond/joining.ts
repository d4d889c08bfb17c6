import type { Client } from 'pg';
import { listColumns } from './words.ts';
import { kinds } from './world.ts';

/** A table with one of these has an audience, names others, or holds words about somebody. */
const telling = ['also_of', 'audience', 'restricted_to', 'named_id', 'words', 'note'];

/** Tables of which no word is planted, and why. */
const unplanted: Readonly<Record<string, string>> = {
  'people.relationship': 'its note is planted with the family (world.ts)',
  'overview.subject_access_decision': 'is made when a copy is read, with a reason of a reviewer',
};

/** Tables with such a column that are in no file of kinds, and kinds whose tables are gone. */
export async function listUnjoined(owner: Client): Promise<readonly string[]> {
  const columns = await listColumns(owner);
  const missing = [...columns].filter(
    ([table, has]) => telling.some((one) => has.has(one)) && !(table in kinds) && !(table in unplanted),
  );
  const gone = [...Object.keys(kinds), ...Object.keys(unplanted)].filter((table) => !columns.has(table));
  return [
    ...missing.map(([table]) => `${table} is not planted`),
    ...gone.map((table) => `${table} is not there`),
  ];
}
