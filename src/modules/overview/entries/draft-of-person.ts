import type { PageRequest } from '../../access/index.ts';
import type { Draft } from '../../practice/index.ts';
import { resolvePerson } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';

/** The draft, where it is about the person of the address. @throws NotFound */
export async function ofPerson(
  { db, params, saw }: Pick<PageRequest<'/:personId', Read, string>, 'db' | 'params' | 'saw'>,
  draft: Draft,
): Promise<Draft> {
  const { all } = await resolvePerson(db, params.personId);
  if (!draft.children.some(({ personId }) => all.some((id) => id === personId))) throw new NotFound();
  saw(draft.children.map(({ personId }) => personId));
  return draft;
}
