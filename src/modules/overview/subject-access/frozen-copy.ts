import { createHash } from 'node:crypto';
import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { CopyContent } from './compose-copy.ts';
import type { SubjectAccessRequest } from './request-rules.ts';

export type FrozenCopy = { readonly content: CopyContent; readonly text: string; readonly sha256: string };

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** Keeps a copy as it is now: what is read by the second person is what is released. */
export async function freezeCopy(
  db: Write,
  request: SubjectAccessRequest,
  content: CopyContent,
): Promise<string> {
  const text = JSON.stringify(content, null, 1);
  const sha256 = digestOf(text);
  await db.run(sql`insert into overview.subject_access_copy (id, request_id, person_id, content, sha256)
    values (${newId()}, ${request.id}, ${request.personId}, ${text}, ${sha256})`);
  return sha256;
}

/** The copy that was kept last. @throws NotFound where none was; Error when its text is not the one that was kept */
export async function getFrozenCopy(db: Read, requestId: string): Promise<FrozenCopy> {
  const found = await db.first(sql<{
    content: string;
    sha256: string;
  }>`select content, sha256 from overview.subject_access_copy
    where request_id = ${requestId}::uuid order by made_at desc, id desc limit 1`);
  if (!found) throw new NotFound();
  if (digestOf(found.content) !== found.sha256)
    throw new Error('A kept copy is not what it was when it was kept.');
  // Written by `freezeCopy` alone, and held to its digest above.
  return { content: JSON.parse(found.content) as CopyContent, text: found.content, sha256: found.sha256 };
}
