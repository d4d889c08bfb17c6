import type { PageRequest } from '../../access/index.ts';
import type { FileChild } from '../../practice/index.ts';
import { listEventChildren, recordEntries } from '../../practice/index.ts';
import { getPersonSummary, resolvePerson } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import { firstNameOf } from '../entries/visit-children.ts';
import type { filesPath } from './attachment-paths.ts';

/** What a file is added to: a visit, and the children of it in whose records it may stand. */
export type FileEvent = {
  readonly eventId: string;
  /** The record in which the page is open. */
  readonly personId: string;
  readonly children: readonly FileChild[];
  /** The day of the visit; null while it is unfinished. */
  readonly happenedOn: string | null;
  /** Where somebody came from and goes back to. */
  readonly back: string;
  /** Thrown away by its writer, who may take it up again. */
  readonly isDiscarded: boolean;
};

type Asking = Pick<PageRequest<typeof filesPath, Read, string>, 'db' | 'params' | 'saw' | 'who' | 'may'>;

/** The visit of an address: the actor's own unfinished one, or a finished one. @throws NotFound */
export async function getFileEvent({ db, params, saw, who, may }: Asking): Promise<FileEvent> {
  const { all } = await resolvePerson(db, params.personId);
  const found = await listEventChildren(db, params.draftId);
  const open = found.filter(({ authorId }) => authorId === null || authorId === who.accountId);
  const here = open.find(({ personId }) => all.some((id) => id === personId));
  if (!here) throw new NotFound();
  const ids = open.map(({ personId }) => personId);
  saw(ids);
  const people = await getPersonSummary(db, ids);
  const children: FileChild[] = [];
  for (const id of ids) {
    const person = people.get(id);
    if (person && (await may(recordEntries, id)))
      children.push({ personId: id, firstName: firstNameOf(person) });
  }
  const { entryId, happenedOn, discarded } = here;
  const own = `/children/${params.personId}`;
  return {
    eventId: params.draftId,
    personId: here.personId,
    children,
    happenedOn,
    back: entryId ? `${own}/entries/${entryId}` : `${own}/visits/${params.draftId}`,
    isDiscarded: discarded,
  };
}
