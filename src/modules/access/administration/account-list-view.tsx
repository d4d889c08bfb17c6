import type { VNode } from 'preact';
import { formatInstant } from '../../../platform/dates/instant.ts';
import { hrefWith } from '../../../platform/http/page-of-list.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Pagination } from '../../../platform/views/components/pagination.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { isRole, roles, titleOf } from '../actions/role.ts';
import type { AccountFilter, AccountState, ListedAccount } from './administer-queries.ts';
import { accountHref, paths } from './administration-paths.ts';

export type AccountListProps = {
  readonly accounts: readonly ListedAccount[];
  readonly filter: AccountFilter;
  readonly next: string | undefined;
  /** How many roles wait for a second administrator. */
  readonly waiting: number;
};

const stateWords: Readonly<Record<AccountState, string>> = {
  open: 'Open',
  closed: 'Closed',
  locked: 'Locked after wrong passwords',
  never: 'Never signed in',
};

/** Everybody who works with Kith, with a search and filters; fifty at a time. */
export function AccountListView(props: AccountListProps): VNode {
  const { accounts, waiting } = props;
  return (
    <>
      <h1 class="govuk-heading-l">Accounts</h1>
      {waiting > 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.requests}>
            {waiting === 1 ? 'One role waits' : `${waiting} roles wait`} for a second administrator
          </a>
        </p>
      )}
      <Button href={paths.add}>Make an account</Button>
      <SearchForm {...props} />
      {accounts.length === 0 ? <Nobody {...props} /> : <AccountTable accounts={accounts} />}
      <Ways {...props} />
    </>
  );
}

/** On to the next page, and back to the first, with what is looked for. */
function Ways({ filter: { words, role, state, after }, next }: AccountListProps): VNode | null {
  const first = after && hrefWith(paths.accounts, { q: words, role, state });
  if (first === undefined && next === undefined) return null;
  return (
    <Pagination
      landmarkLabel="Pages of accounts"
      {...(first === undefined ? {} : { previous: { href: first, text: 'The first page' } })}
      {...(next === undefined ? {} : { next: { href: next, text: 'Next page' } })}
    />
  );
}

function SearchForm({ filter }: AccountListProps): VNode {
  const roleItems = roles.map((role) => ({ value: role, text: titleOf(role) }));
  const stateItems = Object.entries(stateWords).map(([value, text]) => ({ value, text }));
  return (
    <form method="get" action={paths.accounts} role="search">
      <Input name="q" label={{ text: 'Name or e-mail address' }} value={filter.words} autocomplete="off" />
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-one-half">
          <Select
            name="role"
            label={{ text: 'Role today' }}
            value={filter.role}
            items={[{ value: '', text: 'Any' }, ...roleItems]}
          />
        </div>
        <div class="govuk-grid-column-one-half">
          <Select
            name="state"
            label={{ text: 'State' }}
            value={filter.state}
            items={[{ value: '', text: 'Any' }, ...stateItems]}
          />
        </div>
      </div>
      <Button classes="govuk-button--secondary">Show</Button>
    </form>
  );
}

function Nobody({ filter }: AccountListProps): VNode {
  return (
    <p class="govuk-body">
      {filter.after ? 'There are no more accounts.' : 'No account fits this.'}{' '}
      <a class="govuk-link" href={paths.accounts}>
        Show all
      </a>
    </p>
  );
}

function AccountTable({ accounts }: Pick<AccountListProps, 'accounts'>): VNode {
  return (
    <StackedTable
      caption="Accounts by name"
      captionClasses="govuk-visually-hidden"
      head={[{ text: 'Name' }, { text: 'Roles today' }, { text: 'State' }, { text: 'Last signed in' }]}
      rows={accounts.map((account) => [
        { text: <Name account={account} /> },
        { text: rolesInWords(account.roles) },
        { text: stateOf(account) },
        { text: account.lastSignedInAt ? formatInstant(account.lastSignedInAt) : 'Never' },
      ])}
    />
  );
}

function Name({ account }: { readonly account: ListedAccount }): VNode {
  return (
    <>
      <a class="govuk-link" href={accountHref(account.id)}>
        {account.name}
      </a>
      <br />
      {account.email ?? 'No e-mail address'}
    </>
  );
}

export function rolesInWords(held: readonly string[]): string {
  return held.map((role) => (isRole(role) ? titleOf(role) : role)).join(', ') || 'None';
}

/** Open, closed since, or locked until. */
export function stateOf({ closedAt, lockedUntil }: Pick<ListedAccount, 'closedAt' | 'lockedUntil'>): string {
  if (closedAt) return `Closed since ${formatInstant(closedAt)}`;
  return lockedUntil ? `Locked until ${formatInstant(lockedUntil)}` : 'Open';
}
