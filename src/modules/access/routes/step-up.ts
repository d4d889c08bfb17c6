import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { redirect } from '../../../platform/http/reply.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { safeReturn } from '../sign-in/safe-return.ts';
import type { SignedIn } from '../sign-in/session.ts';
import { keptFormHref, pathOf } from './keep-unsent.ts';

/**
 * For how many minutes a proof of who one is holds for what asks for a recent one (GK: general knowledge, not from a rule
 * that was checked; a local default).
 */
export const proofMinutes = 15;

/** What a request that needs a recent proof was, as far as it is kept for after the proof. */
export type Asked = {
  readonly method: 'GET' | 'POST';
  /** The address with its question. */
  readonly url: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Files are not kept: whoever sent them is led back to the page that they came from. */
  readonly hasFiles: boolean;
  readonly referer: string | undefined;
};

/** Whether who is signed in proved it within the last minutes that count as recent. */
export function isProofRecent({ provedAt }: SignedIn, now: Instant): boolean {
  return Date.parse(now) - Date.parse(provedAt) <= proofMinutes * 60_000;
}

/** Leads to the page that asks for a proof. A form that was sent is kept, word for word, and offered again after it. */
export async function askForProof(db: Write, asked: Asked, now: Instant): Promise<Reply> {
  if (asked.method === 'GET') return redirect(proofHref(asked.url));
  if (asked.hasFiles) return redirect(proofHref(pathOf(asked.referer)));
  return redirect(proofHref(keptFormHref(await keepForm(db, asked, now))));
}

const proofHref = (returnTo: string) => `/account/proof?return=${encodeURIComponent(safeReturn(returnTo))}`;

async function keepForm(db: Write, { url, body }: Asked, now: Instant): Promise<Id<'kept'>> {
  const id = newId<'kept'>();
  const fields = Object.fromEntries(Object.entries(body).filter(([name]) => name !== '_csrf'));
  await db.run(sql`insert into access.kept_form (id, account_id, path, fields, kept_at)
    values (${id}, platform.actor(), ${url}, ${JSON.stringify(fields)}, ${now})`);
  return id;
}
