import type { Read, Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { sql } from '../../../platform/database/database.ts';
import { assemblePassages } from './assemble-passages.ts';
import type { CopyContent, Decided } from './compose-copy.ts';
import { composeCopy, decide } from './compose-copy.ts';
import { listDecisions } from './decision-queries.ts';
import { freezeCopy, getFrozenCopy } from './frozen-copy.ts';
import { holdRequest, markPrepared } from './request-queries.ts';
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
  await holdRequest(db, request);
  const draft = await draftCopy(db, request, today);
  const refused = refusePreparing(request, draft.undecided);
  if (refused) return { refused };
  const sha256 = await freezeCopy(db, request, draft.content);
  await markPrepared(db, request, true);
  return { sha256 };
}

/**
 * How many passages of the prepared copy would not be in it now: somebody in it was restricted meanwhile, an address has to
 * stay private, or a fact was put right. What came in since is not counted: a copy tells what was there when it was made.
 */
export async function countNoLongerTold(
  db: Read,
  request: SubjectAccessRequest,
  today: PlainDate,
): Promise<number> {
  const { content } = await getFrozenCopy(db, request.id);
  const now = new Set(linesOf((await draftCopy(db, request, today)).content));
  return linesOf(content).filter((line) => !now.has(line)).length;
}

const linesOf = ({ chapters }: CopyContent): readonly string[] =>
  chapters.flatMap(({ title, passages }) =>
    passages.map(({ on, text }) => JSON.stringify([title, on, text])),
  );
