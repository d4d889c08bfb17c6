import { getPerson, resolvePerson } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { firstNameOf } from '../entries/visit-children.ts';

/** Whose promises, wishes or star a page shows. */
export type WhosePage = {
  readonly personId: string;
  readonly records: readonly string[];
  readonly name: string;
  readonly firstName: string;
};

/** Who it is about, with every record of them. @throws NotFound */
export async function getWhosePage(db: Read, id: string): Promise<WhosePage> {
  const { canonical, all } = await resolvePerson(db, id);
  const person = await getPerson(db, canonical);
  return { personId: canonical, records: all, name: person.shown, firstName: firstNameOf(person) };
}
