import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { Chapter } from '../../people/index.ts';
import { chapters } from '../../people/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { href } from '../../../platform/http/path.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { download, page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { handleSubjectAccess, readSubjectAccess } from '../permissions.ts';
import { copyFileName, oldestFirst, rereadCopy } from './compose-copy.ts';
import type { Decided } from './compose-copy.ts';
import { CopyView } from './copy-view.tsx';
import { addDecisions, hasSaved, takeBackLast } from './decision-queries.ts';
import { getFrozenCopy } from './frozen-copy.ts';
import type { Draft } from './prepare-copy.ts';
import { draftCopy } from './prepare-copy.ts';
import { getRequest, holdRequest } from './request-queries.ts';
import { parseReview } from './review-form.ts';
import { ReviewView } from './review-view.tsx';
import { subjectAccessPaths as paths } from './subject-access-paths.ts';

/** Passages on one page of the review. */
const perPage = 50;

type ReviewRequest<H extends Read> = PageRequest<typeof paths.review, H, string>;
type Place = { readonly chapter: Chapter; readonly number: number };

function placeOf(query: Readonly<Record<string, unknown>>, draft: Draft): Place {
  const asked = chapters[Number(query['chapter'] ?? -1)];
  const first = chapters.find((title) => draft.decided.some(({ passage }) => passage.chapter === title));
  return {
    chapter: asked ?? first ?? chapters[0],
    number: Math.max(1, Number.parseInt(String(query['page'] ?? '1'), 10) || 1),
  };
}

const reviewHref = (params: ReviewRequest<Read>['params'], { chapter, number }: Place) =>
  `${href(paths.review, params)}?chapter=${chapters.indexOf(chapter)}&page=${number}`;

function listIn(draft: Draft, chapter: Chapter): readonly Decided[] {
  return draft.decided.filter(({ passage }) => passage.chapter === chapter).sort(oldestFirst);
}

async function reviewPage(
  request: ReviewRequest<Read>,
  draft: Draft,
  errors: readonly FieldError[],
): Promise<Reply> {
  const { db, params, query, who, may } = request;
  const place = placeOf(query, draft);
  const all = listIn(draft, place.chapter);
  const asked = await getRequest(db, params);
  const mayHandle = asked.state === 'open' && (await may(handleSubjectAccess));
  const body = (
    <ReviewView
      name={draft.content.name}
      chapters={chaptersOf(request, draft, place)}
      current={place.chapter}
      passages={all.slice((place.number - 1) * perPage, place.number * perPage)}
      pages={Array.from({ length: Math.ceil(all.length / perPage) }, (_, index) => ({
        number: index + 1,
        href: reviewHref(params, { ...place, number: index + 1 }),
        isCurrent: index + 1 === place.number,
      }))}
      undecided={draft.undecided}
      isNew={draft.isNew}
      action={reviewHref(params, place)}
      undoAction={mayHandle && (await hasSaved(db, asked.id)) ? href(paths.undo, params) : null}
      csrf={who.csrf}
      errors={errors}
      mayHandle={mayHandle}
      isSaved={query['saved'] === 'yes'}
    />
  );
  return page(`What goes into the copy: ${place.chapter}`, body, { errors, before: backTo(request.params) });
}

const backTo = (params: ReviewRequest<Read>['params']) => (
  <BackLink href={href(paths.request, params)}>The request</BackLink>
);

function chaptersOf({ params }: ReviewRequest<Read>, draft: Draft, place: Place) {
  return chapters.map((title) => {
    const own = listIn(draft, title);
    return {
      title,
      href: reviewHref(params, { chapter: title, number: 1 }),
      count: own.length,
      undecided: own.filter(({ fate }) => fate === 'undecided').length,
      isCurrent: title === place.chapter,
    };
  });
}

async function draftFor(
  request: Pick<ReviewRequest<Read>, 'db' | 'params' | 'today' | 'saw'>,
): Promise<Draft> {
  const draft = await draftCopy(request.db, await getRequest(request.db, request.params), request.today);
  request.saw(draft.people);
  return draft;
}

const notKept = fieldError(
  'review',
  'The copy is not being prepared any more, so what you decided on this page was not kept. Somebody has to take it up again first',
);

async function saveReview(request: ReviewRequest<Write>): Promise<Reply> {
  const { db, params, body, query } = request;
  const asked = await getRequest(db, params);
  const draft = await draftFor(request);
  const { decisions, errors } = parseReview(body, draft.decided);
  if ((await holdRequest(db, asked)) !== 'open') return reviewPage(request, draft, [notKept]);
  await addDecisions(db, asked, decisions);
  const saved = { ...request, query: { ...query, saved: 'no' } };
  // What was decided without fault is kept all the same: nobody loses an afternoon's reading to one missing reason.
  if (errors.length > 0) return reviewPage(saved, await draftFor(request), errors);
  return redirect(`${reviewHref(params, placeOf(query, draft))}&saved=yes`);
}

async function undo({ db, params }: PageRequest<typeof paths.undo, Write, string>): Promise<Reply> {
  const asked = await getRequest(db, params);
  if ((await holdRequest(db, asked)) === 'open') await takeBackLast(db, asked.id);
  return redirect(href(paths.review, params));
}

/** The copy as it was kept, weighed again for whoever opens it; while it is being prepared, as it would be now. */
async function copyPage(request: PageRequest<typeof paths.copy, Read, string>): Promise<Reply> {
  const { db, params } = request;
  const asked = await getRequest(db, params);
  const title = 'A copy of what is held';
  const before = backTo(params);
  const draft = await draftFor(request);
  if (asked.state !== 'prepared' && asked.state !== 'released')
    return page(title, <CopyView content={draft.content} standing="draft" sha256={null} takenOut={0} />, {
      before,
    });
  const { content, sha256 } = await getFrozenCopy(db, asked.id);
  const seen = rereadCopy(content, draft.decided);
  return page(title, <CopyView {...seen} standing={asked.state} sha256={sha256} />, { before });
}

/**
 * The same passages as data, for whoever wants to take them elsewhere (UK GDPR article 20, unverified); released ones only. The very
 * file that was released while all of it would still be told; else what would be, and the mark of the file that was.
 */
async function dataFile(request: PageRequest<typeof paths.data, Read, string>): Promise<Reply> {
  const { db, params } = request;
  const asked = await getRequest(db, params);
  if (asked.state !== 'released') throw new NotFound();
  const { content, text, sha256 } = await getFrozenCopy(db, asked.id);
  const seen = rereadCopy(content, (await draftFor(request)).decided);
  const now = { ...seen.content, takenOutSince: seen.takenOut, releasedSha256: sha256 };
  const file = seen.takenOut === 0 ? text : JSON.stringify(now, null, 1);
  return download(copyFileName(content), 'application/json; charset=utf-8', file);
}

const subject = ({ personId }: { personId: string }) => personId;

/** Reading every passage, deciding, looking at the copy and handing it over. */
export const copyRoutes: readonly Route[] = [
  get(paths.review, {
    action: readSubjectAccess,
    audit: 'SubjectAccessReview',
    subject,
    handle: async (request) => reviewPage(request, await draftFor(request), []),
  }),
  post(paths.review, {
    action: handleSubjectAccess,
    audit: 'SubjectAccessDecide',
    subject,
    handle: saveReview,
  }),
  post(paths.undo, { action: handleSubjectAccess, audit: 'SubjectAccessUndo', subject, handle: undo }),
  get(paths.copy, { action: readSubjectAccess, audit: 'SubjectAccessCopy', subject, handle: copyPage }),
  get(paths.data, {
    action: readSubjectAccess,
    audit: 'SubjectAccessDownload',
    stepUp: true,
    subject,
    handle: dataFile,
  }),
];
