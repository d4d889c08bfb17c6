import type { PageRequest, Route } from '../../access/index.ts';
import {
  countDisposals,
  countDue,
  findDestroyed,
  get,
  listDestroyed,
  listDisposalsOf,
  listDue,
  listKeptLonger,
  listLegalHolds,
  listOpenDisposals,
} from '../../access/index.ts';
import { getPersonSummary, listRelationships, resolvePerson } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { pageOfList } from '../../../platform/http/page-of-list.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { decideDisposal, openDisposal, proposeDisposal, reviewDisposal } from '../permissions.ts';
import { CertificatesView, CertificateView } from './certificate-view.tsx';
import { disposalListPage, reviewPage } from './disposal-page.ts';
import type { Hanging } from './disposal-page.ts';
import { disposalPaths as paths } from './disposal-paths.ts';
import { DisposalListView } from './disposal-list-view.tsx';
import { listKeeping } from './list-keeping.ts';
import { ReviewView } from './review-view.tsx';

async function listPage({ db, query, saw }: PageRequest<typeof paths.list, Read, string>): Promise<Reply> {
  const pages = pageOfList(query, await countDue(db));
  const due = await listDue(db, pages);
  const openPages = pageOfList(query, (await countDisposals(db)).open, { perPage: 20, name: 'proposed' });
  const open = await listOpenDisposals(db, openPages);
  const ids = [...due.map(({ subjectId }) => subjectId), ...open.flatMap(({ subjectId }) => subjectId ?? [])];
  const people = await getPersonSummary(db, ids);
  saw(people.keys());
  const names = new Map([...people].map(([id, { shown }]) => [id, shown]));
  const model = disposalListPage({ due, open, names, pages, openPages });
  return page('Records whose time has ended', <DisposalListView page={model} />);
}

/** What a page of one record is made of: whoever posted to it sees it again with what is wrong. */
export type Reviewing = Pick<
  PageRequest<typeof paths.review, Read, string>,
  'db' | 'params' | 'today' | 'who' | 'saw' | 'may'
> & { readonly query?: Readonly<Record<string, string>> };
export type Again = { readonly typed: Typed; readonly errors: readonly FieldError[] };

/** How long one record is kept, with the forms; after a form that was not right, with what was typed. */
export async function showReview(
  request: Reviewing,
  again: Again = { typed: {}, errors: [] },
): Promise<Reply> {
  const { db, params, today, who, may } = request;
  const { canonical, all } = await resolvePerson(db, params.personId);
  const keeping = (await listKeeping(db, [canonical], today)).get(canonical);
  const summary = (await getPersonSummary(db, [canonical])).get(canonical);
  if (!keeping || !summary) throw new NotFound();
  const model = reviewPage({
    personId: canonical,
    name: summary.shown,
    keeping,
    hanging: await listHanging(request, all),
    holds: await listLegalHolds(db, all),
    longer: await listKeptLonger(db, all),
    disposals: await listDisposalsOf(db, all),
    me: who.accountId,
    today,
    mayPropose: await may(proposeDisposal, canonical),
    mayDecide: await may(decideDisposal, canonical),
  });
  const done = request.query?.['done'];
  return page(
    `How long the record of ${model.name} is kept`,
    <ReviewView page={model} token={who.csrf} done={done} {...again} />,
    { errors: again.errors, before: <BackLink href={paths.list}>All records whose time has ended</BackLink> },
  );
}

async function listHanging({ db, saw }: Reviewing, all: readonly string[]): Promise<readonly Hanging[]> {
  const related = await listRelationships(db, all);
  const people = await getPersonSummary(
    db,
    related.map(({ relativeId }) => relativeId),
  );
  saw([...all, ...people.keys()]);
  const ties = related.flatMap(({ relativeId, relativeIs }) => {
    const found = people.get(relativeId);
    return found ? [{ text: `${found.shown}, ${relativeIs}`, href: `/people/${relativeId}` }] : [];
  });
  const seconds = all.length - 1;
  return seconds === 0
    ? ties
    : [
        {
          text: `${seconds} more ${seconds === 1 ? 'record' : 'records'} of the same person: destroyed together`,
          href: null,
        },
        ...ties,
      ];
}

async function certificatesPage({
  db,
  query,
}: PageRequest<typeof paths.certificates, Read, string>): Promise<Reply> {
  const pages = pageOfList(query, (await countDisposals(db)).destroyed);
  const disposals = await listDestroyed(db, pages);
  return page('What was destroyed', <CertificatesView disposals={disposals} pages={pages} />, {
    before: <BackLink href={paths.list}>Records whose time has ended</BackLink>,
  });
}

async function certificatePage({
  db,
  params,
}: PageRequest<typeof paths.certificate, Read, string>): Promise<Reply> {
  const found = await findDestroyed(db, params.disposalId);
  if (!found) throw new NotFound();
  return page('Proof that a record was destroyed', <CertificateView disposal={found} />, {
    before: <BackLink href={paths.certificates}>All that was destroyed</BackLink>,
  });
}

/** Reading: the list, one record, and what was destroyed. */
export const disposalRoutes: readonly Route[] = [
  get(paths.list, { action: reviewDisposal, audit: 'DisposalList', handle: listPage }),
  get(paths.certificates, {
    action: reviewDisposal,
    audit: 'DisposalProofList',
    handle: certificatesPage,
  }),
  get(paths.certificate, { action: reviewDisposal, audit: 'DisposalProofRead', handle: certificatePage }),
  get(paths.review, {
    action: openDisposal,
    audit: 'DisposalRead',
    subject: ({ personId }) => personId,
    handle: (request) => showReview(request),
  }),
];
