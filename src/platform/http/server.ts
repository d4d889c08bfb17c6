import { timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import statics from '@fastify/static';
import fastify from 'fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DatabaseUnavailable } from '../database/outage.ts';
import { newId } from '../ids/ids.ts';
import { projectRoot } from '../project.ts';
import { describeOutage } from './describe-outage.ts';
import { BadRequest, Forbidden, NotFound, SignInNeeded, Stale } from './problems.ts';
import type { SentForm } from './typed-text.ts';
import { findSentForm } from './typed-text.ts';

/**
 * One of the faces: staff, the public one (children, families, partners), and the one that gives out what people sent in, so that it
 * never stands on the origin of a page. Hosts and cookies differ.
 */
export type Face = 'staff' | 'public' | 'files';

export type ProblemPage = {
  readonly status: number;
  readonly heading: string;
  readonly text: string;
  /** The form that could not be taken, to be given back. */
  readonly sent?: SentForm | undefined;
};

export type ServerOptions = {
  readonly face: Face;
  readonly secureCookies: boolean;
  /** Behind a balancer of one's own, whose word on where a request comes from is taken. */
  readonly behindProxy?: boolean;
  /** Largest upload in bytes, of one file. */
  readonly uploadLimit: number;
  /** Host names that this face answers to; others get 421. Empty answers to all (a balancer checks). */
  readonly hosts: readonly string[];
  /** Origins beside our own that an answer to a form may lead to: where staff sign out at the authority's provider. */
  readonly formTargets?: readonly string[];
  /** Where pictures come from beside our own origin: the face of files. */
  readonly pictureSources?: readonly string[];
  /** Draws a problem as a page; `correlation` is shown so that a person can quote it. */
  readonly drawProblem: (problem: ProblemPage, correlation: string) => string;
  /** Told of what broke, with nothing personal in it. */
  readonly onFailure: (correlation: string, error: Error) => void;
};

/** The name of the face's cookie. `__Host-` binds it to this host in production; ports alone do not separate cookies. */
export function cookieName(face: Face, secure: boolean, suffix: CookieSuffix = ''): string {
  return `${secure ? '__Host-' : ''}kith_${face}${suffix && `_${suffix}`}`;
}

/** A face's cookies: the session's, that of a browser that is known, that of a sign-in somewhere else on its way. */
export type CookieSuffix = '' | 'known' | 'away';

/** What a page may use of a device: nothing, but for the microphone where a page says so. */
export const devicePolicy = (microphone: '()' | '(self)'): string =>
  `camera=(), geolocation=(), microphone=${microphone}`;

/** Requests of one address in a minute: a whole office may share one; signing in has its own, much lower limit. */
const mostPerMinute = 30_000;

/** A server with everything that every page needs: strict content security policy, limits, forms, errors as pages. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    logger: false,
    trustProxy: options.behindProxy ?? false,
    bodyLimit: 1 << 20,
    genReqId: () => newId(),
    routerOptions: { maxParamLength: 200 },
  });
  await server.register(helmet, security(options));
  await server.register(cookie);
  await server.register(formbody, { bodyLimit: 1 << 20 });
  await server.register(multipart, {
    limits: { fileSize: options.uploadLimit, files: 500, fields: 100, fieldSize: 10_000 },
  });
  await server.register(rateLimit, { max: mostPerMinute, timeWindow: '1 minute' });
  await server.register(statics, {
    root: join(projectRoot(), 'dist', 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    // A script that answers for a browser without a network has to be allowed to answer for every page, not for /assets/ alone.
    setHeaders: (reply, path) => {
      if (/offline-worker-[^/]*\.js$/.test(path)) reply.setHeader('service-worker-allowed', '/');
    },
  });
  server.addHook('onRequest', async (request, reply) => {
    if (!answersTo(options.hosts, request.hostname))
      throw new BadRequest('This address is not served here.', 421);
    refuseForeignPosts(request);
    reply.header('permissions-policy', devicePolicy('()'));
    if (!request.url.startsWith('/assets/')) reply.header('cache-control', 'no-store');
  });
  server.setNotFoundHandler((request, reply) => sendProblem(options, request, reply, new NotFound()));
  server.setErrorHandler((error: FastifyError, request, reply) =>
    sendProblem(options, request, reply, error),
  );
  return server;
}

function security({ face, secureCookies: secure, formTargets = [], pictureSources = [] }: ServerOptions) {
  const none = ["'none'"];
  const self = ["'self'"];
  const directives = {
    defaultSrc: none,
    scriptSrc: self,
    styleSrc: self,
    imgSrc: [...self, 'data:', ...pictureSources],
    fontSrc: self,
  };
  const more = {
    connectSrc: self,
    formAction: [...self, ...formTargets],
    frameAncestors: none,
    baseUri: none,
    manifestSrc: self,
  };
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { ...directives, ...more, ...(secure ? { upgradeInsecureRequests: [] } : {}) },
    },
    hsts: secure,
    // Pages of the staff face show what the face of files gives them, and nobody else's page does: it is opened by a link alone.
    crossOriginResourcePolicy: {
      policy: face === 'files' ? ('cross-origin' as const) : ('same-origin' as const),
    },
    referrerPolicy: { policy: 'same-origin' as const },
  };
}

function answersTo(hosts: readonly string[], host: string): boolean {
  return hosts.length === 0 || hosts.includes(host.replace(/:\d+$/, ''));
}

/** A browser says where a form came from; a post from elsewhere is refused before anything is read (beside the token). */
function refuseForeignPosts(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const { 'sec-fetch-site': site, origin } = request.headers;
  const isForeign =
    site === undefined ? isOtherOrigin(origin, request.host) : !['same-origin', 'none'].includes(`${site}`);
  if (isForeign) throw new BadRequest('The form came from another site.', 403);
}

/** Browsers that do not say where a form came from say of which origin it is; programs that are no browser say neither. */
function isOtherOrigin(origin: string | undefined, host: string): boolean {
  if (origin === undefined) return false;
  const own = `http://${host}`;
  return !URL.canParse(origin) || !URL.canParse(own) || new URL(origin).host !== new URL(own).host;
}

/** Whether two tokens are the same, in a time that tells nothing. */
export function sameToken(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function sendProblem(
  options: ServerOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  error: Error,
): void {
  if (error instanceof SignInNeeded) {
    const back = request.method === 'GET' ? `?return=${encodeURIComponent(request.url)}` : '';
    void reply.redirect(`/sign-in${back}`, 303);
    return;
  }
  const isOutage = error instanceof DatabaseUnavailable;
  const problem = isOutage ? describeOutage(error, request.method) : describe(error);
  if (problem.status >= 500) options.onFailure(request.id, error);
  if (problem.status === 503) reply.header('retry-after', '30');
  const sent = isGivenBack(error, problem) ? findSentForm(request) : undefined;
  void reply
    .status(problem.status)
    .type('text/html; charset=utf-8')
    .send(options.drawProblem({ ...problem, sent }, request.id));
}

/** Whatever became of a form, its words are its sender's; of one that may have come from elsewhere nothing is shown again. */
const isGivenBack = (error: Error, { status }: ProblemPage) =>
  status >= 500 || [400, 404, 409].includes(status) || error instanceof Forbidden;

const nothingChanged = 'Nothing was changed.';

function describe(error: Error & { statusCode?: number }): ProblemPage {
  if (error instanceof NotFound)
    return {
      status: 404,
      heading: 'Page not found',
      text: 'There is nothing here, or it is not for you to see.',
    };
  if (error instanceof Forbidden)
    return {
      status: 403,
      heading: 'Not part of your role',
      text: `Your role does not include this. ${nothingChanged}`,
    };
  if (error instanceof Stale)
    return {
      status: 409,
      heading: 'Somebody else changed this',
      text: `It was changed after you opened it. ${nothingChanged} Go back and open it again to see the change; what you sent is below.`,
    };
  if (error instanceof BadRequest)
    return {
      status: error.status,
      heading: 'This could not be read',
      text: `${error.message} ${nothingChanged}`,
    };
  return describeRefusal(error);
}

function describeRefusal(error: Error & { statusCode?: number }): ProblemPage {
  const status = error.statusCode ?? 500;
  if (status === 413)
    return {
      status,
      heading: 'Too large',
      text: `What was sent is larger than Kith takes. ${nothingChanged}`,
    };
  if (status === 429) return { status, heading: 'Too many requests', text: 'Wait a minute, then try again.' };
  if (status < 500)
    return {
      status,
      heading: 'This could not be read',
      text: `The request could not be understood. ${nothingChanged}`,
    };
  return {
    status: 500,
    heading: 'Something went wrong',
    text: `The fault is ours. ${nothingChanged} Try again, and quote the number below if it stays.`,
  };
}
