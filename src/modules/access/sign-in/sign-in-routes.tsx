import { email } from '../../../platform/forms/text-fields.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import type { OpenRequest, Route } from '../routes/route.ts';
import { openRoute } from '../routes/route.ts';
import { typedPassword } from '../accounts/password-field.ts';
import { checkPassword } from './check-password.ts';
import { getDemonstrationAccount, listDoors } from './demonstration.ts';
import { safeReturn } from './safe-return.ts';
import type { AccountId } from './session.ts';
import { endSession, startSession } from './session.ts';
import { PublicSignInView } from './public-sign-in-view.tsx';
import { SignInView } from './sign-in-view.tsx';

const credentials = {
  email: email({ label: 'e-mail address', missing: 'Enter your e-mail address' }),
  password: typedPassword({ label: 'password', missing: 'Enter your password' }),
};

/** Tries of a password from one network address in a minute, all accounts together (local default). */
const triesPerMinute = 60;

/** The open routes of both faces: the doors. */
export const signInRoutes: readonly Route[] = [
  openRoute('GET', '/sign-in', { face: 'staff', audit: 'SignInPage', handle: signInPage }),
  openRoute('POST', '/sign-in', {
    face: 'staff',
    audit: 'SignIn',
    perMinute: triesPerMinute,
    handle: signIn,
  }),
  openRoute('POST', '/sign-in/demonstration', {
    face: 'staff',
    audit: 'SignInDemonstration',
    handle: signInToDemonstration,
  }),
  openRoute('POST', '/sign-out', { face: 'staff', audit: 'SignOut', handle: signOut }),
  openRoute('GET', '/', { face: 'public', audit: 'PublicSignInPage', handle: publicPage }),
  openRoute('GET', '/sign-in', { face: 'public', audit: 'PublicSignInPage', handle: publicPage }),
];

async function signInPage({ db, query, who }: OpenRequest): Promise<Reply> {
  if (who) return redirect('/');
  return page('Sign in', <SignInView doors={await listDoors(db)} returnTo={safeReturn(query['return'])} />);
}

async function signIn(request: OpenRequest): Promise<Reply> {
  const { db, body, now, tell } = request;
  const parsed = parseForm(credentials, body);
  if (!parsed.ok) return askAgain(request, parsed.errors);
  const { account, fits } = await checkPassword(db, parsed.value.email, parsed.value.password, now);
  if (account && fits) return enter(request, account);
  tell({ account, outcome: 'refused' });
  return askAgain(request, [fieldError('password', 'The e-mail address or the password is not right')]);
}

function askAgain({ body }: OpenRequest, errors: readonly FieldError[]): Reply {
  const returnTo = safeReturn(body['return']);
  const typed = typeof body['email'] === 'string' ? body['email'] : '';
  return page(
    'Sign in',
    <SignInView
      doors={{ demonstration: [], password: true }}
      returnTo={returnTo}
      email={typed}
      errors={errors}
    />,
    {
      errors,
    },
  );
}

async function signInToDemonstration(request: OpenRequest): Promise<Reply> {
  return enter(request, await getDemonstrationAccount(request.db, String(request.body['account'])));
}

/** A new token each time, and the session before it ended: one that somebody else knew or planted is worth nothing. */
async function enter({ db, body, token, now, tell }: OpenRequest, account: AccountId): Promise<Reply> {
  if (token) await endSession(db, token, now);
  tell({ account });
  const started = await startSession(db, 'staff', account, now);
  return redirect(safeReturn(body['return']), { kind: 'start', token: started });
}

async function signOut({ db, token, now }: OpenRequest): Promise<Reply> {
  if (token) await endSession(db, token, now);
  return redirect('/sign-in', { kind: 'end' });
}

async function publicPage(): Promise<Reply> {
  return page('Sign in', <PublicSignInView />);
}
