import type { Write } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { parseParams } from '../../../platform/http/path.ts';
import { BadRequest, Forbidden, NotFound, SignInNeeded } from '../../../platform/http/problems.ts';
import { isUuid } from '../../../platform/ids/ids.ts';
import type { AuditEntry } from '../audit/audit-trail.ts';
import { writeAudit } from '../audit/audit-trail.ts';
import { findSession } from '../sign-in/session.ts';
import type { Call } from './serving.ts';
import { tokenOf } from './serving.ts';

type Came = Pick<AuditEntry, 'account' | 'outcome' | 'subjects'> & Partial<Pick<AuditEntry, 'detail'>>;

/** The row of the trail for a request: one each, in the transaction of its work. */
export async function auditRequest(call: Call, db: Write, came: Came, now: Instant): Promise<void> {
  const { route, request, serving } = call;
  const about = { name: route.audit, face: serving.face, detail: {}, correlation: request.id };
  await writeAudit(db, { ...about, ...came }, now);
}

/**
 * The row for a request that ended in an error, in a transaction of its own since the request's has been rolled back.
 * Nobody signed in is no refusal: there is nobody to name, and the sign-in that follows has its own row.
 */
export async function auditProblem(call: Call, error: unknown, now: Instant): Promise<void> {
  if (error instanceof SignInNeeded) return;
  const { database, today, face } = call.serving;
  await database.transaction({ account: null, role: 'app' }, today(now), async (db) => {
    const token = tokenOf(call);
    const who = token ? await findSession(db, face, token, now) : undefined;
    const came = { account: who?.accountId ?? null, outcome: outcomeOf(error), subjects: subjectsOf(call) };
    await auditRequest(call, db, came, now);
  });
}

export function isRefusal(error: unknown): boolean {
  return error instanceof Forbidden || error instanceof NotFound || error instanceof BadRequest;
}

function outcomeOf(error: unknown): 'refused' | 'failed' {
  return isRefusal(error) ? 'refused' : 'failed';
}

/** Whom the request was about, as far as its address says so. */
function subjectsOf({ route, request }: Call): readonly string[] {
  try {
    const subject = route.subject(parseParams(route.path, pathParams(request.params)) as never);
    return subject !== null && isUuid(subject) ? [subject] : [];
  } catch {
    return [];
  }
}

/** The parameters of the path, as the server took them apart: names with one text each. */
export function pathParams(params: unknown): Readonly<Record<string, string>> {
  return typeof params === 'object' && params !== null ? { ...params } : {};
}
