import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import { getPerson, getPersonSummary, resolvePerson } from '../../people/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { pageOfList } from '../../../platform/http/page-of-list.ts';
import { href } from '../../../platform/http/path.ts';
import { BadRequest, Stale } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { PagesOfList } from '../../../platform/views/pages-of-list.tsx';
import { handleSubjectAccess, listSubjectAccess, readSubjectAccess } from '../permissions.ts';
import type { Clock } from './clock-rules.ts';
import { clockOf, clockTerms } from './clock-rules.ts';
import { parseRequest, stepIn, typedRequest, typedStep } from './request-form.ts';
import type { StepName } from './request-form.ts';
import {
  addRequest,
  countOpenRequests,
  getRequest,
  listOpenRequests,
  listPauses,
  listRequestsOf,
} from './request-queries.ts';
import type { Pause, SubjectAccessRequest } from './request-rules.ts';
import { stateWords } from './request-rules.ts';
import type { ReadingLine } from './request-steps-view.tsx';
import { RequestPage } from './request-steps-view.tsx';
import type { RequestLine } from './request-view.tsx';
import { clockWords, NewRequestView, RequestList } from './request-view.tsx';
import { subjectAccessPaths as paths } from './subject-access-paths.ts';
import { takeStep } from './take-step.ts';

async function clocksOf(db: Read, requests: readonly SubjectAccessRequest[], today: PlainDate) {
  const pauses = await listPauses(db, requests);
  const terms = await getSetting(db, clockTerms);
  return new Map(
    requests.map((one): [string, { readonly clock: Clock; readonly pauses: readonly Pause[] }] => {
      const own = pauses.get(one.id) ?? [];
      return [one.id, { clock: clockOf(one, own, { today, terms }), pauses: own }];
    }),
  );
}

async function toLines(
  db: Read,
  requests: readonly SubjectAccessRequest[],
  today: PlainDate,
): Promise<RequestLine[]> {
  const clocks = await clocksOf(db, requests, today);
  const people = await getPersonSummary(
    db,
    requests.map(({ personId }) => personId),
  );
  return requests.map((one) => {
    const { id, personId, state, askerName } = one;
    const clock = clocks.get(id)?.clock;
    const isRunning = state === 'open' || state === 'prepared';
    return {
      href: href(paths.request, { personId, requestId: id }),
      name: people.get(personId)?.shown ?? 'Name not recorded',
      asker: askerName,
      state: stateWords[state],
      clock: isRunning && clock ? clockWords(clock) : 'Ended',
    };
  });
}

async function openListPage({
  db,
  query,
  today,
  saw,
}: PageRequest<typeof paths.list, Read, string>): Promise<Reply> {
  const pages = pageOfList(query, await countOpenRequests(db));
  const requests = await listOpenRequests(db, pages);
  saw(requests.map(({ personId }) => personId));
  const body = (
    <RequestList
      heading="Requests for what is held about somebody"
      intro="Everybody may ask for what is held about them. There is a month to answer; the request that has waited longest stands first."
      lines={await toLines(db, requests, today)}
      none="No request waits for an answer. A new one is recorded from the page of the person whom it is about."
      newHref={null}
      ways={<PagesOfList path={paths.list} page={pages} label="Pages of requests" />}
    />
  );
  return page('Requests for what is held', body);
}

async function ofPersonPage({
  db,
  params,
  today,
  may,
}: PageRequest<typeof paths.ofPerson, Read, string>): Promise<Reply> {
  const { canonical, all } = await resolvePerson(db, params.personId);
  const { shown } = await getPerson(db, canonical);
  const body = (
    <RequestList
      heading={`Requests for what is held about ${shown}`}
      intro="Each request that somebody made for a copy of this record."
      lines={await toLines(db, await listRequestsOf(db, all), today)}
      none="Nobody has asked for a copy of this record yet."
      newHref={(await may(handleSubjectAccess)) ? href(paths.fresh, params) : null}
    />
  );
  return page(`Requests: ${shown}`, body, { before: backTo(`/people/${params.personId}`, shown) });
}

const backTo = (to: string, text: string) => <BackLink href={to}>{text}</BackLink>;

type Filled = { readonly typed: Typed; readonly errors: readonly FieldError[] };

async function newPage(
  { db, params, who }: PageRequest<typeof paths.fresh, Read, string>,
  { typed, errors }: Filled,
): Promise<Reply> {
  const { shown } = await getPerson(db, params.personId);
  const form = { action: href(paths.ofPerson, params), csrf: who.csrf, typed, errors };
  const before = backTo(href(paths.ofPerson, params), 'Requests');
  return page('A request for what is held', <NewRequestView name={shown} form={form} />, { errors, before });
}

async function add(request: PageRequest<typeof paths.ofPerson, Write, string>): Promise<Reply> {
  const { db, params, body, today } = request;
  const parsed = parseRequest(body, today);
  if (!parsed.ok) return newPage(request, { typed: typedRequest(body, today), errors: parsed.errors });
  const requestId = await addRequest(db, params.personId, parsed.value);
  return redirect(href(paths.request, { ...params, requestId }));
}

type Problem = Filled & { readonly wrong: StepName | undefined };

async function requestPage(
  { db, params, who, may, today }: PageRequest<typeof paths.request, Read, string>,
  { typed, errors, wrong }: Problem,
): Promise<Reply> {
  const request = await getRequest(db, params);
  const { shown } = await getPerson(db, params.personId);
  const known = (await clocksOf(db, [request], today)).get(request.id);
  const accounts = [request.preparedBy, request.releasedBy].flatMap((id) => id ?? []);
  if (!known) throw new BadRequest('The request is gone.');
  const body = (
    <RequestPage
      name={shown}
      request={request}
      {...known}
      names={await listAccountNames(db, accounts)}
      readings={await listReadings(db, request.id)}
      mayHandle={await may(handleSubjectAccess)}
      isPreparer={request.preparedBy === who.accountId}
      hrefs={{
        review: href(paths.review, params),
        copy: href(paths.copy, params),
        data: href(paths.data, params),
      }}
      form={{ action: href(paths.request, params), csrf: who.csrf, typed, errors }}
      wrong={wrong}
    />
  );
  return page(`A copy for ${shown}`, body, {
    errors,
    before: backTo(href(paths.ofPerson, params), 'Requests'),
  });
}

function listReadings(db: Read, requestId: string): Promise<readonly ReadingLine[]> {
  return db.query(sql<ReadingLine>`select read_on as "readOn", with_whom as "withWhom", minutes, said
    from overview.subject_access_reading where request_id = ${requestId}::uuid order by read_on, recorded_at`);
}

const moved = fieldError(
  'step',
  'Somebody else changed this request while you were writing. What you typed is kept; look at how it stands now',
);

async function step(asked: PageRequest<typeof paths.request, Write, string>): Promise<Reply> {
  const { db, params, body, today, who } = asked;
  const name = stepIn(body);
  if (!name)
    return requestPage(asked, {
      typed: {},
      errors: [fieldError('step', 'Choose what to do')],
      wrong: undefined,
    });
  const request = await getRequest(db, params);
  const typed = typedStep(name, body, today);
  if (Number(body['version']) !== request.version)
    return requestPage(asked, { typed, errors: [moved], wrong: name });
  try {
    const errors = await takeStep(db, name, { request, body, today, account: who.accountId });
    if (errors.length > 0) return await requestPage(asked, { typed, errors, wrong: name });
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
    return requestPage(asked, { typed, errors: [moved], wrong: name });
  }
  return redirect(href(paths.request, params));
}

const subject = ({ personId }: { personId: string }) => personId;
const nothing = { typed: {}, errors: [], wrong: undefined } as const;

/** Requests for what is held about somebody: the list, those of a person, one and its steps. */
export const requestRoutes: readonly Route[] = [
  get(paths.list, { action: listSubjectAccess, audit: 'SubjectAccessList', handle: openListPage }),
  get(paths.ofPerson, {
    action: readSubjectAccess,
    audit: 'SubjectAccessOfPerson',
    subject,
    handle: ofPersonPage,
  }),
  get(paths.fresh, {
    action: handleSubjectAccess,
    audit: 'SubjectAccessForm',
    subject,
    handle: (request) => newPage(request, nothing),
  }),
  post(paths.ofPerson, { action: handleSubjectAccess, audit: 'SubjectAccessRecord', subject, handle: add }),
  get(paths.request, {
    action: readSubjectAccess,
    audit: 'SubjectAccessRead',
    subject,
    handle: (request) => requestPage(request, nothing),
  }),
  post(paths.request, { action: handleSubjectAccess, audit: 'SubjectAccessStep', subject, handle: step }),
];
