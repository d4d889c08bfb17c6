import type { PageRequest, Route } from '../../access/index.ts';
import {
  askForLink,
  countLinkOpenings,
  findLinkOpening,
  get,
  holdsKeyTo,
  listLinkOpenings,
  lookThroughLink,
  post,
  turnSecondKey,
} from '../../access/index.ts';
import type { LinkOpening } from '../../access/index.ts';
import { getPerson, getPersonSummary } from '../../people/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { pageOfList } from '../../../platform/http/page-of-list.ts';
import { href } from '../../../platform/http/path.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { askSealedLink, openSealedLinks } from '../permissions.ts';
import { parseKey, parseRequest } from './adoption-form.ts';
import { openingPage, openingsPage } from './sealed-link-page.ts';
import { AskLinkView, LookView, OpeningsView, OpeningView } from './sealed-link-view.tsx';

export const linkPaths = {
  list: '/sealed-links',
  opening: '/sealed-links/:openingId',
  look: '/sealed-links/:openingId/look',
  ask: '/people/:personId/sealed-link',
} as const;

type Again = { readonly typed: Typed; readonly errors: readonly FieldError[] };
const nothing: Again = { typed: {}, errors: [] };
const toList = <BackLink href={linkPaths.list}>Sealed links</BackLink>;

async function listPage({
  db,
  query,
  saw,
}: PageRequest<typeof linkPaths.list, Read, string>): Promise<Reply> {
  const pages = pageOfList(query, await countLinkOpenings(db));
  const openings = await listLinkOpenings(db, pages);
  const names = await namesOf(db, openings);
  saw(names.keys());
  return page('Sealed links', <OpeningsView rows={openingsPage(openings, names)} pages={pages} />);
}

async function namesOf(db: Read, openings: readonly LinkOpening[]): Promise<ReadonlyMap<string, string>> {
  const people = await getPersonSummary(
    db,
    openings.map(({ subjectId }) => subjectId),
  );
  return new Map([...people].map(([id, { shown }]) => [id, shown]));
}

type Asking = Pick<PageRequest<typeof linkPaths.ask, Read, string>, 'db' | 'params' | 'who'>;

async function askPage({ db, params, who }: Asking, again: Again): Promise<Reply> {
  const { shown } = await getPerson(db, params.personId);
  const holds = await holdsKeyTo(db, params.personId);
  return page('Open a sealed link', <AskLinkView name={shown} holds={holds} token={who.csrf} {...again} />, {
    errors: again.errors,
    before: <BackLink href={`/people/${params.personId}`}>Back to {shown}</BackLink>,
  });
}

async function ask(request: PageRequest<typeof linkPaths.ask, Write, string>): Promise<Reply> {
  const { db, params, body } = request;
  const parsed = parseRequest(body);
  if (!parsed.ok) return askPage(request, parsed);
  if (!(await holdsKeyTo(db, params.personId)))
    return askPage(request, { typed: {}, errors: [fieldError('why', 'You hold no key to this record')] });
  const { purpose, why } = parsed.value;
  const openingId = await askForLink(db, { subject: params.personId, purpose, because: why });
  return redirect(href(linkPaths.opening, { openingId }));
}

type Opening = Pick<PageRequest<typeof linkPaths.opening, Read, string>, 'db' | 'params' | 'who' | 'saw'>;

async function showOpening({ db, params, who, saw }: Opening, again: Again = nothing): Promise<Reply> {
  const opening = await findLinkOpening(db, params.openingId);
  if (!opening) throw new NotFound();
  const names = await namesOf(db, [opening]);
  saw(names.keys());
  const model = openingPage(opening, names.get(opening.subjectId) ?? null, who.accountId);
  return page('A request to open a sealed link', <OpeningView page={model} token={who.csrf} {...again} />, {
    errors: again.errors,
    before: toList,
  });
}

const refusals = {
  own: 'Somebody other than who asked turns the second key',
  late: 'More than a day has passed: ask again',
  turned: 'Somebody else has turned the second key already',
};

async function turnKey(request: PageRequest<typeof linkPaths.opening, Write, string>): Promise<Reply> {
  const { db, params, body } = request;
  if (!(await findLinkOpening(db, params.openingId))) throw new NotFound();
  const parsed = parseKey(body);
  if (!parsed.ok) return showOpening(request, parsed);
  const said = await turnSecondKey(db, params.openingId, parsed.value.why);
  if (said === 'done') return redirect(href(linkPaths.opening, params));
  return showOpening(request, {
    typed: { why: parsed.value.why },
    errors: [fieldError('why', refusals[said])],
  });
}

/** Answers the form itself: a page that can be opened again without asking would not be a look of limited time. */
async function look(request: PageRequest<typeof linkPaths.look, Write, string>): Promise<Reply> {
  const { db, params, who } = request;
  const opening = await findLinkOpening(db, params.openingId);
  if (!opening) throw new NotFound();
  const isOne = [opening.askedBy, opening.secondBy].includes(who.accountId);
  if (opening.state !== 'open' || !isOne) return showOpening(request);
  const link = await lookThroughLink(db, params.openingId);
  const people = link ? await getPersonSummary(db, [link.sealedId, link.newId]) : new Map();
  return page('What the link says', <LookView link={link} nameOf={(id) => people.get(id)?.shown ?? null} />, {
    before: <BackLink href={href(linkPaths.opening, params)}>Back to the request</BackLink>,
  });
}

const subject = ({ personId }: { readonly personId: string }) => personId;

/**
 * The two keys: asking, the second person, looking. A look names neither record in the trail, which would be the link
 * itself; who looked, when, and for which request stands beside the request.
 */
export const sealedLinkRoutes: readonly Route[] = [
  get(linkPaths.list, { action: openSealedLinks, audit: 'SealedLinkList', handle: listPage }),
  get(linkPaths.opening, {
    action: openSealedLinks,
    audit: 'SealedLinkRequestRead',
    handle: (request) => showOpening(request),
  }),
  post(linkPaths.opening, {
    action: openSealedLinks,
    audit: 'SealedLinkSecondKey',
    stepUp: true,
    handle: turnKey,
  }),
  post(linkPaths.look, { action: openSealedLinks, audit: 'SealedLinkLook', stepUp: true, handle: look }),
  get(linkPaths.ask, {
    action: askSealedLink,
    audit: 'SealedLinkForm',
    subject,
    handle: (request) => askPage(request, nothing),
  }),
  post(linkPaths.ask, { action: askSealedLink, audit: 'SealedLinkAsk', stepUp: true, subject, handle: ask }),
];
