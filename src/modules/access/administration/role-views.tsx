import type { VNode } from 'preact';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { PageOfList } from '../../../platform/http/page-of-list.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { PagesOfList } from '../../../platform/views/pages-of-list.tsx';
import { isRole, needsTwo, roles, titleOf } from '../actions/role.ts';
import type { AdministeredAccount, GrantedRole, RoleRequest } from './administer-queries.ts';
import { accountHref, paths } from './administration-paths.ts';
import type { Sent } from './form-fields-view.tsx';
import { DateField, errorOf, typedText } from './form-fields-view.tsx';

type GiveProps = {
  readonly account: AdministeredAccount;
  readonly today: PlainDate;
  readonly csrf: string;
  readonly sent: Sent;
};

const two = roles.filter(needsTwo).map(titleOf).join(', ');

/** A role from a day, perhaps to a day, with why. */
export function GiveRoleForm({ account, today, csrf, sent }: GiveProps): VNode {
  return (
    <form action={`${accountHref(account.id)}/roles`} method="post" novalidate>
      <h2 class="govuk-heading-m">Give a role</h2>
      <p class="govuk-body">
        These open every record that is not restricted, or make accounts, and hold only when a second
        administrator agrees: {two}. Every change of roles signs the person out.
      </p>
      <CsrfField token={csrf} />
      <Select
        name="role"
        id="role"
        label={{ text: 'Role' }}
        value={typedText(sent, 'role')}
        items={[
          { value: '', text: 'Choose' },
          ...roles.map((role) => ({ value: role, text: titleOf(role) })),
        ]}
        errorMessage={errorOf(sent, 'role')}
      />
      <DateField name="starts" label="First day" sent={sent} usual={today} />
      <DateField
        name="ends"
        label="First day without it"
        hint="Leave it empty where the role has no end yet."
        sent={sent}
      />
      <Textarea
        name="why"
        id="why"
        rows={2}
        label={{ text: 'Why they need it' }}
        value={typedText(sent, 'why')}
        errorMessage={errorOf(sent, 'why')}
      />
      <Button>Give the role</Button>
    </form>
  );
}

type EndProps = {
  readonly account: AdministeredAccount;
  readonly grant: GrantedRole;
  readonly today: PlainDate;
  readonly csrf: string;
  readonly sent: Sent;
};

/** From which day on a role is not held any more. */
export function EndRoleView({ account, grant, today, csrf, sent }: EndProps): VNode {
  return (
    <form action={`${accountHref(account.id)}/roles/${grant.id}/end`} method="post" novalidate>
      <span class="govuk-caption-l">{account.name}</span>
      <h1 class="govuk-heading-l">End the role: {isRole(grant.role) ? titleOf(grant.role) : grant.role}</h1>
      <p class="govuk-body">
        What the role shows ends with it. The role stays in the account’s history, and can be given again.
      </p>
      <CsrfField token={csrf} />
      <DateField name="on" label="First day without it" sent={sent} usual={today} />
      <Button classes="govuk-button--warning">End the role</Button>
    </form>
  );
}

type RequestsProps = {
  readonly requests: readonly RoleRequest[];
  readonly pages: PageOfList;
  readonly self: string;
  readonly csrf: string;
  readonly said: string | undefined;
};

/** Roles that one administrator asked for and another has to agree to. */
export function RoleRequestsView({ requests, pages, self, csrf, said }: RequestsProps): VNode {
  return (
    <>
      {said && <InsetText>{said}</InsetText>}
      <h1 class="govuk-heading-l">Roles that wait</h1>
      <p class="govuk-body">
        These roles open every record that is not restricted, or make accounts. One administrator asks,
        another agrees: nobody alone can give such a role, and nobody agrees to what they asked for
        themselves.
      </p>
      {requests.length === 0 && (
        <p class="govuk-body">
          Nothing waits. Where there is only one administrator, whoever holds the server makes the second with{' '}
          <code>kith admin create</code>.
        </p>
      )}
      {requests.map((request) => (
        <Request request={request} self={self} csrf={csrf} />
      ))}
      <PagesOfList path={paths.requests} page={pages} label="Pages of roles that wait" />
    </>
  );
}

function Request({ request, self, csrf }: { request: RoleRequest; self: string; csrf: string }): VNode {
  const { account, accountId, role, starts, ends, why, asker, askedAt, askedBy } = request;
  const title = isRole(role) ? titleOf(role) : role;
  return (
    <section>
      <h2 class="govuk-heading-m">
        {title} for{' '}
        <a class="govuk-link" href={accountHref(accountId)}>
          {account}
        </a>
      </h2>
      <p class="govuk-body">
        From {formatDate(starts)}
        {ends ? ` until ${formatDate(ends)}` : ''}. Asked for by {asker}, {formatInstant(askedAt)}: {why}
      </p>
      <div class="govuk-button-group">
        {askedBy !== self && accountId !== self && (
          <Decide {...{ request, csrf }} agreed text={`Agree: ${title}`} />
        )}
        <Decide
          {...{ request, csrf }}
          agreed={false}
          text={askedBy === self ? 'Take the request back' : 'Refuse'}
        />
      </div>
    </section>
  );
}

type DecideProps = { request: RoleRequest; csrf: string; agreed: boolean; text: string };

function Decide({ request, csrf, agreed, text }: DecideProps): VNode {
  return (
    <form action={`/administration/roles/${request.id}`} method="post">
      <CsrfField token={csrf} />
      <input type="hidden" name="agreed" value={agreed ? 'yes' : 'no'} />
      <Button classes={agreed ? '' : 'govuk-button--secondary'}>{text}</Button>
    </form>
  );
}
