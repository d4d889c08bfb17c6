import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { DictatedField, Dictation, Draft } from '../../practice/index.ts';
import {
  addDictation,
  dictatedAbouts,
  dictationDays,
  dictationMinutes,
  discardDictation,
  findDictation,
  findSound,
  getDraft,
  holdDraft,
  listDictations,
  readWave,
  recordEntries,
  tryAgain,
  undiscardDictation,
} from '../../practice/index.ts';
import { getPersonSummary } from '../../people/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { href } from '../../../platform/http/path.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { answer, download, page, redirect } from '../../../platform/http/reply.ts';
import { isUuid } from '../../../platform/ids/ids.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { ofPerson } from '../entries/draft-of-person.ts';
import { dictationPath, draftPath } from '../entries/draft-routes.tsx';
import { writtenIn } from '../entries/draft-state.ts';
import { listNames } from '../entries/form-child.ts';
import { firstNameOf } from '../entries/visit-children.ts';
import { fieldName, keepMended, parseAccept, typedIn } from './accept-form.ts';
import { acceptWords } from './accept-words.ts';
import { isDictationOn } from './dictation-state.ts';
import { DictationsView } from './dictations-view.tsx';
import type { ReviewProps, Target } from './review-view.tsx';
import { ReviewView } from './review-view.tsx';

const onePath = '/children/:personId/visits/:draftId/dictation/:dictationId';
const soundPath = '/children/:personId/visits/:draftId/dictation/:dictationId/sound';
type Listing<Handle extends Read> = PageRequest<typeof dictationPath, Handle, string>;
type Reviewing<Handle extends Read> = PageRequest<typeof onePath, Handle, string>;

/** The actor's own draft: what somebody says for a visit is theirs alone. @throws NotFound */
async function ownDraft(request: Pick<Listing<Read>, 'db' | 'params' | 'saw' | 'who'>): Promise<Draft> {
  const draft = await ofPerson(request, await getDraft(request.db, request.params.draftId));
  if (draft.authorId !== request.who.accountId) throw new NotFound();
  return draft;
}

const isOpen = ({ finishedAt, discardedAt }: Draft) => finishedAt === null && discardedAt === null;

/** The first names of a draft's children, by their place in the visit. */
async function firstNames(db: Read, { children }: Draft): Promise<ReadonlyMap<number, string>> {
  const people = await getPersonSummary(
    db,
    children.map(({ personId }) => personId),
  );
  return new Map(
    children.flatMap(({ personId, place }) => {
      const person = people.get(personId);
      return person ? [[place, firstNameOf(person)] as const] : [];
    }),
  );
}

async function listPage(request: Listing<Read>): Promise<Reply> {
  const { db, params, who, query } = request;
  const draft = await ownDraft(request);
  const all = await listDictations(db, draft.draftId);
  const isOn = await isDictationOn(db);
  const here = href(dictationPath, params);
  const names = listNames([...(await firstNames(db, draft)).values()]);
  const minutes = await getSetting(db, dictationMinutes);
  const { deviceKey, draftId } = draft;
  const recorder =
    isOn && isOpen(draft) && deviceKey !== null
      ? { action: here, csrf: who.csrf, draftId, deviceKey, minutes }
      : null;
  const body = (
    <DictationsView
      names={names}
      here={here}
      csrf={who.csrf}
      isOn={isOn}
      recorder={recorder}
      dictations={all.filter(({ discardedAt }) => discardedAt === null)}
      thrownAway={all.find(({ id, discardedAt }) => id === query['thrown'] && discardedAt !== null)}
    />
  );
  return page('Dictate', body, {
    before: <BackLink href={href(draftPath, params)}>The visit</BackLink>,
    ...(recorder ? { sound: 'record' as const } : {}),
  });
}

/** Takes a recording from the script of the page, once, however often it is sent. */
async function receive(request: Listing<Write>): Promise<Reply> {
  const { db, body, files } = request;
  const draft = await ofPerson(request, await holdDraft(db, request.params.draftId));
  if (!isOpen(draft)) return refusedSound('This visit is not being written any more.');
  if (!(await isDictationOn(db))) return refusedSound('Dictation is switched off.');
  const [uploadId, told] = [postedLine(body, 'upload'), postedLine(body, 'told')];
  if (told !== 'yes' && told !== 'no') return refusedSound('Say whether the family knows.');
  const sound = files.find(({ field }) => field === 'sound')?.bytes;
  if (!sound || !isUuid(uploadId)) return refusedSound(soundProblems['not a recording']);
  const wave = readWave(sound, await getSetting(db, dictationMinutes));
  if ('problem' in wave) return refusedSound(soundProblems[wave.problem]);
  const { seconds } = wave;
  const kept = await addDictation(db, draft, { uploadId, familyTold: told === 'yes', seconds, sound });
  return kept === 'kept'
    ? answer(200, { outcome: 'kept', upload: uploadId })
    : refusedSound(soundProblems[kept]);
}

const refusedSound = (problem: string) => answer(422, { problem });
const soundProblems = {
  'not a recording': 'This is not a recording that Kith can take.',
  'too short': 'Nothing was recorded: it is shorter than a second.',
  'too long': 'This recording is longer than recordings may be.',
  other: 'Another recording was sent in its place before.',
  'too many': 'This visit has as many recordings as it may have. Throw some away, or type.',
} as const;

async function ownDictation(
  request: Pick<Reviewing<Read>, 'db' | 'params' | 'saw' | 'who'>,
): Promise<{ draft: Draft; dictation: Dictation }> {
  const draft = await ownDraft(request);
  const dictation = await findDictation(request.db, draft.draftId, request.params.dictationId);
  if (!dictation) throw new NotFound();
  return { draft, dictation };
}

async function reviewPage(request: Reviewing<Read>): Promise<Reply> {
  const found = await ownDictation(request);
  if (found.dictation.discardedAt !== null) return redirect(thrown(request));
  return review(request, found, { typed: {}, errors: [], saved: null });
}

type Found = { readonly draft: Draft; readonly dictation: Dictation };

async function review(
  request: Reviewing<Read>,
  { draft, dictation }: Found,
  sent: Pick<ReviewProps, 'typed' | 'errors' | 'saved'>,
): Promise<Reply> {
  const { db, params, who } = request;
  const names = await firstNames(db, draft);
  const body = (
    <ReviewView
      action={href(onePath, params)}
      visit={href(draftPath, params)}
      csrf={who.csrf}
      dictation={dictation}
      isOn={await isDictationOn(db)}
      days={await getSetting(db, dictationDays)}
      isOpen={isOpen(draft)}
      names={[...names.values()]}
      targets={targetsOf(request, draft, names)}
      {...sent}
    />
  );
  return page('Check what you dictated', body, {
    before: <BackLink href={href(dictationPath, params)}>Dictated for this visit</BackLink>,
    errors: sent.errors,
    ...(dictation.soundGoneAt === null ? { sound: 'play' as const } : {}),
    ...(dictation.state === 'waiting' ? { refreshAfterSeconds: 10 } : {}),
  });
}

/** Where words may go, with what is typed there: what is said of all, and a remark about each child. */
function targetsOf(
  { today }: Reviewing<Read>,
  draft: Draft,
  names: ReadonlyMap<number, string>,
): readonly Target[] {
  const { shared, own } = writtenIn(draft, today);
  const typed = { shared, own: new Map(draft.children.map(({ place }, at) => [place, own[at] ?? {}])) };
  const target = (field: DictatedField, title: string): Target => ({
    name: fieldName(field),
    title,
    typed: typedIn(field, typed),
  });
  return [
    ...(['happened', 'purpose', 'gained'] as const).map((about) =>
      target({ about, place: null }, dictatedAbouts[about]),
    ),
    ...[...names].map(([place, name]) => target({ about: 'remark', place }, `About ${name} alone`)),
  ];
}

async function change(request: Reviewing<Write>): Promise<Reply> {
  const { db, params, body } = request;
  const draft = await ofPerson(request, await holdDraft(db, params.draftId));
  const dictation = await findDictation(db, draft.draftId, params.dictationId);
  if (!dictation) throw new NotFound();
  const step = postedLine(body, 'step');
  if (step === 'discard') {
    await discardDictation(db, dictation.id);
    return redirect(thrown(request));
  }
  if (step === 'undo') await undiscardDictation(db, dictation.id);
  if (step === 'again') await tryAgain(db, dictation.id);
  const accepting = parseAccept(
    body,
    dictation,
    draft.children.map(({ place }) => place),
  );
  if (accepting) return accept(request, { draft, dictation }, accepting);
  return redirect(href(onePath, params));
}

const thrown = ({ params }: Reviewing<Read>) => `${href(dictationPath, params)}?thrown=${params.dictationId}`;

type Accepting = NonNullable<ReturnType<typeof parseAccept>>;

/** What is left on the page stays as it was mended: so the answer is the page itself. */
async function accept(
  request: Reviewing<Write>,
  { draft, dictation }: Found,
  { accepted, errors }: Accepting,
): Promise<Reply> {
  const { db, body, params, today } = request;
  if (dictation.discardedAt !== null) return redirect(thrown(request));
  if (!isOpen(draft)) return redirect(href(onePath, params));
  if (errors.length > 0)
    return review(
      request,
      { draft, dictation },
      { typed: keepMended(body, dictation, []), errors, saved: null },
    );
  const now = await acceptWords(db, draft, { dictation, written: writtenIn(draft, today), accepted });
  const found = {
    draft: await getDraft(db, draft.draftId),
    dictation: (await findDictation(db, draft.draftId, dictation.id)) ?? dictation,
  };
  const saved = { now, before: accepted.length - now };
  return review(request, found, { typed: keepMended(body, dictation, accepted), errors: [], saved });
}

/** The recording, to who made it; each hearing stands in the trail. */
async function hear(request: PageRequest<typeof soundPath, Read, string>): Promise<Reply> {
  const { dictation } = await ownDictation(request);
  const sound = await findSound(request.db, dictation.id);
  if (!sound) throw new NotFound();
  return download('dictation.wav', 'audio/wav', sound);
}

const subject = ({ personId }: { personId: string }) => personId;

/** Saying a visit aloud: recorded on the device, written down by the authority's own engine, checked and accepted by who said it. */
export const dictationRoutes: readonly Route[] = [
  get(dictationPath, { action: recordEntries, audit: 'DictationList', subject, handle: listPage }),
  post(dictationPath, { action: recordEntries, audit: 'DictationSend', subject, handle: receive }),
  get(onePath, { action: recordEntries, audit: 'DictationRead', subject, handle: reviewPage }),
  post(onePath, { action: recordEntries, audit: 'DictationChange', subject, handle: change }),
  get(soundPath, { action: recordEntries, audit: 'DictationHear', subject, handle: hear }),
];
