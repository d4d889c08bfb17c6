/** What a request can end in beside a page. Thrown anywhere, turned into a page in one place (server.ts). */
export class NotFound extends Error {}

/** Signed in, but the role does not allow it. */
export class Forbidden extends Error {}

/** Nobody is signed in; the reader is sent to the sign-in page and back. */
export class SignInNeeded extends Error {}

/** The thing was changed by somebody else since it was opened. */
export class Stale extends Error {}

/** The request itself cannot be understood (a malformed upload, a wrong token); `message` is shown to the person. */
export class BadRequest extends Error {
  readonly status: number;
  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}
