import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { addHours } from '../../../platform/dates/instant.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { hashCode } from '../accounts/recovery.ts';
import type { OpenRequest, Route } from '../routes/route.ts';
import { openRoute } from '../routes/route.ts';
import { deviceDays, hashOf } from './check-password.ts';
import { CodeView } from './code-view.tsx';
import { enterKnown } from './enter-routes.ts';
import { checkKey, keyMeansOf } from './keys/check-key.ts';
import { findUse } from './keys/find-use.ts';
import type { Means } from './means.ts';
import { safeReturn } from './safe-return.ts';
import { checkCode, findSecondFactor } from './second-factor.ts';
import type { AccountId } from './session.ts';
import { findHalfway } from './session.ts';
import { tryOnce } from './try-count.ts';

const path = '/sign-in/code';

/** Tries of a code from one network address in a minute (local default). */
const triesPerMinute = 60;

async function codePage(means: Means, request: OpenRequest): Promise<Reply> {
  const { who } = request;
  if (who) return redirect('/');
  const account = await findOwn(request);
  return account ? draw(means, request, account) : redirect('/sign-in');
}

async function draw(
  means: Means,
  { db, now, query, body }: OpenRequest,
  account: AccountId,
  errors: readonly FieldError[] = [],
): Promise<Reply> {
  const wantsReset = await isReset(db, account);
  const use = await findUse(db, means, { purpose: 'sign in', account, now });
  const props = { returnTo: safeReturn(body['return'] ?? query['return']), wantsReset, use, errors };
  return page(wantsReset ? 'Your code from an administrator' : 'Enter your code', <CodeView {...props} />, {
    errors,
  });
}

async function findOwn({ db, token, now }: OpenRequest): Promise<AccountId | undefined> {
  return token === undefined ? undefined : findHalfway(db, token, now);
}

async function isReset(db: Write, account: AccountId): Promise<boolean> {
  const factor = await findSecondFactor(db, account);
  return factor !== undefined && factor.setUpAt === null;
}

async function takeCode(means: Means, request: OpenRequest): Promise<Reply> {
  const { body, tell } = request;
  const account = await findOwn(request);
  if (!account) return redirect('/sign-in');
  const typed = typeof body['code'] === 'string' ? body['code'] : '';
  if (typed.trim() === '') return draw(means, request, account, [fieldError('code', 'Enter your code')]);
  const fits = (await isReset(request.db, account))
    ? await acceptReset(request, account, typed)
    : await acceptCode(means, request, account, typed);
  if (fits) return enterKnown(request, account);
  tell({ account, outcome: 'refused' });
  return draw(means, request, account, [fieldError('code', wrongCode)]);
}

const wrongCode = 'That code is not right, or was used before. Wait for the next one, or use a recovery code';

/** A key in place of the code; wrong ones count as wrong codes do. */
async function takeKey(means: Means, request: OpenRequest): Promise<Reply> {
  const { db, body, tell, now, cookie } = request;
  const account = await findOwn(request);
  const keys = keyMeansOf(means);
  if (!account || !keys) return redirect('/sign-in');
  const device = await deviceOf(db, account, cookie('known'), now);
  const form = { account, purpose: 'sign in', body, now } as const;
  const fits = await tryOnce(
    db,
    { account, kind: 'code', device, now },
    async (rests) => !rests && (await checkKey(db, keys, form)),
  );
  if (fits) return enterKnown(request, account);
  tell({ account, outcome: 'refused' });
  return draw(means, request, account, [fieldError('key', wrongKey)]);
}

const wrongKey = 'That key was not taken. Try again, or type a code';

async function acceptCode(
  { secretKey: key }: Means,
  { db, now, cookie }: OpenRequest,
  account: AccountId,
  typed: string,
): Promise<boolean> {
  const device = await deviceOf(db, account, cookie('known'), now);
  return checkCode(db, { key, account, kind: 'code', device, typed, now });
}

async function acceptReset(
  { db, now, cookie }: OpenRequest,
  account: AccountId,
  typed: string,
): Promise<boolean> {
  const device = await deviceOf(db, account, cookie('known'), now);
  return tryOnce(db, { account, kind: 'one-time code', device, now }, async (rests) => {
    if (rests) return false;
    const found = await db.first(
      sql<{ taken: boolean }>`select access.accept_reset(${hashCode(typed)}) as taken`,
    );
    return found?.taken ?? false;
  });
}

async function deviceOf(
  db: Write,
  account: AccountId,
  mark: string | undefined,
  now: OpenRequest['now'],
): Promise<string> {
  const found = await db.first(sql<{ device: string }>`
    select access.device_of(${account}, ${hashOf(mark ?? '')}, ${addHours(now, -24 * deviceDays)}) as device`);
  return found?.device ?? '';
}

/** The second step of signing in with a password. */
export function codeRoutes(means: Means): readonly Route[] {
  const perMinute = triesPerMinute;
  return [
    openRoute('GET', path, {
      face: 'staff',
      audit: 'SignInCodePage',
      handle: (request) => codePage(means, request),
    }),
    openRoute('POST', path, {
      face: 'staff',
      audit: 'SignInCode',
      perMinute,
      handle: (request) => takeCode(means, request),
    }),
    openRoute('POST', '/sign-in/key', {
      face: 'staff',
      audit: 'SignInKey',
      perMinute,
      handle: (request) => takeKey(means, request),
    }),
  ];
}
