import type { AccountId, PageRequest, Route, TrailLook } from '../../access/index.ts';
import {
  get,
  listAccountNames,
  listAuditedAccounts,
  listDaysOf,
  listLooksOf,
  listUnusual,
  watchLooks,
} from '../../access/index.ts';
import { peoplePaths } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { formatLong } from '../../../platform/dates/format-date.ts';
import { formatTime, parseInstant } from '../../../platform/dates/instant.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { isUuid, parseId } from '../../../platform/ids/ids.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { callBriefly, listPeople } from '../child/person-queries.ts';
import { auditedHref, paths } from './audit-paths.ts';
import { readDays, toPeriod } from './period-form.ts';
import type { TrailNames } from './trail-names.ts';
import type { LookRow } from './worker-looks-view.tsx';
import { AccountDaysView, AccountDayView, AuditStartView } from './worker-looks-view.tsx';

const [perPage, shownPeople, mostWaiting] = [100, 5, 100];
type AnyRequest = Omit<PageRequest<string, Read, string>, 'params'>;
type AccountRequest = AnyRequest & { readonly params: { readonly accountId: AccountId } };

async function startPage({ db, query }: AnyRequest): Promise<Reply> {
  const words = (query['q'] ?? '').trim().slice(0, 100);
  const accounts = words === '' ? [] : await listAuditedAccounts(db, words, 50);
  const waiting = (await listUnusual(db, { open: true }, mostWaiting)).length;
  return page('Who saw what', <AuditStartView words={words} accounts={accounts} waiting={waiting} />);
}

async function getNamed(db: Read, id: AccountId): Promise<{ readonly id: AccountId; readonly name: string }> {
  const name = (await listAccountNames(db, [id])).get(id);
  if (name === undefined) throw new NotFound();
  return { id, name };
}

async function daysPage({ db, params, query, today }: AccountRequest, names: TrailNames): Promise<Reply> {
  const account = await getNamed(db, params.accountId);
  const days = readDays(query, today);
  const list = await listDaysOf(db, account.id, { ...toPeriod(days), opening: names.opening });
  return page(`What ${account.name} saw`, <AccountDaysView account={account} days={days} list={list} />, {
    before: <BackLink href={paths.start}>Who saw what</BackLink>,
  });
}

type DayRequest = AnyRequest & { readonly params: { readonly accountId: AccountId; readonly day: string } };

async function dayPage(request: DayRequest, names: TrailNames): Promise<Reply> {
  const { db, params, query } = request;
  const day = parsePlainDate(params.day);
  if (!day) throw new NotFound();
  const account = await getNamed(db, params.accountId);
  const before = readBefore(query);
  const period = toPeriod({ from: day, to: day });
  const found = await listLooksOf(db, account.id, period, { before, most: perPage + 1 });
  const looks = found.slice(0, perPage);
  const last = looks.at(-1);
  const next =
    found.length > perPage && last
      ? `?${new URLSearchParams({ at: last.at, id: last.id }).toString()}`
      : undefined;
  const rows = await toRows(request, looks, names);
  const props = { account, day, rows, next: next && `${auditedHref(account.id)}/days/${day}${next}` };
  return page(`${account.name}, ${formatLong(day)}`, <AccountDayView {...props} />, {
    before: <BackLink href={auditedHref(account.id)}>{account.name}</BackLink>,
  });
}

function readBefore(query: Readonly<Record<string, string>>) {
  const [at, id] = [parseInstant(query['at']), parseId<'look'>(query['id'])];
  return at !== undefined && id !== undefined ? { at, id } : undefined;
}

/** Names stand only where the reader may see the person; row-level security gives no others. */
async function toRows(
  { db, saw }: Pick<AnyRequest, 'db' | 'saw'>,
  looks: readonly TrailLook[],
  names: TrailNames,
): Promise<readonly LookRow[]> {
  const ids = [...new Set(looks.flatMap(({ subjects }) => subjects.slice(0, shownPeople)))];
  const people = new Map((await listPeople(db, ids.filter(isUuid))).map((one) => [one.personId, one]));
  saw(people.keys());
  return looks.map(({ at, name, outcome, subjects }) => {
    const known = subjects.slice(0, shownPeople).flatMap((id) => people.get(id) ?? []);
    return {
      at: formatTime(at),
      what: names.inWords(name),
      outcome,
      whom: known.map((one) => ({
        href: peoplePaths.person.replace(':personId', one.personId),
        name: callBriefly(one),
      })),
      others: Math.max(0, subjects.length - shownPeople),
    };
  });
}

const action = watchLooks;

/** What did this worker see. */
export function workerLooksRoutes(names: () => TrailNames): readonly Route[] {
  return [
    get(paths.start, { action, audit: 'AuditStartRead', handle: startPage }),
    get(paths.account, {
      action,
      audit: 'AccountLooksRead',
      handle: (request) => daysPage(request, names()),
    }),
    get(paths.day, {
      action,
      audit: 'AccountDayRead',
      handle: (request) => dayPage(request, names()),
    }),
  ];
}
