import type { FastifyRequest } from 'fastify';
import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { findSentForm } from '../../../platform/http/typed-text.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { safeReturn } from '../sign-in/safe-return.ts';
import type { Call } from './serving.ts';

/** Where a form that is kept is offered to its sender, and to nobody else. */
export const keptFormHref = (id: Id<'kept'>) => `/account/proof/${id}`;

/** Whether an address is that of a form that is kept. */
export const isKeptForm = (href: string) => href.startsWith('/account/proof/');

/**
 * Keeps a form whose sender's sign-in has ended, for the account of that sign-in alone (the form's own token says which).
 * Undefined where there is nothing to keep: nobody typed anything, it holds a password, or the token is of no sign-in that is
 * still known (30 days). Files that came with it are not kept: they are chosen again.
 */
async function keepUnsent(
  db: Write,
  { request, serving }: Pick<Call, 'request' | 'serving'>,
  now: Instant,
): Promise<Id<'kept'> | undefined> {
  const sent = findSentForm(request);
  const token = sent?.fields.find(([name]) => name === '_csrf')?.[1];
  if (!sent || token === undefined || sent.typed.length === 0) return undefined;
  const id = newId<'kept'>();
  const done = await db.first(sql<{ kept: boolean }>`
    select access.keep_unsent(${token}, ${serving.face}, ${id}, ${request.url}, ${bodyOf(request)}, ${now}) as kept`);
  return done?.kept ? id : undefined;
}

function bodyOf({ body }: FastifyRequest): string {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return JSON.stringify(Object.fromEntries(fields.filter(([name]) => name !== '_csrf')));
}

/** Where a form is led that came without a sign-in: to sign in, and from there to what was typed, else to where it stood. */
export async function leadToSignIn(db: Write, call: Call, now: Instant): Promise<string> {
  const kept = await keepUnsent(db, call, now);
  const back = kept ? keptFormHref(kept) : pathOf(call.request.headers.referer);
  return back === '/' ? '/sign-in' : `/sign-in?return=${encodeURIComponent(back)}`;
}

/** Keeps a form of an earlier sign-in of the same account, which signed in anew beside it; undefined where it is not theirs. */
export async function keepOwnEarlier(db: Write, call: Call, now: Instant): Promise<string | undefined> {
  const kept = await keepUnsent(db, call, now);
  return kept && (await isOwn(db, kept)) ? keptFormHref(kept) : undefined;
}

async function isOwn(db: Read, kept: Id<'kept'>): Promise<boolean> {
  const found = await db.first(
    sql`select from access.kept_form where id = ${kept} and account_id = platform.actor()`,
  );
  return found !== undefined;
}

/** The path of a page of ours that a request came from, with its question; else the start. */
export function pathOf(referer: string | undefined): string {
  if (referer === undefined || !URL.canParse(referer)) return '/';
  const { pathname, search } = new URL(referer);
  return safeReturn(pathname + search);
}
