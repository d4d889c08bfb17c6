import type { PageRequest, Route, SecretKey } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import type { Draft } from '../../practice/index.ts';
import {
  freshShared,
  listEntries,
  listGoals,
  listKnowFirst,
  listUnfinished,
  makeTicket,
  publicKeyOf,
  recordEntries,
  standingKnowFirst,
} from '../../practice/index.ts';
import { getPersonSummary, listRelationships, resolvePerson } from '../../people/index.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { download } from '../../../platform/http/reply.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { renderPart } from '../../../platform/views/render-page.ts';
import { formData } from '../entries/draft-state.ts';
import { firstNameOf, listChildrenOfVisit } from '../entries/visit-children.ts';
import { listNames, VisitForm } from '../entries/visit-form-view.tsx';
import { readStandingWarnings } from '../family/read-warnings.ts';
import type { PackChild } from './pack-view.tsx';
import { PackView } from './pack-view.tsx';

const keysPath = '/offline/keys';
const packPath = '/children/:personId/pack';

/** How many families a device takes along by itself. */
const mostFamilies = 30;
/** How many of the last entries of a child it takes along. */
const lastEntries = 5;

const json = (what: object) => download('offline.json', 'application/json', JSON.stringify(what));

/** What this browser needs to write and to send later, and which families are the actor's own. */
async function keys(
  { db, who, now }: PageRequest<string, Read, string>,
  key: SecretKey | undefined,
): Promise<Reply> {
  const own = await db.query(sql<{ id: string }>`
    select r.subject_id as id from access.relation r
     where r.account_id = platform.actor() and r.kind = 'worker' and r.starts <= platform.today()
       and (r.ends is null or r.ends > platform.today()) and r.subject_id not in (select access.hidden_subjects())
     group by r.subject_id order by r.subject_id limit ${mostFamilies}`);
  const session = await db.first(sql<{ until: string }>`
    select expires_at as until from platform.session where id = ${who.sessionId}`);
  const ticket = { account: who.accountId, session: who.sessionId, now };
  const sending = key ? { publicKey: publicKeyOf(key), ticket: makeTicket(key, ticket) } : {};
  return json({
    account: who.accountId,
    session: who.sessionId,
    until: session?.until,
    own: own.map(({ id }) => id),
    ...sending,
  });
}

/** One family to take along: who they are, what is planned, what was last written, and the form for a visit. */
async function pack(request: PageRequest<typeof packPath, Read, string>): Promise<Reply> {
  const { db, params, today, saw, now } = request;
  const { canonical } = await resolvePerson(db, params.personId);
  const ids = await listChildrenOfVisit(db, canonical);
  saw(ids);
  const people = await getPersonSummary(db, ids);
  const children: PackChild[] = [];
  for (const id of ids) {
    const person = people.get(id);
    if (person) children.push(await packChild(request, id, firstNameOf(person)));
  }
  const written = { shared: freshShared(today), own: ids.map(() => ({})) };
  const data = await formData(request, draftOf(ids, request), written);
  const warnings = await readStandingWarnings(db, ids);
  saw(warnings.map(({ warning }) => warning.personId));
  const html = renderPart(
    <>
      <PackView children={children} warnings={warnings} today={today} />
      <VisitForm {...data} action="/offline" csrf="" errors={[]} />
    </>,
  );
  const title = listNames(children.map(({ firstName }) => firstName));
  return json({ id: canonical, title, children: ids, html, takenAt: now });
}

/** A draft that is written on the device alone. */
function draftOf(
  ids: readonly string[],
  { now, who }: Pick<PageRequest<string, Read, string>, 'now' | 'who'>,
): Draft {
  const children = ids.map((personId, place) => ({ personId, place, own: {} }));
  const times = { begunAt: now, savedAt: now, finishedAt: null, discardedAt: null };
  return {
    draftId: newId(),
    authorId: who.accountId,
    version: 1,
    deviceKey: null,
    shared: {},
    children,
    ...times,
  };
}

async function packChild(
  { db, saw }: Pick<PageRequest<string, Read, string>, 'db' | 'saw'>,
  personId: string,
  firstName: string,
): Promise<PackChild> {
  const { all } = await resolvePerson(db, personId);
  const ties = (await listRelationships(db, all)).filter(({ ends }) => ends === null);
  const around = await getPersonSummary(
    db,
    ties.map(({ relativeId }) => relativeId),
  );
  saw([...around.keys()]);
  const goals = (await listGoals(db, all)).filter(({ state }) => state === 'now');
  return {
    firstName,
    said: standingKnowFirst(await listKnowFirst(db, all)),
    around: ties.flatMap(({ relativeId, relativeIs, note }) => {
      const person = around.get(relativeId);
      return person ? [[relativeIs, [person.shown, note].filter(Boolean).join(': ')] as const] : [];
    }),
    goals,
    entries: (await listEntries(db, all, null)).slice(0, lastEntries),
  };
}

const subject = ({ personId }: { personId: string }) => personId;

/** What a device takes along: fetched by the script of the page, sealed there, and read without a network. */
export function packRoutes(secretKey: SecretKey | undefined): readonly Route[] {
  return [
    get(keysPath, {
      action: listUnfinished,
      audit: 'OfflineKeys',
      handle: (request) => keys(request, secretKey),
    }),
    get(packPath, { action: recordEntries, audit: 'OfflinePack', subject, handle: pack }),
  ];
}
