import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import type { Attachment, AttachmentChange } from '../../practice/index.ts';
import {
  changeAttachment,
  getAttachment,
  holdAttachment,
  isTakenOff,
  namedIn,
  parseNewWords,
  recordEntries,
  stateOf,
  typedNewWords,
  viewEntries,
  wordsOf,
} from '../../practice/index.ts';
import { getPerson, resolvePerson } from '../../people/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { getPlanPeople } from '../plan/plan-people.ts';
import { listNameable } from '../timeline/nameable.ts';
import { attachmentOf, attachmentPath, attachmentSubject } from './attachment-paths.ts';
import type { Filled } from './attachment-view.tsx';
import { AttachmentView, nothingFilled } from './attachment-view.tsx';

type Asking<Handle extends Read> = PageRequest<typeof attachmentPath, Handle, string>;

async function fileOf({ db, params, saw }: Asking<Read>): Promise<Attachment> {
  const { all } = await resolvePerson(db, params.personId);
  const found = await getAttachment(db, all, params.attachmentId);
  saw([...all, ...found.alsoOf]);
  return found;
}

async function filePage(request: Asking<Read>, filled: Filled = nothingFilled): Promise<Reply> {
  const { db, params, who, query } = request;
  const file = await fileOf(request);
  const person = await getPerson(db, params.personId);
  const accounts = [file.writtenBy, file.namedId, ...file.changes.map(({ recordedBy }) => recordedBy)];
  const body = (
    <AttachmentView
      file={file}
      child={person.shown}
      names={await listAccountNames(
        db,
        accounts.flatMap((id) => id ?? []),
      )}
      csrf={(await request.may(recordEntries)) ? who.csrf : null}
      saved={query['saved']}
      filled={filled}
    />
  );
  const what = file.kind === 'picture' ? 'Photograph' : 'Document';
  const back = file.entryId
    ? `/children/${file.personId}/entries/${file.entryId}`
    : `/children/${file.personId}/visits/${file.eventId}`;
  return page(`${what}: ${person.shown}`, body, {
    errors: [...filled.words.errors, ...filled.off.errors],
    before: <BackLink href={back}>The visit</BackLink>,
  });
}

const tooLate =
  'Somebody else changed this after you opened it. It stands above as it is now: save again if yours is right';

async function change(request: Asking<Write>): Promise<Reply> {
  const { db, params, body } = request;
  await holdAttachment(db, params.attachmentId);
  const file = await fileOf(request);
  const step = postedLine(body, 'step');
  if (step === 'words') return sayAnew(request, file);
  const because = postedLine(body, 'why_off').slice(0, 500);
  if (step === 'back')
    return isTakenOff(file) ? keep(db, file, { kind: 'put back', words: null, because: null }) : before(file);
  if (isTakenOff(file)) return before(file);
  const problem = because === '' ? 'Enter why it is taken off' : isStale(request, file) ? tooLate : null;
  if (problem === null) return keep(db, file, { kind: 'taken off', words: null, because });
  const off = { typed: { why_off: because }, errors: [fieldError('why_off', problem)] };
  return filePage(request, { ...nothingFilled, off });
}

async function sayAnew(request: Asking<Write>, file: Attachment): Promise<Reply> {
  const { db, body } = request;
  const parsed = parseNewWords(body);
  if (parsed.ok && parsed.value.words === wordsOf(file)) return before(file);
  const errors = parsed.ok ? (isStale(request, file) ? [fieldError('words', tooLate)] : []) : parsed.errors;
  if (!parsed.ok || errors.length > 0)
    return filePage(request, { ...nothingFilled, words: { typed: typedNewWords(body), errors } });
  const people = await getPlanPeople(db, file.personId);
  const { words, because } = parsed.value;
  const alsoOf = namedIn(`${words} ${because}`, listNameable(people));
  return keep(db, file, { kind: 'words', words, because }, alsoOf);
}

const isStale = ({ body }: Asking<Write>, file: Attachment) => postedLine(body, 'seen') !== stateOf(file);
const before = (file: Attachment) => redirect(`${attachmentOf(file)}?saved=before`);

async function keep(
  db: Write,
  file: Attachment,
  said: Pick<AttachmentChange, 'kind' | 'words' | 'because'>,
  alsoOf: readonly string[] = [],
): Promise<Reply> {
  await changeAttachment(db, file, { ...said, alsoOf });
  return redirect(`${attachmentOf(file)}?saved=${encodeURIComponent(said.kind)}`);
}

/** One photograph or document: what is said of it, putting that right, taking it off and putting it back. */
export const attachmentPageRoutes: readonly Route[] = [
  get(attachmentPath, {
    action: viewEntries,
    audit: 'AttachmentRead',
    subject: attachmentSubject,
    handle: (request) => filePage(request),
  }),
  post(attachmentPath, {
    action: recordEntries,
    audit: 'AttachmentChange',
    subject: attachmentSubject,
    handle: change,
  }),
];
