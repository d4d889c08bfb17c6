import { isActorOpen } from '../../access/index.ts';
import type { Write } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { splitTyped } from '../entries/entry-fields.ts';
import type { Parts, Receipt } from './upload-queries.ts';
import { addReceipt, findReceipts, hashOf, holdUpload, lockUpload } from './upload-queries.ts';
import type { Acknowledgement, Outcome, Upload } from './upload-rules.ts';

/** What who receives has to know and do that this module cannot. */
export type Ways = {
  /** Whether the actor may write in the record of each of these children now. */
  readonly mayRecord: (children: readonly string[]) => Promise<boolean>;
  /** Records it under this id, or keeps it as unfinished where something is missing or is still to be looked at. */
  readonly record: (eventId: string, upload: Upload, parts: Parts) => Promise<'recorded' | 'unfinished'>;
  /** Writes into the trail what became of it: once, however often it comes. */
  readonly note: (outcome: Outcome) => Promise<void>;
};

/**
 * Takes an upload of the actor once, however often and in whichever order it comes: the same id with the same content gets the same
 * answer again; with other content it is kept beside the first for a person to settle. What the actor may not record any more is
 * held and never applied by itself. Nothing is acknowledged before the transaction commits.
 */
export async function receiveUpload(db: Write, upload: Upload, ways: Ways): Promise<Acknowledgement> {
  const hash = hashOf(upload);
  await lockUpload(db, upload.id);
  const { same, first } = await findReceipts(db, upload.id, hash);
  if (same) return { id: upload.id, outcome: same.outcome };
  const receipt = await take(db, upload, { first, ways });
  await ways.note(receipt.outcome);
  await addReceipt(db, upload, hash, receipt);
  return { id: upload.id, outcome: receipt.outcome };
}

type Taking = { readonly first: Receipt | undefined; readonly ways: Ways };

async function take(db: Write, upload: Upload, { first, ways }: Taking): Promise<Receipt> {
  const eventId = newId();
  const parts = splitTyped(upload.fields, [...upload.children.keys()]);
  const mayRecord = (await isActorOpen(db)) && (await ways.mayRecord(upload.children));
  if (first) {
    // Beside what a manager has to decide about, its writer settles nothing either.
    const reason = mayRecord && first.outcome !== 'held' ? 'conflict' : 'access';
    await holdUpload(db, upload, parts, { eventId, reason, firstEvent: first.eventId });
    return { outcome: 'conflict', eventId };
  }
  if (!mayRecord) {
    await holdUpload(db, upload, parts, { eventId, reason: 'access', firstEvent: null });
    return { outcome: 'held', eventId };
  }
  return { outcome: await ways.record(eventId, upload, parts), eventId };
}

/** The same of what only tells that somebody read on a device: `note` writes it into the trail, once. */
export async function receiveLook(
  db: Write,
  look: Upload,
  note: () => Promise<void>,
): Promise<Acknowledgement> {
  const hash = hashOf(look);
  await lockUpload(db, look.id);
  const { same, first } = await findReceipts(db, look.id, hash);
  if (!same) {
    await note();
    await addReceipt(db, look, hash, { outcome: first ? 'conflict' : 'recorded', eventId: newId() });
  }
  return { id: look.id, outcome: same?.outcome ?? (first ? 'conflict' : 'recorded') };
}
