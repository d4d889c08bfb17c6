import type { Database } from '../../../platform/database/database.ts';
import { email, text } from '../../../platform/forms/text-fields.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import type { Route } from '../routes/route.ts';
import { openRoute } from '../routes/route.ts';
import { listStaffAccounts } from '../accounts/account-queries.ts';
import { checkPassword } from './check-password.ts';
import { getDemonstrationAccount, isDemonstration } from './demonstration.ts';
import { endSession, startSession } from './session.ts';
import { PublicSignInView } from './public-sign-in-view.tsx';
import { SignInView } from './sign-in-view.tsx';

const credentials = {
  email: email({ label: 'e-mail address', missing: 'Enter your e-mail address' }),
  password: text({ label: 'password', missing: 'Enter your password', max: 1000 }),
};

/** Only a path of our own is gone back to: nobody is sent elsewhere by a link to the sign-in page. */
export function safeReturn(to: unknown): string {
  return typeof to === 'string' && /^\/(?![/\\])[^\\\r\n]*$/.test(to) && !to.startsWith('/sign-') ? to : '/';
}

/** The open routes of both faces. Checking a password needs a transaction of its own, hence the database. */
export function signInRoutes(database: Database): readonly Route[] {
  return [
    openRoute('GET', '/sign-in', {
      face: 'staff',
      audit: 'SignInPage',
      handle: async ({ db, query, who }) => {
        if (who) return redirect('/');
        const accounts = (await isDemonstration(db)) ? await listStaffAccounts(db) : [];
        return page(
          'Sign in',
          <SignInView demonstration={accounts} returnTo={safeReturn(query['return'])} />,
        );
      },
    }),
    openRoute('POST', '/sign-in', {
      face: 'staff',
      audit: 'SignIn',
      handle: async ({ db, body, now }) => {
        const returnTo = safeReturn(body['return']);
        const parsed = parseForm(credentials, body);
        const again = (errors: Parameters<typeof SignInView>[0]['errors'] & object) =>
          page(
            'Sign in',
            <SignInView
              demonstration={[]}
              returnTo={returnTo}
              email={String(body['email'] ?? '')}
              errors={errors}
            />,
            { errors },
          );
        if (!parsed.ok) return again(parsed.errors);
        const account = await checkPassword(database, parsed.value.email, parsed.value.password, now);
        if (!account)
          return again([fieldError('password', 'The e-mail address or the password is not right')]);
        return redirect(returnTo, { kind: 'start', token: await startSession(db, 'staff', account, now) });
      },
    }),
    openRoute('POST', '/sign-in/demonstration', {
      face: 'staff',
      audit: 'SignInDemonstration',
      handle: async ({ db, body, now }) => {
        const account = await getDemonstrationAccount(db, String(body['account']));
        return redirect(safeReturn(body['return']), {
          kind: 'start',
          token: await startSession(db, 'staff', account, now),
        });
      },
    }),
    openRoute('POST', '/sign-out', {
      face: 'staff',
      audit: 'SignOut',
      handle: async ({ db, token, now }) => {
        if (token) await endSession(db, token, now);
        return redirect('/sign-in', { kind: 'end' });
      },
    }),
    openRoute('GET', '/', {
      face: 'public',
      audit: 'PublicSignInPage',
      handle: async () => page('Sign in', <PublicSignInView />),
    }),
    openRoute('GET', '/sign-in', {
      face: 'public',
      audit: 'PublicSignInPage',
      handle: async () => page('Sign in', <PublicSignInView />),
    }),
  ];
}
