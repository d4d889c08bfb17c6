import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
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
  const alsoOf = await readTogether(db, draft.draftId);
  for (const part of visit.children) {
    const begunWith = alsoOf.get(part.personId) ?? [];
    await addEntry(db, draft.draftId, { visit, part, begunWith, kinds: await kindsOf(part.personId) });
  }
  await emptyDraft(db, draft.draftId);
}

/**
 * With whom each child of the draft was when its words were written: also who is hidden from the actor meanwhile, was not part of
 * it after all, or was with them in what a device sent. The words of all may name each of them.
 */
async function readTogether(db: Read, draftId: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db.query(sql<{ personId: string; alsoOf: readonly string[] }>`
    select person_id as "personId", also_of as "alsoOf" from practice.entry_draft where draft_id = ${draftId}::uuid`);
  return new Map(rows.map(({ personId, alsoOf }) => [personId, alsoOf]));
}
