import { createHash } from 'node:crypto';
import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Outcome, Upload } from './upload-rules.ts';

/** What was written, taken apart: of all, and of each child in the order of the children. */
export type Parts = { readonly shared: Typed; readonly own: readonly Typed[] };

/** What became of an upload. */
export type Receipt = { readonly outcome: Outcome; readonly eventId: string };

/** The same for the same content, in whichever order its fields came. */
export function hashOf({ children, fields, device, saidAt }: Upload): Buffer {
  const sorted = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([children, sorted, device, saidAt]))
    .digest();
}

/** Of two who send the same upload at once, the second waits until the first is committed. */
export async function lockUpload(db: Write, id: string): Promise<void> {
  await db.query(
    sql`select pg_advisory_xact_lock(hashtextextended('practice.offline_receipt ' || platform.actor()::text || ${id}::text, 0))`,
  );
}

/** What became of this very content, and what its id became first, where the two differ. */
export async function findReceipts(
  db: Read,
  id: string,
  hash: Buffer,
): Promise<{ readonly same: Receipt | undefined; readonly first: Receipt | undefined }> {
  const rows = await db.query(sql<Receipt & { same: boolean }>`
    select outcome, event_id as "eventId", content_sha256 = ${hash} as same from practice.offline_receipt
     where account_id = platform.actor() and upload_id = ${id}::uuid order by outcome = 'conflict', received_at, content_sha256`);
  return { same: rows.find(({ same }) => same), first: rows[0] };
}

export async function addReceipt(
  db: Write,
  { id, device, saidAt }: Upload,
  hash: Buffer,
  { outcome, eventId }: Receipt,
): Promise<void> {
  await db.run(sql`insert into practice.offline_receipt (upload_id, content_sha256, outcome, event_id, device_id, said_at)
    values (${id}::uuid, ${hash}, ${outcome}, ${eventId}, ${device}::uuid, ${saidAt}::timestamptz)`);
}

/**
 * A draft with what was written in it already, of the actor. @param alsoOf whom the words of all may name beside these children
 */
export async function addWrittenDraft(
  db: Write,
  draftId: string,
  children: readonly string[],
  { shared, own, alsoOf = [] }: Parts & { readonly alsoOf?: readonly string[] },
): Promise<void> {
  for (const [place, personId] of children.entries())
    await db.run(sql`insert into practice.entry_draft (id, draft_id, person_id, place, also_of, version, shared, own)
      values (${newId()}, ${draftId}, ${personId}, ${place}, ${others([...children, ...alsoOf], personId)}::uuid[], 2,
        ${JSON.stringify(shared)}::jsonb, ${JSON.stringify(own[place] ?? {})}::jsonb)`);
}

const others = (children: readonly string[], personId: string) => children.filter((one) => one !== personId);

type Holding = {
  readonly eventId: string;
  readonly reason: 'access' | 'conflict';
  /** What its id became before, where words differ. */
  readonly firstEvent: string | null;
};

/** Keeps it as it came, for somebody to decide. */
export async function holdUpload(
  db: Write,
  { children, saidAt }: Upload,
  { shared, own }: Parts,
  { eventId, reason, firstEvent }: Holding,
): Promise<void> {
  const rows = children.map((personId, place) => ({
    ...{ person_id: personId, place, shared, own: own[place] ?? {}, also_of: others(children, personId) },
  }));
  await db.query(sql`select practice.hold_upload(${eventId}::uuid, ${reason}, ${firstEvent}::uuid, ${saidAt}::timestamptz,
    ${JSON.stringify(rows)}::jsonb)`);
}
