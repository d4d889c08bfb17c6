import type { Query, Read } from './database.ts';
import { sql } from './database.ts';

type Questions = Readonly<Record<string, Query<unknown>>>;

/** The rows of each question, in its own order. */
export type Answers<Asked extends Questions> = {
  readonly [Name in keyof Asked]: Asked[Name] extends Query<infer Row> ? readonly Row[] : never;
};

/**
 * Asks several small questions in one statement: a page that puts a life together from twenty tables waits once and not twenty
 * times. Rows come by way of JSON: text, dates, booleans, whole numbers up to 2^53 and lists of them are what a row of their own
 * would give; instants, decimals and longer numbers are not, so ask those alone.
 */
export async function askTogether<Asked extends Questions>(db: Read, asked: Asked): Promise<Answers<Asked>> {
  const parts = Object.entries(asked).map(
    ([name, question]) => sql`(select coalesce(json_agg(r), '[]') from (${question}) r) as ${sql.id(name)}`,
  );
  const found = await db.first(sql<Answers<Asked>>`select ${sql.join(parts)}`);
  if (!found) throw new Error('A select without a table gave no row.');
  return found;
}
