import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { parseParams } from '../../../platform/http/path.ts';
import { BadRequest, Forbidden, NotFound, SignInNeeded } from '../../../platform/http/problems.ts';
import type { PageReply, Reply } from '../../../platform/http/reply.ts';
import type { Face } from '../../../platform/http/server.ts';
import { cookieName, sameToken } from '../../../platform/http/server.ts';
import type { Action } from '../actions/action.ts';
import { authorise, may } from '../actions/action.ts';
import type { AuditEntry } from '../audit/audit-trail.ts';
import { writeAudit } from '../audit/audit-trail.ts';
import type { SignedIn } from '../sign-in/session.ts';
import { become, findSession } from '../sign-in/session.ts';
import type { Route, UploadedFile } from './route.ts';
import { readBody } from './request-body.ts';

/** What a face's routes need from outside: the database, the clock, and how a page is framed. */
export type Serving = {
  readonly database: Database;
  readonly face: Face;
  readonly secureCookies: boolean;
  readonly now: () => Instant;
  readonly today: (now: Instant) => PlainDate;
  readonly frame: (page: PageReply, chrome: Chrome) => string;
};

/** What the frame of a page shows around it. */
export type Chrome = {
  readonly who: SignedIn | undefined;
  readonly path: string;
  readonly may: (act: Action) => boolean;
  readonly demonstration: boolean;
  readonly place: string | null;
};

/** Registers the routes of one face with the server. */
export function serveRoutes(server: FastifyInstance, routes: readonly Route[], serving: Serving): void {
  const actions = [...new Set(routes.flatMap(({ action }) => (action ? [action] : [])))];
  for (const route of routes.filter(({ face }) => face === serving.face)) {
    server.route({
      method: route.method,
      url: route.path,
      handler: (request, reply) => answer({ request, reply, route, serving, actions }),
    });
  }
}

type Call = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly route: Route;
  readonly serving: Serving;
  readonly actions: readonly Action[];
};

/** One request is one transaction: sign-in, token, authorisation on the row, handler, audit row, commit; only then the answer. */
async function answer(call: Call): Promise<FastifyReply> {
  const { serving, request } = call;
  const now = serving.now();
  const today = serving.today(now);
  const input = await readBody(request);
  try {
    const done = await serving.database.transaction({ account: null, role: 'app' }, today, (db) =>
      perform(call, db, { now, today, ...input }),
    );
    return send(call, done);
  } catch (error) {
    await auditRefusal(call, error, now);
    throw error;
  }
}

type Input = {
  readonly now: Instant;
  readonly today: PlainDate;
  readonly body: Readonly<Record<string, unknown>>;
  readonly files: readonly UploadedFile[];
};

type Done = { readonly reply: Reply; readonly html: string };

async function perform(call: Call, db: Write, input: Input): Promise<Done> {
  const token = tokenOf(call);
  const who = token ? await findSession(db, call.serving.face, token, input.now) : undefined;
  if (call.route.action && !who) throw new SignInNeeded();
  if (who) {
    checkToken(call, who, input.body);
    await become(db, who.accountId);
  }
  const subjects = new Set<string>();
  const reply =
    call.route.action && who
      ? await actOn(call, db, { ...input, who, subjects })
      : await openly(call, db, { ...input, who, token });
  await writeAudit(db, entry(call, who, 'done', [...subjects]), input.now);
  return {
    reply,
    html: reply.kind === 'page' ? call.serving.frame(reply, await chromeOf(call, db, who)) : '',
  };
}

async function actOn(
  call: Call,
  db: Write,
  input: Input & { who: SignedIn; subjects: Set<string> },
): Promise<Reply> {
  const { route, request } = call;
  if (!route.action) throw new NotFound();
  const params = parseParams(route.path, request.params as Record<string, string>);
  const subject = route.subject(params as never);
  const authorised = await authorise(db, route.action, subject);
  if (subject) input.subjects.add(subject);
  const { now, today, who, body, files } = input;
  const saw = (people: Iterable<string>) => {
    for (const person of people) input.subjects.add(person);
  };
  const unpacked = { db, who, now, today, params, query: queryOf(request), body, files, authorised, saw };
  const mayDo = (act: Action, on?: string) => may(db, act, on ?? subject);
  return route.handle({ ...unpacked, may: mayDo } as never);
}

function openly(
  call: Call,
  db: Write,
  input: Input & { who: SignedIn | undefined; token: string | undefined },
): Promise<Reply> {
  return call.route.handle({ db, query: queryOf(call.request), ...input } as never);
}

function tokenOf({ request, serving }: Call): string | undefined {
  return request.cookies[cookieName(serving.face, serving.secureCookies)];
}

/** Every form of a signed-in person carries the session's token; its absence means that the form is not ours. */
function checkToken({ route }: Call, who: SignedIn, body: Readonly<Record<string, unknown>>): void {
  if (route.method !== 'POST') return;
  const given = body['_csrf'];
  if (typeof given !== 'string' || !sameToken(given, who.csrf))
    throw new BadRequest(
      'The form is not from this sign-in. Go back, reload the page and send it again.',
      403,
    );
}

function queryOf(request: FastifyRequest): Record<string, string> {
  const raw = Object.entries(request.query as Record<string, unknown>);
  return Object.fromEntries(
    raw.map(([key, value]) => [key, String(Array.isArray(value) ? value[0] : value)]),
  );
}

async function chromeOf(call: Call, db: Write, who: SignedIn | undefined): Promise<Chrome> {
  const place = await db.first(
    sql<{ kind: string; name: string | null }>`select kind, name from platform.installation`,
  );
  const held = who
    ? await db.query(sql<{
        role: string;
      }>`select role from access.role_grant where account_id = platform.actor()
        and starts <= platform.today() and (ends is null or ends > platform.today())`)
    : [];
  const roles = new Set(held.map(({ role }) => role));
  return {
    who,
    path: call.request.url,
    may: (act) => act.roles.some((role) => roles.has(role)),
    demonstration: place?.kind === 'demonstration',
    place: place?.name ?? null,
  };
}

function entry(
  call: Call,
  who: SignedIn | undefined,
  outcome: AuditEntry['outcome'],
  subjects: readonly string[],
): AuditEntry {
  const { route, request, serving } = call;
  return {
    name: route.audit,
    account: who?.accountId ?? null,
    face: serving.face,
    outcome,
    subjects,
    detail: {},
    correlation: request.id,
  };
}

/** A refusal is audited in a transaction of its own, since the request's has been rolled back. */
async function auditRefusal(call: Call, error: unknown, now: Instant): Promise<void> {
  if (!(error instanceof Forbidden || error instanceof NotFound) || !call.route.action) return;
  await call.serving.database.transaction(
    { account: null, role: 'app' },
    call.serving.today(now),
    async (db) => {
      const token = tokenOf(call);
      const who = token ? await findSession(db, call.serving.face, token, now) : undefined;
      const params = call.request.params as Record<string, string>;
      const asked = Object.values(params).filter((value) => /^[0-9a-f-]{36}$/i.test(value));
      await writeAudit(db, entry(call, who, 'refused', asked), now);
    },
  );
}

async function send(call: Call, { reply, html }: Done): Promise<FastifyReply> {
  const out = call.reply;
  if (reply.kind === 'page') {
    if (reply.refreshAfterSeconds !== undefined) out.header('refresh', String(reply.refreshAfterSeconds));
    return out.status(reply.status).type('text/html; charset=utf-8').send(html);
  }
  if (reply.kind === 'file') {
    out.header('content-disposition', `attachment; filename="${reply.name.replace(/[^\w.-]/g, '_')}"`);
    return out
      .type(reply.mediaType)
      .send(typeof reply.content === 'string' ? reply.content : Buffer.from(reply.content));
  }
  setSession(call, reply.session);
  return out.redirect(reply.to, 303);
}

function setSession({ reply, serving }: Call, change: Extract<Reply, { kind: 'redirect' }>['session']): void {
  if (!change) return;
  const name = cookieName(serving.face, serving.secureCookies);
  const settings = { path: '/', httpOnly: true, sameSite: 'lax' as const, secure: serving.secureCookies };
  if (change.kind === 'start') reply.setCookie(name, change.token, settings);
  else reply.clearCookie(name, settings);
}
