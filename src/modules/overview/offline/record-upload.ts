import type { Upload, UploadParts } from '../../practice/index.ts';
import { addWrittenDraft, finishVisit, holdDraft, parseVisit } from '../../practice/index.ts';
import { resolvePerson } from '../../people/index.ts';
import type { Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { isOpened } from '../entries/check-page.ts';
import { listAsked } from '../entries/draft-state.ts';
import { listVisitKinds } from '../entries/visit-children.ts';

type Recording = { readonly db: Write; readonly today: PlainDate };
type Written = { readonly upload: Upload; readonly parts: UploadParts };

/**
 * Records a visit as it was written. Where it was not finished, where something is missing, or where words leave staff and what each reader sees was not looked
 * at, it is kept as unfinished, as if its writer had pressed "Save and finish later".
 */
export async function recordUpload(
  { db, today }: Recording,
  eventId: string,
  { upload, parts }: Written,
): Promise<'recorded' | 'unfinished'> {
  await addWrittenDraft(db, eventId, upload.children, parts);
  const draft = await holdDraft(db, eventId);
  if (upload.fields['step'] === 'later') return 'unfinished';
  const parsed = parseVisit(parts, await listAsked(db, draft, today), today);
  if (!parsed.ok || isOpened(parsed.value) || parsed.value.restrictedTo !== null) return 'unfinished';
  const visit = parsed.value;
  const kindsOf = async (personId: string) =>
    visit.place === 'by phone or video'
      ? []
      : listVisitKinds(db, (await resolvePerson(db, personId)).all, visit.happenedOn);
  await finishVisit(db, draft, { visit, kindsOf });
  return 'recorded';
}
