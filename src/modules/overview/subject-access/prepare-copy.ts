import type { Read, Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { sql } from '../../../platform/database/database.ts';
import { assemblePassages } from './assemble-passages.ts';
import type { CopyContent, Decided } from './compose-copy.ts';
import { composeCopy, decide } from './compose-copy.ts';
import { listDecisions } from './decision-queries.ts';
import { freezeCopy } from './frozen-copy.ts';
import { markPrepared } from './request-queries.ts';
import type { SubjectAccessRequest } from './request-rules.ts';
import { refusePreparing } from './request-rules.ts';

/** A copy as it would be now, with every passage and what became of it. */
export type Draft = {
  readonly content: CopyContent;
  readonly decided: readonly Decided[];
  readonly undecided: number;
  readonly isNew: number;
  /** Everybody whose record it shows, for the audit trail. */
  readonly people: readonly string[];
};

/** Puts the copy together from the facts and the decisions of this moment. */
export async function draftCopy(db: Read, request: SubjectAccessRequest, today: PlainDate): Promise<Draft> {
  const { records, name, born, weighed } = await assemblePassages(db, request.personId, request.askedBy);
  const decided = decide(weighed, await listDecisions(db, request.id));
  const { askedBy, askerName, receivedOn } = request;
  const cover = {
    name,
    born,
    askedBy,
    askerName,
    receivedOn,
    madeOn: today,
    authority: await authorityName(db),
  };
  return {
    content: composeCopy(cover, decided),
    decided,
    undecided: decided.filter(({ fate }) => fate === 'undecided').length,
    isNew: decided.filter(({ isNew, fate }) => isNew && fate !== 'out').length,
    people: [...records, ...decided.flatMap(({ named }) => named)],
  };
}

async function authorityName(db: Read): Promise<string> {
  const place = await db.first(sql<{ name: string | null }>`select name from platform.installation`);
  return place?.name ?? 'the council';
}

/** Freezes the copy for a second person to read; or says why not. */
export async function prepareCopy(
  db: Write,
  request: SubjectAccessRequest,
  today: PlainDate,
): Promise<{ readonly refused: string } | { readonly sha256: string }> {
  const draft = await draftCopy(db, request, today);
  const refused = refusePreparing(request, draft.undecided);
  if (refused) return { refused };
  const sha256 = await freezeCopy(db, request, draft.content);
  await markPrepared(db, request, true);
  return { sha256 };
}
