import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { manageOwnAccount } from '../permissions.ts';
import type { PageRequest, Route } from '../routes/route.ts';
import { get, post } from '../routes/route.ts';
import { hasOwnPassword } from '../sign-in/check-password.ts';
import { endOwnSession, endOwnSessions, listOwnSessions } from '../sign-in/session.ts';
import type { Means } from '../sign-in/means.ts';
import { countRecoveryCodes, findSecondFactor } from '../sign-in/second-factor.ts';
import type { PasswordChanged } from './change-own-password.ts';
import { changeOwnPassword } from './change-own-password.ts';
import { secondFactorRoutes } from './second-factor-routes.tsx';
import { OwnAccountView } from './own-account-view.tsx';
import { typedPassword } from './password-field.ts';
import { proofRoutes } from './proof-routes.tsx';
import { sayPasswordRefusal } from './say-password-refusal.ts';

const path = '/account/password';
type AccountRequest<Handle extends Read> = PageRequest<string, Handle, 'manageOwnAccount'>;

async function accountPage(
  { db, who, query, now }: AccountRequest<Read>,
  errors: readonly FieldError[] = [],
): Promise<Reply> {
  const props = {
    csrf: who.csrf,
    name: who.name,
    way: who.way,
    hasPassword: await hasOwnPassword(db),
    mustChange: who.mustChangePassword,
    said: sayDone(query),
    setUpAt: (await findSecondFactor(db, who.accountId))?.setUpAt ?? null,
    codesLeft: await countRecoveryCodes(db, who.accountId),
    sessions: await listOwnSessions(db, now),
    here: who.sessionId,
    errors,
  };
  return page('Your account', <OwnAccountView {...props} />, { errors });
}

function sayDone(query: Readonly<Record<string, string>>): string | undefined {
  if (query['changed'] === 'yes') return 'Your password is changed. Other browsers are signed out.';
  return query['ended'] === 'yes' ? 'That sign-in has ended.' : undefined;
}

const questions = {
  current: typedPassword({ label: 'your password' }),
  wanted: typedPassword({ label: 'a new password' }),
};

async function takeNewPassword(
  { leakedPasswords: leaked }: Means,
  request: AccountRequest<Write>,
): Promise<Reply> {
  const { db, who, now, body, authorised } = request;
  const parsed = parseForm(questions, body);
  if (!parsed.ok) return accountPage(request, parsed.errors);
  const changed = await changeOwnPassword(db, { who, now, authorised, leaked }, parsed.value);
  if ('refused' in changed) return accountPage(request, [sayRefusal(changed.refused)]);
  return redirect(`${path}?changed=yes`, { kind: 'start', token: changed.token });
}

type Refused = Extract<PasswordChanged, { refused: unknown }>['refused'];

function sayRefusal(refused: Refused): FieldError {
  if (refused === 'not right') return fieldError('current', 'That is not your password now');
  if (refused === 'the same')
    return fieldError('wanted', 'Your new password must be another than the one you have');
  return fieldError('wanted', sayPasswordRefusal(refused));
}

async function signOutEverywhere({ db, now }: AccountRequest<Write>): Promise<Reply> {
  await endOwnSessions(db, now);
  return redirect('/sign-in', { kind: 'end' });
}

const endPath = '/account/sessions/:sessionId/end';

/** Ends one sign-in. @throws NotFound for another account's, and for one that has ended */
async function endOne({
  db,
  params,
  who,
  now,
}: PageRequest<typeof endPath, Write, 'manageOwnAccount'>): Promise<Reply> {
  if (!(await endOwnSession(db, params.sessionId, now))) throw new NotFound();
  return params.sessionId === who.sessionId
    ? redirect('/sign-in', { kind: 'end' })
    : redirect(`${path}?ended=yes`);
}

const action = manageOwnAccount;

/** The pages of one's own account. */
export function ownAccountRoutes(means: Means = {}): readonly Route[] {
  return [
    get(path, { action, audit: 'OwnAccountPage', handle: (request) => accountPage(request) }),
    post(path, { action, audit: 'PasswordChange', handle: (request) => takeNewPassword(means, request) }),
    post('/account/sign-out-everywhere', { action, audit: 'SignOutEverywhere', handle: signOutEverywhere }),
    post(endPath, { action, audit: 'SessionEnd', handle: endOne }),
    ...secondFactorRoutes(means),
    ...proofRoutes(means),
  ];
}
