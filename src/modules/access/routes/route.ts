import type { Read, Write } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Params } from '../../../platform/http/path.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import type { Face } from '../../../platform/http/server.ts';
import type { Action, Authorised } from '../actions/action.ts';
import type { AuditName } from '../audit/audit-trail.ts';
import type { AccountId, SignedIn } from '../sign-in/session.ts';

export type Method = 'GET' | 'POST';

/** A file that came with a form. */
export type UploadedFile = { readonly field: string; readonly name: string; readonly bytes: Uint8Array };

/** What a handler gets: the request unpacked, who asks, which moment it is, and a handle that fits the method. */
export type PageRequest<P extends string, Handle extends Read, Name extends string> = {
  readonly db: Handle;
  readonly who: SignedIn;
  readonly now: Instant;
  readonly today: PlainDate;
  readonly params: Params<P>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly files: readonly UploadedFile[];
  readonly authorised: Authorised<Name>;
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
  };
}

/** What an open route gets: there may be nobody signed in. `db` runs as nobody and sees no record. */
export type OpenRequest = {
  readonly db: Write;
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
export type Told = { readonly account?: AccountId | null; readonly outcome?: 'refused' };

/** A page that needs no sign-in: the sign-in itself, the health check. Every one stands in a pinned list (a test). */
export function openRoute(
  method: Method,
  path: string,
  spec: {
    readonly face: Face;
    readonly audit: AuditName;
    readonly handle: (request: OpenRequest) => Promise<Reply>;
    readonly perMinute?: number;
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
  };
}
