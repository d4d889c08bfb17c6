import type { VNode } from 'preact';
import { listAccountNames } from '../../access/index.ts';
import type { AskedChild, Attachment, Draft, Entry, NewVisit } from '../../practice/index.ts';
import { isTakenOff, listAttachments } from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { Files } from './files-view.tsx';
import { FileSaved } from './saved-view.tsx';

/** The files of an unfinished visit that stand, as far as the actor may see them. */
export async function listDraftFiles(
  db: Read,
  { draftId, children }: Pick<Draft, 'draftId' | 'children'>,
): Promise<readonly Attachment[]> {
  const ids = children.map(({ personId }) => personId);
  return (await listAttachments(db, ids, [draftId])).filter((file) => !isTakenOff(file));
}

/** The files of a draft as its form shows them, and what was just done with one. */
export async function draftFilesView(
  db: Read,
  draft: Pick<Draft, 'draftId' | 'children'>,
  saved: string | undefined,
): Promise<VNode> {
  return (
    <>
      <FileSaved saved={saved} />
      <Files files={await listDraftFiles(db, draft)} title="Photographs and documents" />
    </>
  );
}

/** The files of entries, for each by its event, with the names of those for whom they are. */
export async function listEntryFiles(db: Read, entries: readonly Entry[]): Promise<EntryFiles> {
  const people = [...new Set(entries.map(({ personId }) => personId))];
  const files = await listAttachments(
    db,
    people,
    entries.map(({ eventId }) => eventId),
  );
  const names = await listAccountNames(
    db,
    files.flatMap(({ namedId }) => namedId ?? []),
  );
  return { files, names };
}

export type EntryFiles = {
  readonly files: readonly Attachment[];
  readonly names: ReadonlyMap<string, string>;
};

/** The files of one entry. */
export function FilesOfEntry({ entry, all }: { readonly entry: Entry; readonly all: EntryFiles }): VNode {
  const files = all.files.filter(
    ({ eventId, personId }) => eventId === entry.eventId && personId === entry.personId,
  );
  return <Files files={files} title="Photographs and documents" names={all.names} id={`files-${entry.id}`} />;
}

/** A file that is of a child who was not part of the visit after all belongs nowhere: who finishes says which is right. */
export function findStrayFiles(
  files: readonly Attachment[],
  visit: NewVisit,
  asked: readonly AskedChild[],
): readonly FieldError[] {
  const inIt = new Set(visit.children.map(({ personId }) => personId));
  return asked
    .filter(({ personId }) => !inIt.has(personId) && files.some((file) => file.personId === personId))
    .map(({ place, firstName }) =>
      fieldError(
        `seen_${place}`,
        `A file of this visit is of ${firstName}: say how ${firstName} was seen, or take the file off`,
      ),
    );
}
