import type { PageRequest, Route, UploadedFile } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { FileChild } from '../../practice/index.ts';
import {
  addAttachment,
  attachmentLimits,
  countAttachments,
  holdVisit,
  isFileKept,
  listAttachments,
  namedIn,
  parseAttachment,
  prepareFile,
  recordEntries,
  tooLarge,
  typedAttachment,
} from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { href } from '../../../platform/http/path.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { isUuid, newId } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { listColleagues } from '../entries/draft-state.ts';
import { getPlanPeople } from '../plan/plan-people.ts';
import { listNameable } from '../timeline/nameable.ts';
import { AddFileForm } from './add-view.tsx';
import { attachmentSubject, filesPath } from './attachment-paths.ts';
import type { FileEvent } from './event-of.ts';
import { getFileEvent } from './event-of.ts';

type Adding<Handle extends Read> = PageRequest<typeof filesPath, Handle, string>;
type Filled = { readonly fileId: string; readonly typed: Typed; readonly errors: readonly FieldError[] };

async function formPage(request: Adding<Read>, event: FileEvent, filled: Filled): Promise<Reply> {
  const { db, params, who, query } = request;
  const files = await listAttachments(
    db,
    event.children.map(({ personId }) => personId),
    [event.eventId],
  );
  const body = (
    <AddFileForm
      {...filled}
      action={href(filesPath, params)}
      csrf={who.csrf}
      event={event}
      files={files}
      colleagues={(await listColleagues(db)).filter(({ id }) => id !== who.accountId)}
      saved={query['saved']}
    />
  );
  return page('Add a photograph or document', body, {
    errors: filled.errors,
    before: <BackLink href={event.back}>The visit</BackLink>,
  });
}

async function openForm(request: Adding<Read>): Promise<Reply> {
  const event = await getFileEvent(request);
  if (event.isDiscarded) return redirect(`/unfinished?thrown=${event.eventId}`);
  const [year = '', month = '', day = ''] = (event.happenedOn ?? request.today).split('-');
  const typed = {
    made_by: request.who.name,
    'made_on-day': String(Number(day)),
    'made_on-month': String(Number(month)),
    'made_on-year': year,
  };
  return formPage(request, event, { fileId: newId(), typed, errors: [] });
}

async function add(request: Adding<Write>): Promise<Reply> {
  const { db, body, files, today } = request;
  await holdVisit(db, request.params.draftId);
  const event = await getFileEvent(request);
  const posted = postedLine(body, 'form');
  const fileId = isUuid(posted) ? posted : newId();
  const to = (saved: string) => redirect(nextOf(event, request, saved));
  if (await isFileKept(db, fileId)) return to('before');
  const again = (errors: readonly FieldError[]) =>
    formPage(request, event, { fileId, typed: typedAttachment(body, event.children), errors });
  const parsed = parseAttachment(body, event.children, today);
  const sent = await readSent(files, body);
  if (!parsed.ok || 'refused' in sent)
    return again([
      ...('refused' in sent ? [fieldError('file', sent.refused)] : []),
      ...(parsed.ok ? [] : parsed.errors),
    ]);
  const full = await findFull(
    db,
    event,
    parsed.value.children.map(({ personId }) => personId),
  );
  if (full) return again([fieldError('file', full)]);
  const named = await listNamed(
    db,
    event.children,
    `${parsed.value.words} ${parsed.value.madeBy} ${sent.file.name}`,
  );
  await addAttachment(db, { fileId, eventId: event.eventId, named }, parsed.value, sent.file);
  return to('file');
}

function nextOf(
  event: FileEvent,
  { body, params }: Pick<Adding<Write>, 'body' | 'params'>,
  saved: string,
): string {
  return postedLine(body, 'step') === 'more'
    ? `${href(filesPath, params)}?saved=${saved}`
    : `${event.back}?saved=${saved}#files`;
}

/** What was sent, as it may be kept. What is refused says what became of the rest of the form. */
async function readSent(files: readonly UploadedFile[], body: Adding<Write>['body']) {
  const file = files.find(({ field }) => field === 'file');
  const kept = 'What you typed is kept: choose the file again';
  if (!file) return { refused: 'Choose a photograph or document' };
  if (file.isTooLarge) return { refused: `${tooLarge}. ${kept}` };
  const [year, month, day] = ['year', 'month', 'day'].map((part) =>
    postedLine(body, `made_on-${part}`).padStart(2, '0'),
  );
  const madeOn = parsePlainDate(`${year}-${month}-${day}`);
  const prepared = await prepareFile(file, madeOn);
  return 'refused' in prepared ? { refused: `${prepared.refused}. ${kept}` } : prepared;
}

async function findFull(
  db: Read,
  { eventId, children }: FileEvent,
  of: readonly string[],
): Promise<string | undefined> {
  for (const { personId, firstName } of children.filter((child) => of.includes(child.personId)))
    if ((await countAttachments(db, personId, eventId)) >= attachmentLimits.files)
      return `${firstName} has ${attachmentLimits.files} files of this visit already. Put more into one document, or take one off`;
  return undefined;
}

/** Who around the children is named in what is said of a file. */
async function listNamed(
  db: Read,
  children: readonly FileChild[],
  words: string,
): Promise<readonly string[]> {
  const named: string[] = [];
  for (const { personId } of children)
    named.push(...namedIn(words, listNameable(await getPlanPeople(db, personId))));
  return named;
}

/** Adding a photograph or a document to a visit. */
export const addRoutes: readonly Route[] = [
  get(filesPath, {
    action: recordEntries,
    audit: 'AttachmentForm',
    subject: attachmentSubject,
    handle: openForm,
  }),
  post(filesPath, {
    action: recordEntries,
    audit: 'AttachmentAdd',
    subject: attachmentSubject,
    files: { bytes: attachmentLimits.bytes, most: 3 },
    handle: add,
  }),
];
