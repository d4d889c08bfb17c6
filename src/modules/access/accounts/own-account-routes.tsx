import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { manageOwnAccount } from '../permissions.ts';
import type { PageRequest, Route } from '../routes/route.ts';
import { get, post } from '../routes/route.ts';
import { hasOwnPassword } from '../sign-in/check-password.ts';
import { endOwnSessions } from '../sign-in/session.ts';
import type { PasswordChanged } from './change-own-password.ts';
import { changeOwnPassword } from './change-own-password.ts';
import { OwnAccountView } from './own-account-view.tsx';
import { typedPassword } from './password-field.ts';
import { longestPassword, shortestPassword } from './password-rules.ts';

const path = '/account/password';
type AccountRequest<Handle extends Read> = PageRequest<string, Handle, 'manageOwnAccount'>;

async function accountPage(
  { db, who, query }: AccountRequest<Read>,
  errors: readonly FieldError[] = [],
): Promise<Reply> {
  const props = {
    csrf: who.csrf,
    name: who.name,
    hasPassword: await hasOwnPassword(db),
    mustChange: who.mustChangePassword,
    changed: query['changed'] === 'yes',
    errors,
  };
  return page('Your account', <OwnAccountView {...props} />, { errors });
}

const questions = {
  current: typedPassword({ label: 'your password' }),
  wanted: typedPassword({ label: 'a new password' }),
};

async function takeNewPassword(request: AccountRequest<Write>): Promise<Reply> {
  const { db, who, now, body, authorised } = request;
  const parsed = parseForm(questions, body);
  if (!parsed.ok) return accountPage(request, parsed.errors);
  const changed = await changeOwnPassword(db, { who, now, authorised }, parsed.value);
  if ('refused' in changed) return accountPage(request, [sayRefusal(changed.refused)]);
  return redirect(`${path}?changed=yes`, { kind: 'start', token: changed.token });
}

type Refused = Extract<PasswordChanged, { refused: unknown }>['refused'];

function sayRefusal(refused: Refused): FieldError {
  const texts: Record<Refused, string> = {
    'not right': 'That is not your password now',
    'the same': 'Your new password must be another than the one you have',
    'too short': `Your new password must be ${shortestPassword} characters or more`,
    'too long': `Your new password must be ${longestPassword} characters or fewer`,
    'too plain': 'Your new password is easy to guess. Use several words that do not belong together',
    'says who you are': 'Your new password must be more than your name or e-mail address',
  };
  return fieldError(refused === 'not right' ? 'current' : 'wanted', texts[refused]);
}

async function signOutEverywhere({ db, now }: AccountRequest<Write>): Promise<Reply> {
  await endOwnSessions(db, now);
  return redirect('/sign-in', { kind: 'end' });
}

const action = manageOwnAccount;

/** The pages of one's own account. */
export const ownAccountRoutes: readonly Route[] = [
  get(path, { action, audit: 'OwnAccountPage', handle: (request) => accountPage(request) }),
  post(path, { action, audit: 'PasswordChange', handle: takeNewPassword }),
  post('/account/sign-out-everywhere', { action, audit: 'SignOutEverywhere', handle: signOutEverywhere }),
];
