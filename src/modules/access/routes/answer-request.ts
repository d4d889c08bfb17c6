import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { parseParams } from '../../../platform/http/path.ts';
import { BadRequest, Forbidden, SignInNeeded } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { redirect } from '../../../platform/http/reply.ts';
import type { CookieSuffix } from '../../../platform/http/server.ts';
import { sameToken } from '../../../platform/http/server.ts';
import type { Action } from '../actions/action.ts';
import { authorise, may } from '../actions/action.ts';
import type { Rights } from '../actions/rights.ts';
import { openRights } from '../actions/rights.ts';
import { manageOwnAccount } from '../permissions.ts';
import { authoriseOrAsk } from '../restriction/whom-to-ask.ts';
import type { SignedIn } from '../sign-in/session.ts';
import { become, findSession, setMoment } from '../sign-in/session.ts';
import { auditProblem, auditRequest, isRefusal, pathParams } from './audit-request.ts';
import type { RequestBody } from './request-body.ts';
import { readBody, readTyped } from './request-body.ts';
import { endSentDraft } from '../drafts/form-draft-queries.ts';
import { keepOwnEarlier, leadToSignIn } from './keep-unsent.ts';
import { describeDevice } from './describe-device.ts';
import type { EarlyRequest, Told } from './route.ts';
import type { Done } from './send-reply.ts';
import { sendReply } from './send-reply.ts';
import type { Call, Chrome } from './serving.ts';
import { cookieOf, tokenOf } from './serving.ts';
import type { Asked } from './step-up.ts';
import { askForProof, isProofRecent } from './step-up.ts';

type Input = RequestBody & {
  readonly now: Instant;
  readonly today: PlainDate;
  /** What an open route did before the transaction. */
  readonly prepared: unknown;
};

/** One request is one transaction: sign-in, token, authorisation on the row, handler, audit row, commit; only then the answer. */
export async function answerRequest(call: Call): Promise<FastifyReply> {
  const { serving, request } = call;
  const now = serving.now();
  const today = serving.today(now);
  try {
    if (request.isMultipart()) await admitUpload(call, now, today);
    const body = await readBody(request, call.route.files);
    const prepared = await call.route.prepare?.({ ...earlyOf(call, now, today), body: body.body });
    const done = await serving.database.transaction({ account: null, role: 'app' }, today, (db) =>
      perform(call, db, { now, today, prepared, ...body }),
    );
    return await sendReply(call, done);
  } catch (error) {
    if (error instanceof SignInNeeded && request.method === 'POST') return askToSignIn(call, now, today);
    // What cannot be audited is not refused quietly either: then the trail's failure is what is told.
    await auditProblem(call, error, now).catch((failure: unknown) => {
      throw isRefusal(error) ? failure : error;
    });
    throw error;
  }
}

/** What was typed is kept for its sender: nobody loses words because a sign-in ended over them. */
async function askToSignIn(call: Call, now: Instant, today: PlainDate): Promise<FastifyReply> {
  if (call.request.isMultipart()) await readTyped(call.request, call.route.files).catch(() => undefined);
  const to = await call.serving.database.transaction({ account: null, role: 'app' }, today, (db) =>
    leadToSignIn(db, call, now),
  );
  return call.reply.redirect(to, 303);
}

function earlyOf(call: Call, now: Instant, today: PlainDate): Omit<EarlyRequest, 'body'> {
  const { serving, request } = call;
  const cookie = (suffix: CookieSuffix) => cookieOf(call, suffix);
  return { database: serving.database, now, today, url: request.url, cookie };
}

/** Files are read into memory only for somebody whose role includes what they would be for. */
async function admitUpload({ route, ...call }: Call, now: Instant, today: PlainDate): Promise<void> {
  const act = route.action;
  if (!act) throw new BadRequest('No files are taken here.');
  await call.serving.database.transaction({ account: null, role: 'app' }, today, async (db) => {
    const who = await findWho({ route, ...call }, db, now);
    if (!who) throw new SignInNeeded();
    await become(db, who.accountId, now);
    if (!(await may(db, { ...act, on: 'nothing' }, null))) throw new Forbidden();
  });
}

async function perform(call: Call, db: Write, input: Input): Promise<Done> {
  const { route } = call;
  const [, who] = await Promise.all([setMoment(db, input.now), findWho(call, db, input.now)]);
  if (route.action && !who) throw new SignInNeeded();
  const subjects = new Set<string>();
  let told: Told = {};
  const tell = (more: Told) => void (told = { ...told, ...more });
  const rights = openRights(db);
  const reply =
    (await admit(call, db, { ...input, who, tell })) ??
    (route.action && who
      ? await actOn(call, db, { ...input, who, subjects, tell, rights })
      : await openly(call, db, { ...input, who, tell }));
  const came = { account: who?.accountId ?? null, outcome: 'done', ...told } as const;
  await auditRequest(
    call,
    db,
    { ...came, account: came.account ?? null, subjects: shownIn(subjects, told) },
    input.now,
  );
  return {
    reply,
    html: await draw(call, db, { who, rights: route.method === 'GET' ? rights : openRights(db), reply }),
  };
}

/** Whose records were shown: as the route knows, and as an open one told. */
const shownIn = (subjects: ReadonlySet<string>, told: Told) => [...subjects, ...(told.subjects ?? [])];

/**
 * From here on, the transaction is for who is signed in. A form of an earlier sign-in of theirs is not taken as it is, nor
 * lost: it is offered to them again; that answer comes back.
 */
async function admit(call: Call, db: Write, input: OpenInput): Promise<Reply | undefined> {
  const { who, body, now, tell } = input;
  if (!who) return undefined;
  await become(db, who.accountId, now);
  if (hasToken(call, who, body)) return undefined;
  const kept = call.route.action ? await keepOwnEarlier(db, call, now) : undefined;
  if (kept === undefined)
    throw new BadRequest(
      'The form is not from this sign-in. Go back, reload the page and send it again.',
      403,
    );
  tell({ outcome: 'refused', detail: { asked: 'again' } });
  return redirect(kept);
}

async function findWho(call: Call, db: Write, now: Instant): Promise<SignedIn | undefined> {
  const token = tokenOf(call);
  return token ? findSession(db, call.serving.face, token, now) : undefined;
}

type SignedInput = Input & {
  readonly who: SignedIn;
  readonly subjects: Set<string>;
  readonly tell: (told: Told) => void;
  readonly rights: Rights;
};

async function actOn(call: Call, db: Write, input: SignedInput): Promise<Reply> {
  const { route, request } = call;
  if (!route.action) throw new Forbidden();
  const first = route.action === manageOwnAccount ? undefined : firstOf(input.who);
  if (first !== undefined) return redirect(first);
  const params = parseParams(route.path, pathParams(request.params));
  const subject = route.subject(params as never);
  const authorised =
    route.method === 'GET'
      ? await authoriseOrAsk(db, route.action, subject)
      : await authorise(db, route.action, subject);
  if (subject) input.subjects.add(subject);
  const { now, today, who, body, files, tell, rights } = input;
  if ('ask' in authorised) {
    tell({ outcome: 'refused', detail: { asked: 'whom to ask' } });
    return redirect(authorised.ask);
  }
  if (route.stepUp && !isProofRecent(who, now)) {
    tell({ outcome: 'refused', detail: { asked: 'proof' } });
    return askForProof(db, askedOf(call, input), now);
  }
  const saw = (people: Iterable<string>) => {
    for (const person of people) input.subjects.add(person);
  };
  const token = tokenOf(call);
  const about = { db, who, token, now, today, params, query: queryOf(request), body, files };
  const ask = route.method === 'GET' ? rights.may : (act: Action, on: string | null) => may(db, act, on);
  const mayDo = (act: Action, on?: string) => ask(act, on ?? subject);
  return ended(
    call,
    { db, body },
    await route.handle({ ...about, authorised, saw, tell, may: mayDo } as never),
  );
}

/** A form that was taken is nobody's draft any more; one that has to be mended comes back as a page. */
async function ended({ route }: Call, { db, body }: TakenInput, reply: Reply): Promise<Reply> {
  if (route.method === 'POST' && reply.kind !== 'page') await endSentDraft(db, body);
  return reply;
}
type TakenInput = { readonly db: Write; readonly body: RequestBody['body'] };

/** What has to be done before anything else is open, as its address. */
function firstOf(who: SignedIn): string | undefined {
  if (who.mustChangePassword) return '/account/password';
  return who.mustSetUpCodes ? '/account/second-factor' : undefined;
}

function askedOf({ route, request }: Call, { body, files }: Input): Asked {
  const { method } = route;
  return { method, url: request.url, body, hasFiles: files.length > 0, referer: request.headers.referer };
}

type OpenInput = Input & { readonly who: SignedIn | undefined; readonly tell: (told: Told) => void };

function openly(call: Call, db: Write, input: OpenInput): Promise<Reply> {
  const cookie = (suffix: CookieSuffix) => cookieOf(call, suffix);
  const device = describeDevice(call.request.headers['user-agent']);
  const unpacked = { db, query: queryOf(call.request), token: tokenOf(call), cookie, device };
  return call.route.handle({ ...unpacked, ...input } as never);
}

/** Every form of a signed-in person carries the session's token; its absence means that the form is not of this sign-in. */
function hasToken({ route }: Call, who: SignedIn, body: Readonly<Record<string, unknown>>): boolean {
  const given = body['_csrf'];
  return route.method !== 'POST' || (typeof given === 'string' && sameToken(given, who.csrf));
}

function queryOf(request: FastifyRequest): Record<string, string> {
  const raw = Object.entries(pathParams(request.query));
  return Object.fromEntries(
    raw.map(([key, value]) => [key, String(Array.isArray(value) ? value[0] : value)]),
  );
}

type Drawn = { readonly who: SignedIn | undefined; readonly rights: Rights; readonly reply: Reply };

async function draw(call: Call, db: Write, drawn: Drawn): Promise<string> {
  const { reply } = drawn;
  return reply.kind === 'page' ? call.serving.frame(reply, await chromeOf(call, db, drawn)) : '';
}

async function chromeOf(call: Call, db: Write, { who, rights }: Drawn): Promise<Chrome> {
  const place = await db.first(
    sql<{ kind: string; name: string | null }>`select kind, name from platform.installation`,
  );
  const roles = who ? await rights.roles() : new Set<string>();
  return {
    who,
    path: call.request.url,
    may: (act) => act.roles.some((role) => roles.has(role)),
    demonstration: place?.kind === 'demonstration',
    place: place?.name ?? null,
  };
}
