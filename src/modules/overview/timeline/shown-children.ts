import { getPersonSummary, resolvePerson } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { firstNameOf, listChildrenOfVisit } from '../entries/visit-children.ts';

/** A child of whom a page shows something, by the record that stands. */
export type ShownChild = { readonly id: string; readonly name: string };

/** The child first, then the brothers and sisters whom the reader may see. */
export async function listFamily(db: Read, canonical: string): Promise<readonly ShownChild[]> {
  const ids = await listChildrenOfVisit(db, canonical);
  const found = await getPersonSummary(db, ids);
  return ids.flatMap((id) => {
    const person = found.get(id);
    return person ? [{ id, name: firstNameOf(person) }] : [];
  });
}

/** Each record of these children, with whose it is. */
export async function recordsOf(
  db: Read,
  children: readonly ShownChild[],
): Promise<ReadonlyMap<string, ShownChild>> {
  const records = new Map<string, ShownChild>();
  for (const child of children)
    for (const id of (await resolvePerson(db, child.id)).all) records.set(id, child);
  return records;
}
