import { isStalePlan } from './prepared-statements.ts';

/**
 * The database could not do what was asked of it, though what was asked was right: it is gone, starting, full, cannot be
 * written to, or is another than the connection knew. Nothing of the transaction is kept, except where `inDoubt` says that its end was not heard.
 */
export class DatabaseUnavailable extends Error {
  readonly kind: OutageKind;
  /** The connection was lost while the transaction was being committed: it may be there, or not. */
  readonly inDoubt: boolean;

  constructor(kind: OutageKind, cause: unknown, inDoubt = false) {
    super(`The database is ${kind === 'full' ? 'out of room' : 'not there'}`, { cause });
    this.name = 'DatabaseUnavailable';
    this.kind = kind;
    this.inDoubt = inDoubt;
  }
}

export type OutageKind = 'gone' | 'full';

/**
 * SQLSTATEs (PostgreSQL manual, appendix A) by which the server says that it cannot go on: connection exceptions (08), no
 * resources (53), shut down or starting (57P), the system's own input and output (58030), and a server that only reads (25006).
 */
const gone = /^(08...|53[0235]0[0-9]|57P0[1-4]|58030|25006)$/;
const full = /^(53100|53200)$/;

/** What the operating system says of a connection. */
const broken = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'];

/** What the driver says, without a code. */
const said =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Which kind of outage an error tells of; undefined when it tells of none. */
export function findOutage(error: unknown): OutageKind | undefined {
  if (error instanceof DatabaseUnavailable) return error.kind;
  if (!(error instanceof Error)) return undefined;
  const { code, syscall } = { code: undefined, syscall: undefined, ...error };
  if (typeof code === 'string' && full.test(code)) return 'full';
  const isGone =
    isStalePlan(error) ||
    said.test(error.message) ||
    syscall === 'connect' ||
    gone.test(`${code}`) ||
    broken.includes(`${code}`);
  return isGone ? 'gone' : undefined;
}

/** The same error, or, where it tells of an outage, one that says so. */
export function toUnavailable(error: unknown, inDoubt = false): unknown {
  const kind = error instanceof DatabaseUnavailable ? undefined : findOutage(error);
  return kind === undefined ? error : new DatabaseUnavailable(kind, error, inDoubt);
}
