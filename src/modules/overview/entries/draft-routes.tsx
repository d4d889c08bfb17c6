import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { AskedChild, Attachment, Draft, NewVisit } from '../../practice/index.ts';
import {
  beginDraft,
  dropSoundsOfVisit,
  finishVisit,
  getDraft,
  holdDraft,
  parseVisit,
  recordEntries,
  saveDraft,
  setDraftDiscarded,
  splitTyped,
  viewPlan,
} from '../../practice/index.ts';
import { resolvePerson } from '../../people/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { formatTime } from '../../../platform/dates/instant.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { href } from '../../../platform/http/path.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { download, page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { dictationState } from '../dictation/dictation-state.ts';
import { filesOf } from '../attachments/attachment-paths.ts';
import { draftFilesView, findStrayFiles, listDraftFiles } from '../attachments/draft-files.tsx';
import { stateOfFiles } from '../attachments/preview-files.ts';
import { checkPage, isOpened } from './check-page.ts';
import { CheckView } from './check-view.tsx';
import { readStandingWarnings } from '../family/read-warnings.ts';
import { BeforeYouGo, ToFamilyPage } from '../family/warnings-view.tsx';
import { ofPerson } from './draft-of-person.ts';
import type { Written } from './draft-state.ts';
import { formData, listAsked, listColleagues, writtenIn } from './draft-state.ts';
import { unfinishedPage } from './unfinished-routes.tsx';
import { listChildrenOfVisit, listVisitKinds } from './visit-children.ts';
import { VisitForm } from './visit-form-view.tsx';

export const visitsPath = '/children/:personId/visits';
export const draftPath = '/children/:personId/visits/:draftId';
export const dictationPath = '/children/:personId/visits/:draftId/dictation';
const checkPath = '/children/:personId/visits/:draftId/check';
type Asking<Handle extends Read> = PageRequest<typeof draftPath, Handle, string>;

async function begin({ db, params }: PageRequest<typeof visitsPath, Write, string>): Promise<Reply> {
  const { canonical } = await resolvePerson(db, params.personId);
  const draftId = await beginDraft(db, await listChildrenOfVisit(db, canonical));
  return redirect(`/children/${canonical}/visits/${draftId}`);
}

/** The draft of an address, which is about the person of the address too. @throws NotFound */
async function draftOf(request: Asking<Read>): Promise<Draft> {
  return ofPerson(request, await getDraft(request.db, request.params.draftId));
}

const toEntries = (personId: string, more = '') => `/children/${personId}/entries${more}`;

async function draftPage(request: Asking<Read>): Promise<Reply> {
  const draft = await draftOf(request);
  if (draft.finishedAt !== null) return redirect(toEntries(request.params.personId));
  if (draft.discardedAt !== null) return redirect(thrownAway(draft));
  if (draft.authorId !== request.who.accountId) return unfinishedPage(request, draft);
  return formPage(request, draft, { written: writtenIn(draft, request.today), errors: [] });
}

async function formPage(
  request: Asking<Read>,
  draft: Draft,
  { written, errors }: { readonly written: Written; readonly errors: readonly FieldError[] },
): Promise<Reply> {
  const { params, who, db, saw, today } = request;
  const data = await formData(request, draft, written);
  const files = await draftFilesView(db, draft, request.query['saved']);
  const children = data.children.map(({ personId }) => personId);
  const warnings = await readStandingWarnings(db, children);
  saw(warnings.map(({ warning }) => warning.personId));
  const body = (
    <VisitForm
      {...data}
      action={href(draftPath, params)}
      csrf={who.csrf}
      errors={errors}
      dictation={await dictationState(db, draft.draftId, href(dictationPath, params))}
      files={files}
      before={
        <>
          <BeforeYouGo warnings={warnings} personId={params.personId} today={today} />
          {(await request.may(viewPlan)) ? <ToFamilyPage personId={params.personId} /> : null}
        </>
      }
    />
  );
  const before = <BackLink href={toEntries(params.personId)}>Visits and entries</BackLink>;
  return page('A visit', body, { errors, before });
}

const thrownAway = ({ draftId }: Draft) => `/unfinished?thrown=${draftId}`;

/** Saves first, whatever was asked: what was typed is kept before anything is said about it. */
async function save(request: Asking<Write>): Promise<Reply> {
  const { db, params, body } = request;
  const draft = await ofPerson(request, await holdDraft(db, params.draftId));
  const step = postedLine(body, 'step');
  const ended = await answerEnded(request, draft, step);
  if (ended) return ended;
  if (step === 'confirm') return confirm(request, draft);
  const written = splitTyped(
    body,
    draft.children.map(({ place }) => place),
  );
  if (isStale(request, draft, written))
    return step === 'autosave' ? told({ stale: true }) : stale(request, draft, written);
  const version = await saveDraft(db, draft, written);
  const saved: Draft = { ...draft, version, savedAt: request.now };
  if (step === 'autosave') return told({ version, saved: formatTime(request.now) });
  if (step === 'discard') {
    await dropSoundsOfVisit(db, draft.draftId);
    await setDraftDiscarded(db, draft.draftId, true);
    return redirect(thrownAway(draft));
  }
  if (step === 'dictate') return redirect(href(dictationPath, params));
  if (step === 'file') return redirect(filesOf(params.personId, draft.draftId));
  if (step === 'later') return redirect('/unfinished?saved=yes');
  return finishOrCheck(request, saved, { written, step });
}

/** What is said of a draft that is finished, or was thrown away and may be taken up again as it was; undefined of any other. */
async function answerEnded(request: Asking<Write>, draft: Draft, step: string): Promise<Reply | undefined> {
  if (draft.finishedAt !== null) return finished(request);
  if (step === 'undo') {
    await setDraftDiscarded(request.db, draft.draftId, false);
    return redirect(href(draftPath, request.params));
  }
  if (draft.discardedAt === null) return undefined;
  return step === 'autosave' ? told({ gone: true }) : redirect(thrownAway(draft));
}

const told = (what: object) => download('saved.json', 'application/json', JSON.stringify(what));
const finished = ({ params }: Asking<Read>) => redirect(toEntries(params.personId, '?saved=yes'));

/** Written from another window or device since this page was opened, and not the same words sent twice. */
function isStale({ body }: Asking<Write>, draft: Draft, written: Written): boolean {
  const kept: Written = { shared: draft.shared, own: draft.children.map(({ own }) => own) };
  const isSame = JSON.stringify(sorted(written)) === JSON.stringify(sorted(kept));
  return postedLine(body, 'version') !== String(draft.version) && !isSame;
}

const sorted = ({ shared, own }: Written) => [shared, ...own].map((typed) => Object.entries(typed).sort());

function stale(request: Asking<Write>, draft: Draft, written: Written): Promise<Reply> {
  const text = `This visit was saved from another window or device at ${formatTime(draft.savedAt)}. What you typed here is kept below. Look there first; if you press again, this replaces it`;
  return formPage(request, draft, { written, errors: [fieldError('purpose', text)] });
}

type Step = { readonly written: Written; readonly step: string };

async function finishOrCheck(request: Asking<Write>, draft: Draft, { written, step }: Step): Promise<Reply> {
  const { parsed, files } = await readVisit(request, draft, written);
  if (!parsed.ok) return formPage(request, draft, { written, errors: parsed.errors });
  if (step === 'check' || isOpened(parsed.value, files)) return redirect(href(checkPath, request.params));
  return finish(request, draft, parsed.value);
}

/** The visit as it was written, with the files that hang on it; each of them is of somebody who was part of it. */
async function readVisit(
  { db, today }: Pick<Asking<Read>, 'db' | 'today'>,
  draft: Draft,
  written: Written,
): Promise<VisitRead> {
  const [asked, files] = [await listAsked(db, draft, today), await listDraftFiles(db, draft)];
  const parsed = parseVisit(written, asked, today);
  const stray = parsed.ok ? findStrayFiles(files, parsed.value, asked) : [];
  return { asked, files, parsed: stray.length > 0 ? { ok: false, errors: stray, typed: {} } : parsed };
}

type VisitRead = {
  readonly asked: readonly AskedChild[];
  readonly files: readonly Attachment[];
  readonly parsed: ReturnType<typeof parseVisit>;
};

async function finish(request: Asking<Write>, draft: Draft, visit: NewVisit): Promise<Reply> {
  const { db } = request;
  const kindsOf = async (personId: string) =>
    visit.place === 'by phone or video'
      ? []
      : listVisitKinds(db, (await resolvePerson(db, personId)).all, visit.happenedOn);
  await finishVisit(db, draft, { visit, kindsOf });
  return finished(request);
}

/** What was looked at is finished, and nothing else: where it was saved again, or its files changed, it is looked at again. */
async function confirm(request: Asking<Write>, draft: Draft): Promise<Reply> {
  const { parsed, files } = await readVisit(request, draft, writtenIn(draft, request.today));
  const { body, params } = request;
  const isSeen =
    postedLine(body, 'version') === String(draft.version) &&
    postedLine(body, 'files') === stateOfFiles(files);
  if (!parsed.ok || !isSeen) return redirect(`${href(checkPath, params)}?changed=yes`);
  return finish(request, draft, parsed.value);
}

async function checkRoute(request: PageRequest<typeof checkPath, Read, string>): Promise<Reply> {
  const draft = await draftOf(request);
  const { db, params, who, today } = request;
  if (draft.finishedAt !== null) return redirect(toEntries(params.personId));
  if (draft.authorId !== who.accountId || draft.discardedAt !== null)
    return redirect(href(draftPath, params));
  const written = writtenIn(draft, today);
  const { asked, files, parsed } = await readVisit(request, draft, written);
  if (!parsed.ok) return formPage(request, draft, { written, errors: parsed.errors });
  const colleagues = new Map((await listColleagues(db)).map(({ id, name }) => [id, name]));
  const children = checkPage(parsed.value, files, {
    nameOf: (id) => asked.find(({ personId }) => personId === id)?.firstName ?? 'This child',
    colleague: (id) => colleagues.get(id) ?? 'The person whom you named',
  });
  const back = href(draftPath, params);
  const body = (
    <CheckView
      action={back}
      back={back}
      csrf={who.csrf}
      version={draft.version}
      files={stateOfFiles(files)}
      isChanged={request.query['changed'] === 'yes'}
      children={children}
    />
  );
  return page('What each reader will see', body, {
    before: <BackLink href={back}>Change something</BackLink>,
  });
}

const subject = ({ personId }: { personId: string }) => personId;

/** Writing a visit: begun, saved as often as one likes, looked at as each reader will see it, finished once. */
export const draftRoutes: readonly Route[] = [
  post(visitsPath, { action: recordEntries, audit: 'VisitBegin', subject, handle: begin }),
  get(draftPath, { action: recordEntries, audit: 'VisitForm', subject, handle: draftPage }),
  post(draftPath, { action: recordEntries, audit: 'VisitSave', subject, handle: save }),
  get(checkPath, { action: recordEntries, audit: 'VisitCheck', subject, handle: checkRoute }),
];
