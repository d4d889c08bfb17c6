import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import type { PageReply } from '../../../platform/http/reply.ts';
import type { CookieSuffix, Face } from '../../../platform/http/server.ts';
import { cookieName } from '../../../platform/http/server.ts';
import type { Action } from '../actions/action.ts';
import type { SignedIn } from '../sign-in/session.ts';
import type { Route } from './route.ts';

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

/** One request on its way through a route. */
export type Call = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly route: Route;
  readonly serving: Serving;
};

/** A cookie of this face that came with the request. */
export function cookieOf({ request, serving }: Call, suffix: CookieSuffix): string | undefined {
  return request.cookies[cookieName(serving.face, serving.secureCookies, suffix)];
}

/** The session token that came with the request, in the cookie of this face. */
export function tokenOf(call: Call): string | undefined {
  return cookieOf(call, '');
}
