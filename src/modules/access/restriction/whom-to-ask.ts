import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Action, Authorised } from '../actions/action.ts';
import { authorise } from '../actions/action.ts';

/** Where a sensitive record says whom to ask, and nothing else. */
export const sensitivePath = '/sensitive/:sensitiveId';

/**
 * Authorises, or gives the address that says whom to ask, where the subject is a sensitive record (R1) which the account
 * would see if it were not restricted: a bookmark to it leads there. The same question is asked of every subject that is
 * not to be seen, so that an id of a hidden record and one of nobody's cost the same.
 * @throws as `authorise` does, for everything else
 */
export async function authoriseOrAsk<Name extends string>(
  db: Read,
  act: Action<Name>,
  subject: string | null,
): Promise<Authorised<Name> | { readonly ask: string }> {
  try {
    return await authorise(db, act, subject);
  } catch (error) {
    if (!(error instanceof NotFound) || !(await isAskable(db, subject))) throw error;
    return { ask: sensitivePath.replace(':sensitiveId', subject ?? '') };
  }
}

async function isAskable(db: Read, subject: string | null): Promise<boolean> {
  const found = await db.first(
    sql<{
      askable: boolean | null;
    }>`select ${subject}::uuid in (select access.askable_subjects()) as askable`,
  );
  return found?.askable === true;
}
