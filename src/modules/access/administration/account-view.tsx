import type { VNode } from 'preact';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { isRole, titleOf } from '../actions/role.ts';
import type { RunningSession } from '../sign-in/session.ts';
import { stateOf } from './account-list-view.tsx';
import type { AccountChange, AdministeredAccount, GrantedRole, RoleRequest } from './administer-queries.ts';
import { accountHref } from './administration-paths.ts';
import type { Sent } from './form-fields-view.tsx';
import { GiveRoleForm } from './role-views.tsx';

export type AccountProps = {
  readonly account: AdministeredAccount;
  readonly roles: readonly GrantedRole[];
  readonly requests: readonly RoleRequest[];
  readonly changes: readonly AccountChange[];
  readonly sessions: readonly RunningSession[];
  readonly today: PlainDate;
  readonly csrf: string;
  /** Whose account it is: one's own can be looked at, not changed. */
  readonly isOwn: boolean;
  readonly said: string | undefined;
  readonly sent: Sent;
};

/** One account: who it is, its roles since ever, and what an administrator can do to it. */
export function AccountView(props: AccountProps): VNode {
  const { account, isOwn, said } = props;
  return (
    <>
      {said && <InsetText>{said}</InsetText>}
      <h1 class="govuk-heading-l">{account.name}</h1>
      {isOwn && (
        <InsetText>
          This is your own account. Another administrator changes its roles and its state.
        </InsetText>
      )}
      <About {...props} />
      <Roles {...props} />
      {!isOwn && !account.closedAt && <GiveRoleForm {...props} />}
      {!isOwn && <DoSomething {...props} />}
      <Changes {...props} />
    </>
  );
}

function About({ account, sessions }: AccountProps): VNode {
  const rows: readonly (readonly [string, string])[] = [
    ['E-mail address', account.email ?? 'Not known'],
    ['State', stateOf(account)],
    ['Made', formatInstant(account.createdAt)],
    ['Last signed in', account.lastSignedInAt ? formatInstant(account.lastSignedInAt) : 'Never'],
    [
      'Password',
      account.mustChangePassword
        ? 'Made by an administrator, not yet changed. It opens nothing when it was not used in time: give a code for a new one'
        : 'Their own, if they have one',
    ],
    ['Signed in now', signedInNow(sessions)],
  ];
  return <SummaryList rows={rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />;
}

function signedInNow(sessions: AccountProps['sessions']): string {
  if (sessions.length === 0) return 'Nowhere';
  const places = sessions.map(({ device }) => device || 'a browser').join(', ');
  return sessions.length === 1 ? `In one place: ${places}` : `In ${sessions.length} places: ${places}`;
}

function Roles({ account, roles, requests, isOwn, today }: AccountProps): VNode {
  return (
    <section aria-labelledby="roles">
      <h2 class="govuk-heading-m" id="roles">
        Roles
      </h2>
      {requests.map(({ role, asker, starts }) => (
        <InsetText>
          {nameOf(role)} from {formatDate(starts)} was asked for by {asker} and waits for another
          administrator.{' '}
          <a class="govuk-link" href="/administration/roles">
            See what waits
          </a>
        </InsetText>
      ))}
      {roles.length === 0 ? (
        <p class="govuk-body">No role yet. Without one, nothing opens after the sign-in.</p>
      ) : (
        <StackedTable
          caption="Every role that this account has had"
          captionClasses="govuk-visually-hidden"
          head={[{ text: 'Role' }, { text: 'From' }, { text: 'Until' }, { text: 'Who and why' }]}
          rows={roles.map((one) => [
            { text: nameOf(one.role) },
            { text: formatDate(one.starts) },
            { text: <Until one={one} account={account} mayEnd={!isOwn} today={today} /> },
            { text: whoAndWhy(one) },
          ])}
        />
      )}
    </section>
  );
}

const nameOf = (role: string) => (isRole(role) ? titleOf(role) : role);

type UntilProps = {
  readonly one: GrantedRole;
  readonly account: AdministeredAccount;
  readonly mayEnd: boolean;
  readonly today: PlainDate;
};

function Until({ one, account, mayEnd, today }: UntilProps): VNode {
  const hasEnded = one.ends !== null && one.ends <= today;
  return (
    <>
      {one.ends ? formatDate(one.ends) : 'Open'}
      {mayEnd && !hasEnded && (
        <>
          <br />
          <a class="govuk-link" href={`${accountHref(account.id)}/roles/${one.id}/end`}>
            End it<span class="govuk-visually-hidden"> ({nameOf(one.role)})</span>
          </a>
        </>
      )}
    </>
  );
}

function whoAndWhy({ grantedBy, agreedBy, endedBy, why }: GrantedRole): string {
  const parts = [
    grantedBy ? `Given by ${grantedBy}` : 'Given on the server',
    agreedBy && `agreed by ${agreedBy}`,
    endedBy && `ended by ${endedBy}`,
  ];
  return `${parts.filter(Boolean).join(', ')}${why ? `: ${why}` : ''}`;
}

function DoSomething({ account, csrf }: AccountProps): VNode {
  const base = accountHref(account.id);
  return (
    <section aria-labelledby="account">
      <h2 class="govuk-heading-m" id="account">
        Sign-in
      </h2>
      <div class="govuk-button-group">
        {account.lockedUntil && <Deed action={`${base}/unlocking`} csrf={csrf} text="Unlock" />}
        {!account.closedAt && <Deed action={`${base}/sessions`} csrf={csrf} text="Sign out everywhere" />}
        {!account.closedAt && (
          <Deed action={`${base}/recovery`} csrf={csrf} text="Let them choose a new password" />
        )}
        {!account.closedAt && (
          <Deed action={`${base}/second-factor`} csrf={csrf} text="Set the second factor back" />
        )}
        {account.closedAt && <Deed action={`${base}/reopening`} csrf={csrf} text="Open the account again" />}
        {!account.closedAt && (
          <Button href={`${base}/closing`} classes="govuk-button--warning">
            Close the account
          </Button>
        )}
      </div>
    </section>
  );
}

function Deed({ action, csrf, text }: { action: string; csrf: string; text: string }): VNode {
  return (
    <form action={action} method="post">
      <CsrfField token={csrf} />
      <Button classes="govuk-button--secondary">{text}</Button>
    </form>
  );
}

function Changes({ changes }: AccountProps): VNode {
  return (
    <section aria-labelledby="changes">
      <h2 class="govuk-heading-m" id="changes">
        What was done to this account
      </h2>
      {changes.length === 0 ? (
        <p class="govuk-body">Nothing on these pages yet.</p>
      ) : (
        <ul class="govuk-list">
          {changes.map(({ what, why, at, byName }) => (
            <li>
              {formatInstant(at)}: {what}, by {byName ?? 'somebody on the server'}
              {why ? ` (${why})` : ''}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
