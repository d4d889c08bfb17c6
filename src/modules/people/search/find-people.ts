import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { PeopleNeighbours } from '../neighbours.ts';
import type { Found } from './search-queries.ts';
import { listFound } from './search-queries.ts';
import { parseSearch } from './search-rules.ts';

type Searching = { readonly neighbours: PeopleNeighbours; readonly today: PlainDate };

/** The people whom the actor may see and who fit what was typed, best first, 50 at most. */
export async function findPeople(
  db: Read,
  typed: string,
  { neighbours, today }: Searching,
): Promise<readonly Found[]> {
  const parts = [];
  for (const part of parseSearch(typed, today)) {
    const { postcode } = part;
    parts.push(
      postcode === undefined ? part : { ...part, also: await neighbours.foundByPostcode(db, postcode) },
    );
  }
  return listFound(db, parts);
}
