import { sql } from '../../../platform/database/database.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import type { SearchPart } from './search-rules.ts';

/** Somebody who fits what was asked: how well (1 is fully), and by what, in the words of people.search. */
export type Found = {
  readonly personId: Id<'person'>;
  readonly rank: number;
  readonly why: readonly string[];
};

/** Less than a third of what was asked is no likeness: of two names, one that sounds alike. */
const weakest = 0.33;

/** The people whom the actor may see and who fit, best first, 50 at most. `also` are those known elsewhere by a part. */
export async function listFound(
  db: Read,
  parts: readonly (SearchPart & { readonly also?: readonly string[] })[],
): Promise<readonly Found[]> {
  if (parts.length === 0) return [];
  const found = await db.query(
    sql<Found>`select person_id as "personId", rank, why from people.search(${JSON.stringify(parts)}::jsonb)`,
  );
  return found.filter(({ rank }) => rank >= weakest);
}
