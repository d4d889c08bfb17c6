import type { CookieChange, Reply } from '../../../platform/http/reply.ts';
import { redirect } from '../../../platform/http/reply.ts';
import type { OpenRequest } from '../routes/route.ts';
import { knowDevice } from './known-device.ts';
import { safeReturn } from './safe-return.ts';
import { findSecondFactor } from './second-factor.ts';
import type { AccountId, Beginning, Way } from './session.ts';
import { endSession, showToken, startSession } from './session.ts';

export type Entry = Pick<
  OpenRequest<unknown>,
  'db' | 'body' | 'token' | 'now' | 'tell' | 'device' | 'cookie'
>;

/** A new token each time, and the session before it ended: one that somebody else knew or planted is worth nothing. */
export async function enter(
  { db, body, token, now, tell, device }: Entry,
  account: AccountId,
  begins: Pick<Beginning, 'idToken' | 'providerSession'> & { readonly way: Way },
  cookies: readonly CookieChange[] = [],
): Promise<Reply> {
  if (token) await endSession(db, token, now);
  tell({ account });
  const started = await startSession(db, 'staff', account, { ...begins, now, device });
  return redirect(safeReturn(body['return']), { kind: 'start', token: started }, cookies);
}

/** The same after everything that was asked of an account with a password; its browser is remembered. */
export async function enterKnown(request: Entry, account: AccountId): Promise<Reply> {
  return enter(request, account, { way: 'password' }, [
    await knowDevice(request.db, account, request.cookie('known')),
  ]);
}

/**
 * In with a password that fits. Where a second factor is set up, or was and an administrator took it away, the session that
 * this starts opens nothing before a code was shown.
 */
export async function enterWithPassword(request: Entry, account: AccountId): Promise<Reply> {
  const { db, body, token, now, tell, device } = request;
  const halfway = await startSession(db, 'staff', account, { now, device, awaitsCode: true });
  await showToken(db, halfway);
  if (!(await findSecondFactor(db, account))) {
    await endSession(db, halfway, now);
    return enterKnown(request, account);
  }
  if (token) await endSession(db, token, now);
  tell({ account, detail: { asked: 'code' } });
  const to = `/sign-in/code?return=${encodeURIComponent(safeReturn(body['return']))}`;
  return redirect(to, { kind: 'start', token: halfway });
}
