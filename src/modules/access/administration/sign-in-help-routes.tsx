import type { Write } from '../../../platform/database/database.ts';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import type { CodePurpose } from '../accounts/recovery.ts';
import { endSessionsOf, resetSecondFactor, startRecovery } from '../accounts/recovery.ts';
import { administerAccounts } from '../permissions.ts';
import type { PageRequest, Route } from '../routes/route.ts';
import { post } from '../routes/route.ts';
import type { AccountId } from '../sign-in/session.ts';
import { ShownOnceView } from './account-form-views.tsx';
import { noteAccountChange } from './administer-account.ts';
import type { AdministeredAccount } from './administer-queries.ts';
import { findAdministeredAccount } from './administer-queries.ts';
import { accountHref, paths } from './administration-paths.ts';
import { backTo } from './back-to-account-routes.ts';

type OneRequest = Omit<PageRequest<string, Write, 'administerAccounts'>, 'params'> & {
  readonly params: { readonly accountId: AccountId };
};

/** The account, where it is somebody else's and open; undefined where it is one's own. */
async function findOther({ db, params, who }: OneRequest): Promise<AdministeredAccount | undefined> {
  const account = await findAdministeredAccount(db, params.accountId);
  if (!account || account.closedAt) throw new NotFound();
  return account.id === who.accountId ? undefined : account;
}

async function endSessions(request: OneRequest): Promise<Reply> {
  const { db, now, params } = request;
  if (!(await findOther(request))) return backTo(params.accountId, 'own account');
  await endSessionsOf(db, params.accountId, now);
  await noteAccountChange(db, params.accountId, 'signed out everywhere');
  return backTo(params.accountId, 'done');
}

const given: Readonly<
  Record<'password' | 'second factor', { readonly done: string; readonly heading: string }>
> = {
  password: { done: 'given a code for a new password', heading: 'A code for a new password' },
  'second factor': { done: 'second factor set back', heading: 'A code for a second factor set up anew' },
};

async function giveCode(request: OneRequest, purpose: Exclude<CodePurpose, 'link'>): Promise<Reply> {
  const { db, now, params } = request;
  const account = await findOther(request);
  if (!account) return backTo(params.accountId, 'own account');
  const start =
    purpose === 'password'
      ? startRecovery(db, account.id, purpose, now)
      : resetSecondFactor(db, account.id, now);
  const { code, expiresAt, path } = await start;
  await noteAccountChange(db, account.id, given[purpose].done);
  const advice = `Make sure that it is really them who asks. They type it at ${path}; it can be used once, until ${formatInstantInFull(expiresAt)}. A message tells them that it was made, without the code.`;
  const { heading } = given[purpose];
  return page(
    heading,
    <ShownOnceView account={account} heading={heading} what="The code" secret={code} advice={advice} />,
    { before: <BackLink href={accountHref(account.id)}>{account.name}</BackLink> },
  );
}

const action = administerAccounts;
const stepUp = true;

/** Help with the sign-in of somebody else: never a password that the administrator would know. */
export const signInHelpRoutes: readonly Route[] = [
  post(paths.sessions, { action, audit: 'AccountSignOut', stepUp, handle: endSessions }),
  post(paths.recovery, {
    action,
    audit: 'PasswordRecoveryStart',
    stepUp,
    handle: (request) => giveCode(request, 'password'),
  }),
  post(paths.secondFactor, {
    action,
    audit: 'SecondFactorReset',
    stepUp,
    handle: (request) => giveCode(request, 'second factor'),
  }),
];
