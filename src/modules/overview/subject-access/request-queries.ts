import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { Lines } from '../../../platform/http/page-of-list.ts';
import { NotFound, Stale } from '../../../platform/http/problems.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Pause, SubjectAccessRequest } from './request-rules.ts';

const columns = sql`r.id, r.person_id as "personId", r.asked_by as "askedBy", r.asker_name as "askerName", r.authority, r.reach, r.scope,
  r.received_on as "receivedOn", r.identity_how as "identityHow", r.identity_on as "identityOn", r.extended_because as "extendedBecause",
  r.extended_on as "extendedOn", r.state, r.ended_because as "endedBecause", r.prepared_at as "preparedAt", r.prepared_by as "preparedBy",
  r.released_at as "releasedAt", r.released_by as "releasedBy", r.released_how as "releasedHow", r.version`;

/** What a form says of a new request. */
export type NewRequest = Pick<SubjectAccessRequest, 'askedBy' | 'askerName' | 'receivedOn'> &
  Partial<Pick<SubjectAccessRequest, 'authority' | 'reach' | 'scope'>>;

export async function addRequest(db: Write, personId: string, said: NewRequest): Promise<Id<'request'>> {
  const id = newId<'request'>();
  await db.run(sql`insert into overview.subject_access_request (id, person_id, asked_by, asker_name, authority, reach, scope, received_on)
    values (${id}, ${personId}, ${said.askedBy}, ${said.askerName}, ${said.authority ?? null}, ${said.reach ?? null}, ${said.scope ?? null},
      ${said.receivedOn})`);
  return id;
}

/** The requests about these records, the newest first. */
export function listRequestsOf(
  db: Read,
  records: readonly string[],
): Promise<readonly SubjectAccessRequest[]> {
  return db.query(sql<SubjectAccessRequest>`select ${columns} from overview.subject_access_request r
    where r.person_id = any(${[...records]}::uuid[]) order by r.received_on desc, r.id desc`);
}

/** Requests that still wait for an answer, the oldest first: a page of them. */
export function listOpenRequests(
  db: Read,
  { perPage, offset }: Lines,
): Promise<readonly SubjectAccessRequest[]> {
  return db.query(sql<SubjectAccessRequest>`select ${columns} from overview.subject_access_request r
    where r.state in ('open', 'prepared') order by r.received_on, r.id limit ${perPage} offset ${offset}`);
}

/** How many of them there are. */
export async function countOpenRequests(db: Read): Promise<number> {
  const counted = await db.first(sql<{ total: number }>`select count(*)::int as total
    from overview.subject_access_request r where r.state in ('open', 'prepared')`);
  return counted?.total ?? 0;
}

/** One request of a person. @throws NotFound */
export async function getRequest(
  db: Read,
  { personId, requestId }: { readonly personId: string; readonly requestId: string },
): Promise<SubjectAccessRequest> {
  const found =
    await db.first(sql<SubjectAccessRequest>`select ${columns} from overview.subject_access_request r
    where r.id = ${requestId}::uuid and r.person_id = ${personId}::uuid`);
  if (!found) throw new NotFound();
  return found;
}

/** Holds a request until the transaction ends: what is decided and what is prepared from it do not pass each other. */
export async function holdRequest(
  db: Write,
  { id }: SubjectAccessRequest,
): Promise<SubjectAccessRequest['state']> {
  const found = await db.first(sql<Pick<SubjectAccessRequest, 'state'>>`
    select state from overview.subject_access_request where id = ${id} for update`);
  if (!found) throw new NotFound();
  return found.state;
}

/** What may change about a request; what is left out stays. */
export type RequestChange = Partial<
  Pick<
    SubjectAccessRequest,
    'state' | 'identityHow' | 'identityOn' | 'extendedBecause' | 'extendedOn' | 'endedBecause'
  >
>;

/** @throws Stale when somebody else changed it since it was read */
export async function changeRequest(
  db: Write,
  request: SubjectAccessRequest,
  change: RequestChange,
): Promise<void> {
  const to = { ...request, ...change };
  const done =
    await db.run(sql`update overview.subject_access_request set state = ${to.state}, identity_how = ${to.identityHow},
      identity_on = ${to.identityOn}, extended_because = ${to.extendedBecause}, extended_on = ${to.extendedOn}, ended_because = ${to.endedBecause}
    where id = ${request.id} and version = ${request.version}`);
  if (done !== 1) throw new Stale();
}

/** Says that the copy is ready for a second person; or, with null, that it is taken up again. @throws Stale */
export async function markPrepared(
  db: Write,
  request: SubjectAccessRequest,
  isPrepared: boolean,
): Promise<void> {
  const done = await db.run(sql`update overview.subject_access_request
      set state = ${isPrepared ? 'prepared' : 'open'}, prepared_at = case when ${isPrepared} then platform.moment() end,
          prepared_by = case when ${isPrepared} then platform.actor() end
    where id = ${request.id} and version = ${request.version}`);
  if (done !== 1) throw new Stale();
}

/** @throws Stale when somebody else changed it since it was read */
export async function markReleased(db: Write, request: SubjectAccessRequest, how: string): Promise<void> {
  const done = await db.run(sql`update overview.subject_access_request
      set state = 'released', released_at = platform.moment(), released_by = platform.actor(), released_how = ${how}
    where id = ${request.id} and version = ${request.version} and state = 'prepared'`);
  if (done !== 1) throw new Stale();
}

/** Of these requests, what had to be made clear and when, the oldest first. */
export async function listPauses(
  db: Read,
  requests: readonly SubjectAccessRequest[],
): Promise<ReadonlyMap<string, readonly Pause[]>> {
  const ids = requests.map(({ id }) => id);
  const rows = await db.query(sql<
    Pause & { readonly requestId: string }
  >`select p.id, p.request_id as "requestId", p.what,
      p.asked_on as "askedOn", p.answered_on as "answeredOn", p.answer
    from overview.subject_access_pause p where p.request_id = any(${ids}::uuid[]) order by p.asked_on, p.id`);
  return new Map(ids.map((id) => [id, rows.filter(({ requestId }) => requestId === id)]));
}

/** False while something else is still to be made clear: the clock stands already. */
export async function addPause(
  db: Write,
  { id, personId }: SubjectAccessRequest,
  { what, askedOn }: { readonly what: string; readonly askedOn: PlainDate },
): Promise<boolean> {
  const added =
    await db.run(sql`insert into overview.subject_access_pause (id, request_id, person_id, what, asked_on)
    values (${newId()}, ${id}, ${personId}, ${what}, ${askedOn}) on conflict do nothing`);
  return added === 1;
}

/** @throws Stale when it was answered already */
export async function endPause(
  db: Write,
  { id }: SubjectAccessRequest,
  { answer, answeredOn }: { readonly answer: string; readonly answeredOn: PlainDate },
): Promise<void> {
  const done =
    await db.run(sql`update overview.subject_access_pause set answer = ${answer}, answered_on = ${answeredOn}
    where request_id = ${id} and answered_on is null`);
  if (done !== 1) throw new Stale();
}
