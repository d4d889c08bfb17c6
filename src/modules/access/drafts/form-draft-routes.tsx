import type { Read, Write } from '../../../platform/database/database.ts';
import { formatInstant, formatTime } from '../../../platform/dates/instant.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { BadRequest } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { answer, download, page, redirect } from '../../../platform/http/reply.ts';
import { listTyped } from '../../../platform/http/typed-text.ts';
import { parseId } from '../../../platform/ids/ids.ts';
import { manageOwnAccount } from '../permissions.ts';
import type { PageRequest, Route } from '../routes/route.ts';
import { get, post } from '../routes/route.ts';
import { safeReturn } from '../sign-in/safe-return.ts';
import { fieldsInSight, idsIn, joinAnswers } from './drafts-in-words.ts';
import type { FormDraft, TypedForm } from './form-draft-queries.ts';
import {
  findFormDrafts,
  findHidden,
  getFormDraft,
  getOwnDraftKey,
  listFormDrafts,
  mostListed,
  saveFormDraft,
  setFormDraftThrownAway,
} from './form-draft-queries.ts';
import { FormDraftsView } from './form-drafts-view.tsx';

/** Where somebody finds what they typed and did not send. */
export const formDraftsPath = '/account/drafts';
const onePath = '/account/drafts/:formDraftId';
type Asking<Handle extends Read> = PageRequest<string, Handle, 'manageOwnAccount'>;

async function listPage({ db, who, query }: Asking<Read>): Promise<Reply> {
  const drafts = await listFormDrafts(db);
  const thrown = await findThrownAway(db, query['thrown']);
  const hidden = await findHidden(
    db,
    drafts.flatMap(({ typed }) => idsIn(typed)),
  );
  const shown = drafts.map((draft) => ({
    id: draft.id,
    page: safeReturn(draft.page),
    title: draft.title,
    saved: formatInstant(draft.savedAt),
    typed: tellTyped(draft, hidden),
  }));
  return page(
    'Typed and not sent',
    <FormDraftsView
      csrf={who.csrf}
      drafts={shown}
      most={mostListed}
      thrown={thrown && { id: thrown.id, title: thrown.title }}
    />,
  );
}

/** What was typed, in the words of its page. */
const tellTyped = ({ typed, labels }: FormDraft, hidden: ReadonlySet<string>) =>
  joinAnswers(listTyped(fieldsInSight(typed, hidden), new URLSearchParams(labels)));

/** What was just thrown away, with the way back; undefined where it is not the reader's, or was taken up again. */
async function findThrownAway(db: Read, asked: string | undefined): Promise<FormDraft | undefined> {
  const id = parseId<'formDraft'>(asked);
  const found = id && (await getFormDraft(db, id).catch(() => undefined));
  return found?.isThrownAway ? found : undefined;
}

/** For the script of a page: the key of its writer's devices, and what they typed before into the forms that it names. */
async function findOwn({ db, query }: Asking<Read>): Promise<Reply> {
  const drafts = await findFormDrafts(db, (query['forms'] ?? '').split('\n'));
  const told = drafts.map(({ id, form, typed, saves, savedAt }) => {
    return { id, form, typed, saves, at: Date.parse(savedAt) };
  });
  const key = await getOwnDraftKey(db);
  return download('drafts.json', 'application/json', JSON.stringify({ key, drafts: told }));
}

async function save({ db, body, now }: Asking<Write>): Promise<Reply> {
  const came = await saveFormDraft(db, readTypedForm(body));
  return answer(200, came === 'saved' ? { saved: formatTime(now) } : { [came]: 'yes' });
}

/** Longest text of one form that is kept, in characters. */
const longest = 200_000;
/** Longer labels are left out, in characters: what was typed is kept all the same. */
const longestLabels = 100_000;

/** @throws BadRequest for what no page of ours sends */
function readTypedForm(body: Asking<Write>['body']): TypedForm {
  const id = parseId<'formDraft'>(body['id']);
  const { typed, labels } = body;
  const isLabelled = typeof labels === 'string' && labels.length <= longestLabels;
  const saves = Number(postedLine(body, 'saves'));
  const [form, stands] = [postedLine(body, 'form'), postedLine(body, 'page')];
  const isAddress = [form, stands].every((address) => address.startsWith('/') && address.length <= 2000);
  const isText = typeof typed === 'string' && typed.length <= longest;
  if (!id || !isText || !isAddress || !Number.isInteger(saves) || saves < 1 || saves > 1e9)
    throw new BadRequest('This is not what was typed into a form, or it is too long to be kept.');
  const title = postedLine(body, 'title').slice(0, 200);
  return { id, form, page: stands, title, typed, labels: isLabelled ? labels : '', saves };
}

async function change({ db, params, body }: PageRequest<typeof onePath, Write, string>): Promise<Reply> {
  const id = (await getFormDraft(db, params.formDraftId)).id;
  const isThrownAway = postedLine(body, 'step') !== 'undo';
  await setFormDraftThrownAway(db, id, isThrownAway);
  return redirect(isThrownAway ? `${formDraftsPath}?thrown=${id}` : formDraftsPath);
}

const action = manageOwnAccount;

/** What somebody types into a form is kept for them until they send it. */
export const formDraftRoutes: readonly Route[] = [
  get(formDraftsPath, { action, audit: 'OwnDraftsRead', handle: listPage }),
  get('/account/drafts/found', { action, audit: 'OwnDraftsFind', handle: findOwn }),
  post(formDraftsPath, { action, audit: 'OwnDraftSave', handle: save }),
  post(onePath, { action, audit: 'OwnDraftThrowAway', handle: change }),
];
