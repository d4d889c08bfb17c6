import type { PageRequest, Route } from '../../access/index.ts';
import {
  countLooks,
  countRestrictions,
  get,
  guardRecords,
  handOver,
  listRestricted,
  listRestrictions,
  listSubjectsUnder,
  post,
} from '../../access/index.ts';
import { callsShown, countCallBacks } from '../../people/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { integer } from '../../../platform/forms/text-fields.ts';
import { pageOfList } from '../../../platform/http/page-of-list.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { changes } from './change-form.ts';
import { ListView } from './list-view.tsx';
import { callPeople, namesOf } from './restriction-queries.ts';
import { restrictionPaths as paths } from './restriction-paths.ts';

const doneWords: Readonly<Record<string, string>> = {
  made: 'The record is restricted. You are not named, so you do not see it any more',
  taken: 'You answer for it now, and are named',
  ...Object.fromEntries(Object.entries(changes).map(([name, { done }]) => [name, done])),
};

/** Calls are counted as far as one page of them goes. */
async function countWaiting(db: Read): Promise<{ looks: number; calls: string }> {
  const calls = await countCallBacks(db, callsShown + 1);
  return {
    looks: (await countLooks(db)).unseen,
    calls: calls > callsShown ? `more than ${callsShown}` : String(calls),
  };
}

type ListRequest = PageRequest<typeof paths.list, Read, 'listRestricted'>;

async function showList({ db, today, who, query, saw, may }: ListRequest): Promise<Reply> {
  const { total, overdue } = await countRestrictions(db);
  const pages = pageOfList(query, total);
  const restrictions = await listRestrictions(db, pages);
  const called = await callPeople(
    db,
    restrictions.flatMap(({ subjects }) => subjects),
  );
  saw(called.keys());
  const nameOf = await namesOf(
    db,
    restrictions.map(({ guardian }) => guardian),
  );
  const waiting = (await may(guardRecords)) ? await countWaiting(db) : null;
  const done = doneWords[query['done'] ?? ''];
  const shown = { restrictions, pages, overdue, called, nameOf };
  const props = { ...shown, self: who.accountId, today, token: who.csrf, done, waiting };
  return page('Restricted records', <ListView {...props} />);
}

type TakeRequest = PageRequest<typeof paths.takeOver, Write, 'guardRecords'>;

async function takeOver({ db, params, body, who, saw }: TakeRequest): Promise<Reply> {
  const parsed = parseForm({ version: integer({ label: 'the version', min: 0, max: 2 ** 31 - 1 }) }, body);
  const seen = { id: params.restrictionId, version: parsed.ok ? parsed.value.version : 0 };
  const refusal = parsed.ok ? await handOver(db, seen, who.accountId) : 'nobody';
  if (refusal) return redirect(paths.list);
  saw(await listSubjectsUnder(db, seen.id));
  return redirect(`${paths.list}?done=taken`);
}

/** The list of restrictions, and taking over what nobody answers for any more. */
export const listRoutes: readonly Route[] = [
  get(paths.list, { action: listRestricted, audit: 'RestrictionsRead', handle: showList }),
  post(paths.takeOver, {
    action: guardRecords,
    audit: 'RestrictionTakeOver',
    stepUp: true,
    handle: takeOver,
  }),
];
