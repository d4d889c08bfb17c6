import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { toPosted } from '../../../platform/forms/posted.ts';
import { email, longText, text } from '../../../platform/forms/text-fields.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { pageOfList } from '../../../platform/http/page-of-list.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { administerAccounts } from '../permissions.ts';
import type { PageRequest, Route } from '../routes/route.ts';
import { get, post } from '../routes/route.ts';
import type { AccountId } from '../sign-in/session.ts';
import { CloseAccountView, NewAccountView, ShownOnceView } from './account-form-views.tsx';
import { AccountView } from './account-view.tsx';
import {
  addAccount,
  closeStaffAccount,
  decideRole,
  endGrantedRole,
  giveRole,
  reopenStaffAccount,
  unlockAccount,
} from './administer-account.ts';
import type { AdministeredAccount, GrantedRole } from './administer-queries.ts';
import {
  findAdministeredAccount,
  listAccountChanges,
  listGrantedRoles,
  countRoleRequests,
  listRoleRequests,
} from './administer-queries.ts';
import { accountHref, paths } from './administration-paths.ts';
import { backTo } from './back-to-account-routes.ts';
import type { Sent } from './form-fields-view.tsx';
import { notSent } from './form-fields-view.tsx';
import { findOutcome, hasWorked, outcomeWords } from './outcome-words.ts';
import { parseEndForm, parseRoleForm } from './role-form.ts';
import { EndRoleView, RoleRequestsView } from './role-views.tsx';
import { listSessionsOf } from '../accounts/recovery.ts';

type AnyRequest<H extends Read = Read> = Omit<PageRequest<string, H, 'administerAccounts'>, 'params'>;
type OneRequest<H extends Read = Read> = AnyRequest<H> & {
  readonly params: { readonly accountId: AccountId };
};
type GrantRequest<H extends Read = Read> = AnyRequest<H> & {
  readonly params: { readonly accountId: AccountId; readonly grantId: Id<'grant'> };
};

const toList = { before: <BackLink href={paths.accounts}>Accounts</BackLink> };
const toAccount = (account: AdministeredAccount) => ({
  before: <BackLink href={accountHref(account.id)}>{account.name}</BackLink>,
});

async function getAccount({ db, params }: OneRequest): Promise<AdministeredAccount> {
  const account = await findAdministeredAccount(db, params.accountId);
  if (!account) throw new NotFound();
  return account;
}

async function accountPage(request: OneRequest, sent: Sent = notSent): Promise<Reply> {
  const { db, who, query, today } = request;
  const account = await getAccount(request);
  const outcome = findOutcome(query['said']);
  const props = {
    account,
    roles: await listGrantedRoles(db, account.id),
    requests: await listRoleRequests(db, account.id),
    changes: await listAccountChanges(db, account.id),
    sessions: account.closedAt ? [] : await listSessionsOf(db, account.id),
    today,
    csrf: who.csrf,
    isOwn: account.id === who.accountId,
    said: outcome && outcomeWords(outcome),
    sent,
  };
  return page(account.name, <AccountView {...props} />, { ...toList, errors: sent.errors });
}

const newAccount = {
  name: text({ label: 'their name', max: 120 }),
  email: email({ label: 'their e-mail address' }),
};

function newAccountPage({ who }: AnyRequest, sent: Sent = notSent): Reply {
  return page('Make an account', <NewAccountView csrf={who.csrf} sent={sent} />, {
    ...toList,
    errors: sent.errors,
  });
}

async function makeAccount(request: AnyRequest<Write>): Promise<Reply> {
  const { db, body, authorised } = request;
  const parsed = parseForm(newAccount, body);
  if (!parsed.ok) return newAccountPage(request, parsed);
  const made = await addAccount(db, authorised, parsed.value);
  if ('refused' in made) {
    const errors = [fieldError('email', 'There is an open account with this e-mail address already')];
    return newAccountPage(request, { typed: parsed.value, errors });
  }
  const account = { id: made.id, name: parsed.value.name };
  const advice =
    'Tell it to the person yourself, not by e-mail. It opens nothing when it is not used within a few days. Then give them a role.';
  return page(
    'Account made',
    <ShownOnceView
      account={account}
      heading={`${account.name} has an account`}
      what="The first password"
      secret={made.password}
      advice={advice}
    />,
    toList,
  );
}

async function takeRole(request: OneRequest<Write>): Promise<Reply> {
  const { db, body, authorised, params, today } = request;
  const parsed = parseRoleForm(body, today);
  if (!parsed.ok) return accountPage(request, parsed);
  const outcome = await giveRole(db, authorised, params.accountId, parsed.value);
  if (hasWorked(outcome)) return backTo(params.accountId, outcome);
  return accountPage(request, sentBack(body, fieldError('role', outcomeWords(outcome))));
}

/** What was typed, with what is wrong with it. */
function sentBack(body: unknown, error: FieldError): Sent {
  const typed = Object.entries(toPosted(body)).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  return { typed: Object.fromEntries(typed), errors: [error] };
}

async function getGrant({ db, params }: GrantRequest): Promise<GrantedRole> {
  const grants = await listGrantedRoles(db, params.accountId);
  const grant = grants.find(({ id }) => id === params.grantId);
  if (!grant) throw new NotFound();
  return grant;
}

async function endRolePage(request: GrantRequest, sent: Sent = notSent): Promise<Reply> {
  const { who, today } = request;
  const account = await getAccount(request);
  const props = { account, grant: await getGrant(request), today, csrf: who.csrf, sent };
  return page('End a role', <EndRoleView {...props} />, { ...toAccount(account), errors: sent.errors });
}

async function takeEnd(request: GrantRequest<Write>): Promise<Reply> {
  const { db, body, authorised, params, today } = request;
  const { id } = await getGrant(request);
  const parsed = parseEndForm(body, today);
  if (!parsed.ok) return endRolePage(request, parsed);
  const outcome = await endGrantedRole(db, authorised, id, parsed.value.on);
  if (hasWorked(outcome)) return backTo(params.accountId, outcome);
  return endRolePage(request, sentBack(body, fieldError('on', outcomeWords(outcome), 'day')));
}

async function closingPage(request: OneRequest, sent: Sent = notSent): Promise<Reply> {
  const account = await getAccount(request);
  const view = <CloseAccountView account={account} csrf={request.who.csrf} sent={sent} />;
  return page('Close an account', view, { ...toAccount(account), errors: sent.errors });
}

async function takeClosing(request: OneRequest<Write>): Promise<Reply> {
  const { db, body, authorised, params } = request;
  const parsed = parseForm({ why: longText({ label: 'why it is closed', max: 1000 }) }, body);
  if (!parsed.ok) return closingPage(request, parsed);
  const outcome = await closeStaffAccount(db, authorised, params.accountId, parsed.value.why);
  if (hasWorked(outcome)) return backTo(params.accountId, outcome);
  return closingPage(request, sentBack(body, fieldError('why', outcomeWords(outcome))));
}

async function reopen({ db, authorised, params }: OneRequest<Write>): Promise<Reply> {
  return backTo(
    params.accountId,
    await reopenStaffAccount(db, authorised, params.accountId, 'opened on the page'),
  );
}

async function unlock({ db, authorised, params }: OneRequest<Write>): Promise<Reply> {
  return backTo(params.accountId, await unlockAccount(db, authorised, params.accountId));
}

async function requestsPage({ db, who, query }: AnyRequest): Promise<Reply> {
  const outcome = findOutcome(query['said']);
  const pages = pageOfList(query, await countRoleRequests(db), { perPage: 25 });
  const requests = await listRoleRequests(db, undefined, pages);
  const props = {
    requests,
    pages,
    self: who.accountId,
    csrf: who.csrf,
    said: outcome && outcomeWords(outcome),
  };
  return page('Roles that wait', <RoleRequestsView {...props} />, toList);
}

async function takeDecision({
  db,
  body,
  authorised,
  params,
}: AnyRequest<Write> & { readonly params: { readonly roleRequestId: Id<'roleRequest'> } }): Promise<Reply> {
  const outcome = await decideRole(db, authorised, params.roleRequestId, body['agreed'] === 'yes');
  return redirect(`${paths.requests}?said=${encodeURIComponent(outcome)}`);
}

const action = administerAccounts;
const stepUp = true;

/** One account, its roles and its state. */
export const accountRoutes: readonly Route[] = [
  get(paths.add, { action, audit: 'AccountForm', handle: async (request) => newAccountPage(request) }),
  post(paths.add, { action, audit: 'AccountMake', stepUp, handle: makeAccount }),
  get(paths.requests, { action, audit: 'RoleRequestsRead', handle: requestsPage }),
  post(paths.decision, { action, audit: 'RoleDecide', stepUp, handle: takeDecision }),
  get(paths.one, { action, audit: 'AccountRead', handle: (request) => accountPage(request) }),
  post(paths.giveRole, { action, audit: 'RoleGive', stepUp, handle: takeRole }),
  get(paths.endRole, { action, audit: 'RoleEndForm', handle: (request) => endRolePage(request) }),
  post(paths.endRole, { action, audit: 'RoleEnd', stepUp, handle: takeEnd }),
  get(paths.closing, { action, audit: 'AccountCloseForm', handle: (request) => closingPage(request) }),
  post(paths.closing, { action, audit: 'AccountClose', stepUp, handle: takeClosing }),
  post(paths.reopening, { action, audit: 'AccountReopen', stepUp, handle: reopen }),
  post(paths.unlocking, { action, audit: 'AccountUnlock', stepUp, handle: unlock }),
];
