import { email } from '../../../platform/forms/text-fields.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import type { OpenRequest, Route } from '../routes/route.ts';
import { openRoute } from '../routes/route.ts';
import { typedPassword } from '../accounts/password-field.ts';
import { checkPassword, findCredentials } from './check-password.ts';
import { getDemonstrationAccount, listDoors } from './demonstration.ts';
import { providerRoutes } from './provider/provider-routes.tsx';
import { findWayOut } from './provider/sign-out-there.ts';
import { recoveryRoutes } from './recovery-routes.tsx';
import { safeReturn } from './safe-return.ts';
import { codeRoutes } from './code-routes.tsx';
import { enter, enterWithPassword } from './enter-routes.ts';
import type { Means } from './means.ts';
import { endSession } from './session.ts';
import { PublicSignInView } from './public-sign-in-view.tsx';
import { SignInView } from './sign-in-view.tsx';

const credentials = {
  email: email({ label: 'e-mail address', missing: 'Enter your e-mail address' }),
  password: typedPassword({ label: 'password', missing: 'Enter your password' }),
};

/** Tries of a password from one network address in a minute, all accounts together (local default). */
const triesPerMinute = 60;

/** The open routes of both faces: the doors. */
export function signInRoutes(means: Means = {}): readonly Route[] {
  return [
    openRoute('GET', '/sign-in', {
      face: 'staff',
      audit: 'SignInPage',
      handle: (request) => signInPage(means, request),
    }),
    openRoute('POST', '/sign-in', {
      face: 'staff',
      audit: 'SignIn',
      perMinute: triesPerMinute,
      handle: (request) => signIn(means, request),
    }),
    openRoute('POST', '/sign-in/demonstration', {
      face: 'staff',
      audit: 'SignInDemonstration',
      handle: signInToDemonstration,
    }),
    ...codeRoutes(means),
    ...recoveryRoutes(means),
    openRoute('POST', '/sign-out', {
      face: 'staff',
      audit: 'SignOut',
      prepare: (early) => findWayOut(means, early),
      handle: signOut,
    }),
    ...providerRoutes(means),
    openRoute('GET', '/', { face: 'public', audit: 'PublicSignInPage', handle: publicPage }),
    openRoute('GET', '/sign-in', { face: 'public', audit: 'PublicSignInPage', handle: publicPage }),
  ];
}

async function signInPage({ provider }: Means, { db, query, who }: OpenRequest): Promise<Reply> {
  if (who) return redirect('/');
  return page(
    'Sign in',
    <SignInView
      doors={await listDoors(db)}
      provider={provider?.settings.name}
      isRecovered={query['recovered'] === 'yes'}
      returnTo={safeReturn(query['return'])}
    />,
  );
}

async function signIn(means: Means, request: OpenRequest): Promise<Reply> {
  const { db, body, now, tell } = request;
  const parsed = parseForm(credentials, body);
  if (!parsed.ok) return askAgain(means, request, parsed.errors);
  const found = await findCredentials(db, parsed.value.email, request.cookie('known'), now);
  const { account, fits } = await checkPassword(db, found, parsed.value.password, now);
  if (account && fits) return enterWithPassword(request, account);
  tell({ account, outcome: 'refused' });
  return askAgain(means, request, [
    fieldError('password', 'The e-mail address or the password is not right'),
  ]);
}

/** The same page with all its doors: somebody whose password is wrong may have meant another. */
async function askAgain(
  { provider }: Means,
  { db, body }: OpenRequest,
  errors: readonly FieldError[],
): Promise<Reply> {
  const view = (
    <SignInView
      doors={{ ...(await listDoors(db)), password: true }}
      provider={provider?.settings.name}
      returnTo={safeReturn(body['return'])}
      email={typeof body['email'] === 'string' ? body['email'] : ''}
      errors={errors}
    />
  );
  return page('Sign in', view, { errors });
}

async function signInToDemonstration(request: OpenRequest): Promise<Reply> {
  const account = await getDemonstrationAccount(request.db, String(request.body['account']));
  return enter(request, account, { way: 'demonstration' });
}

/** Out here, and at the provider too where the session began there. */
async function signOut({ db, token, now, prepared }: OpenRequest<URL | undefined>): Promise<Reply> {
  if (token) await endSession(db, token, now);
  return redirect(prepared?.href ?? '/sign-in', { kind: 'end' });
}

async function publicPage(): Promise<Reply> {
  return page('Sign in', <PublicSignInView />);
}
