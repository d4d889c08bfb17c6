import type { Database, Read, Write } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Params } from '../../../platform/http/path.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import type { CookieSuffix, Face } from '../../../platform/http/server.ts';
import type { Action, Authorised } from '../actions/action.ts';
import type { AuditName } from '../audit/audit-trail.ts';
import type { AccountId, SignedIn } from '../sign-in/session.ts';

export type Method = 'GET' | 'POST';

/** A file that came with a form. */
export type UploadedFile = {
  readonly field: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** It was larger than the route takes: nothing of it is held. */
  readonly isTooLarge?: true;
};

/** How much a form with files may bring: of one file, in bytes, and how many. What is larger is told to the handler, not held. */
export type FileLimits = { readonly bytes: number; readonly most: number };

/** What a handler gets: the request unpacked, who asks, which moment it is, and a handle that fits the method. */
export type PageRequest<P extends string, Handle extends Read, Name extends string> = {
  readonly db: Handle;
  readonly who: SignedIn;
  /** The token of the session: for ending or renewing it. */
  readonly token: string;
  readonly now: Instant;
  readonly today: PlainDate;
  readonly params: Params<P>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly files: readonly UploadedFile[];
  readonly authorised: Authorised<Name>;
  /** Tells the audit trail what the request alone does not show. */
  readonly tell: (told: Told) => void;
  /** Names people whose records this answer shows, beside the route's own subject, for the audit trail. */
  readonly saw: (people: Iterable<string>) => void;
  /** Whether this account may do another action, for showing or leaving out a link. */
  readonly may: (act: Action, subject?: string) => Promise<boolean>;
};

type Target<P extends string, A extends Action> =
  A extends Action<string, 'subject'>
    ? { readonly subject: (params: Params<P>) => string }
    : { readonly subject?: undefined };

type Spec<P extends string, A extends Action, Handle extends Read> = {
  readonly action: A;
  readonly audit: AuditName;
  /**
   * Whether it asks that the account showed who it is within the last minutes (step-up.ts): what takes records out of Kith,
   * opens what is restricted, or changes what others may do. A form that comes without is kept and offered again.
   */
  readonly stepUp?: true;
  /** For a form with files: less than the server's own limits, and a file beyond them comes as too large. */
  readonly files?: FileLimits;
  readonly handle: (request: PageRequest<P, Handle, A['name']>) => Promise<Reply>;
} & Target<P, A>;

/** A route as the server registers it. Made only by `get`, `post` and `openRoute`. */
export type Route = {
  readonly method: Method;
  readonly path: string;
  readonly face: Face;
  readonly audit: AuditName;
  /** Null for the few open routes, whose full list is pinned by a test. */
  readonly action: Action | null;
  readonly subject: (params: never) => string | null;
  readonly handle: (request: never) => Promise<Reply>;
  /** Requests from one network address in a minute, where fewer than the server's own limit; null leaves it at that. */
  readonly perMinute: number | null;
  /** Whether a recent proof of who asks is needed. */
  readonly stepUp: boolean;
  readonly files: FileLimits | null;
  /** Work with others' servers that has to be done before the transaction, whose connection it must not hold. */
  readonly prepare: ((early: EarlyRequest) => Promise<unknown>) | null;
};

/** A staff page that reads. Without an action and an audit name it does not compile. */
export function get<P extends string, A extends Action>(path: P, spec: Spec<P, A, Read>): Route {
  return toRoute('GET', path, spec);
}

/** A staff form that changes something. */
export function post<P extends string, A extends Action>(path: P, spec: Spec<P, A, Write>): Route {
  return toRoute('POST', path, spec);
}

function toRoute<P extends string, A extends Action, H extends Read>(
  method: Method,
  path: P,
  spec: Spec<P, A, H>,
): Route {
  const subject: (params: Params<P>) => string | null = spec.subject ?? (() => null);
  return {
    method,
    path,
    face: 'staff',
    audit: spec.audit,
    action: spec.action,
    subject,
    handle: spec.handle,
    perMinute: null,
    stepUp: spec.stepUp ?? false,
    files: spec.files ?? null,
    prepare: null,
  };
}

/** What is known of a request before its transaction: nobody has looked yet whose it is. */
export type EarlyRequest = {
  readonly database: Database;
  readonly now: Instant;
  readonly today: PlainDate;
  /** The address with its question, as it was asked for. */
  readonly url: string;
  /** What was sent with it. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Reads a cookie of this face by what stands behind its name: '' is the session's. */
  readonly cookie: (suffix: CookieSuffix) => string | undefined;
};

/** What an open route gets: there may be nobody signed in. `db` runs as nobody and sees no record. */
export type OpenRequest<Prepared = undefined> = {
  readonly db: Write;
  readonly prepared: Prepared;
  readonly cookie: (suffix: CookieSuffix) => string | undefined;
  /** The browser in a few words. */
  readonly device: string;
  readonly who: SignedIn | undefined;
  readonly token: string | undefined;
  readonly now: Instant;
  readonly today: PlainDate;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** Tells the audit trail what the request alone does not show: whose account a sign-in was for, that it was refused. */
  readonly tell: (told: Told) => void;
};

/** What an open route adds to its row of the trail. */
export type Told = {
  readonly account?: AccountId | null;
  readonly outcome?: 'refused';
  /** Whose records an open route showed. */
  readonly subjects?: readonly string[];
  readonly detail?: Readonly<Record<string, string>>;
};

/** A page that needs no sign-in: the sign-in itself, the health check. Every one stands in a pinned list (a test). */
export function openRoute<Prepared = undefined>(
  method: Method,
  path: string,
  spec: {
    readonly face: Face;
    readonly audit: AuditName;
    readonly handle: (request: OpenRequest<Prepared>) => Promise<Reply>;
    readonly perMinute?: number;
    readonly prepare?: (early: EarlyRequest) => Promise<Prepared>;
  },
): Route {
  return {
    method,
    path,
    face: spec.face,
    audit: spec.audit,
    action: null,
    subject: () => null,
    handle: spec.handle,
    perMinute: spec.perMinute ?? null,
    stepUp: false,
    files: null,
    prepare: spec.prepare ?? null,
  };
}
