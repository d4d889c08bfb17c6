import type { Write } from '../../../platform/database/database.ts';
import type { Authorised } from '../../access/index.ts';
import { addPersonRecord } from '../add/add-person.ts';
import { family } from '../facts/family-kind.ts';
import { recordFact } from '../facts/save-fact.ts';
import { labelsOf } from '../family/relationship-rules.ts';
import type { TieChoice } from '../family/relationship-rules.ts';
import type { PersonId, PersonSummary } from '../persons/person-queries.ts';
import type { NewRelative } from './relative-form.ts';

type Proofs = { readonly add: Authorised<'addPerson'>; readonly change: Authorised<'changePerson'> };
type Around = { readonly person: PersonSummary; readonly parents: readonly PersonSummary[] };

/**
 * Adds somebody and says who they are: to the person, and to the parents that they have together. All of it or nothing.
 * @returns the id of the relationship with the person
 */
export async function addRelative(
  db: Write,
  { add, change }: Proofs,
  { person, parents }: Around,
  relative: NewRelative,
): Promise<{ readonly id: PersonId; readonly factId: string }> {
  const id = await addPersonRecord(db, add, relative.person);
  const { sex } = relative.person;
  const tied = async (to: PersonSummary, tie: Pick<TieChoice, 'tie' | 'turned'>): Promise<string> => {
    const { otherIs, personIs } = labelsOf(tie, { other: sex, person: to.sex });
    const values = { other_id: id, role: personIs, other_role: otherIs };
    const saved = await recordFact(db, change, { kind: family, personId: to.id, values });
    // Somebody who is new cannot be related to anybody yet.
    if (!saved.ok) throw new Error(`A new relationship was refused: ${saved.error.text}`);
    return saved.id;
  };
  const factId = await tied(person, relative.tie);
  for (const parent of parents.filter((one) => relative.parents.includes(one.id)))
    await tied(parent, { tie: 'parent', turned: true });
  return { id, factId };
}
