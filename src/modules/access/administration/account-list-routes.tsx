import type { Read } from '../../../platform/database/database.ts';
import { hrefWith } from '../../../platform/http/page-of-list.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { parseId } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { isRole } from '../actions/role.ts';
import { administerAccounts } from '../permissions.ts';
import type { PageRequest, Route } from '../routes/route.ts';
import { get } from '../routes/route.ts';
import { AccountListView } from './account-list-view.tsx';
import type { AccountFilter, ListedAccount } from './administer-queries.ts';
import { accountStates, countRoleRequests, listAdministeredAccounts } from './administer-queries.ts';
import { paths } from './administration-paths.ts';

const perPage = 50;
type Query = Readonly<Record<string, string>>;

async function listPage({ db, query }: PageRequest<string, Read, string>): Promise<Reply> {
  const filter = parseFilter(query);
  const found = await listAdministeredAccounts(db, filter, perPage + 1);
  const accounts = found.slice(0, perPage);
  const next = found.length > perPage ? hrefAfter(query, accounts.at(-1)) : undefined;
  const waiting = await countRoleRequests(db);
  return page(
    'Accounts',
    <AccountListView accounts={accounts} filter={filter} next={next} waiting={waiting} />,
    {
      before: <BackLink href={paths.start}>Administration</BackLink>,
    },
  );
}

/** What does not fit is left out: an address that was typed shows more, never an error. */
function parseFilter(query: Query): AccountFilter {
  const words = (query['q'] ?? '').trim().slice(0, 100);
  const [name, id] = [query['after'], parseId(query['id'])];
  return {
    words: words === '' ? undefined : words,
    role: isRole(query['role'] ?? '') ? query['role'] : undefined,
    state: accountStates.find((state) => state === query['state']),
    after: name !== undefined && id !== undefined ? { name, id } : undefined,
  };
}

function hrefAfter({ q = '', role = '', state = '' }: Query, last: ListedAccount | undefined): string {
  return hrefWith(paths.accounts, { q, role, state, after: last?.name, id: last?.id });
}

/** The list of accounts. */
export const accountListRoutes: readonly Route[] = [
  get(paths.accounts, { action: administerAccounts, audit: 'AccountsRead', handle: listPage }),
];
