import type { Write } from '../../../platform/database/database.ts';
import { emptyDraft } from './draft-queries.ts';
import type { Draft } from './draft-queries.ts';
import { addEntry } from './entry-queries.ts';
import type { NewVisit, VisitKind } from './entry-rules.ts';

/**
 * Makes a draft, which is held, into the entries of its children: all of them or, where anything fails, none. One that was
 * finished before stays as it is. `kindsOf` says what the visit counts as for each child.
 */
export async function finishVisit(
  db: Write,
  draft: Draft,
  {
    visit,
    kindsOf,
  }: { readonly visit: NewVisit; readonly kindsOf: (personId: string) => Promise<readonly VisitKind[]> },
): Promise<void> {
  if (draft.finishedAt !== null) return;
  for (const part of visit.children)
    await addEntry(db, draft.draftId, { visit, part, kinds: await kindsOf(part.personId) });
  await emptyDraft(db, draft.draftId);
}
