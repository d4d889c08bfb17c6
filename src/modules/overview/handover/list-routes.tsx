import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import { getPersonSummary } from '../../people/index.ts';
import { handoversShown, listHandoversToDo, listOpenHandovers } from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { href } from '../../../platform/http/path.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { paths } from './handover-paths.ts';
import { HandoverListView } from './list-view.tsx';

async function listPage({
  db,
  saw,
  query,
  today,
}: PageRequest<typeof paths.list, Read, string>): Promise<Reply> {
  const all = await listOpenHandovers(db);
  const shown = all.slice(0, handoversShown);
  const ids = shown.map(({ personId }) => personId);
  const people = await getPersonSummary(db, ids);
  saw(ids);
  const lines = shown.map((one) => ({
    ...one,
    name: people.get(one.personId)?.shown ?? 'Name not recorded',
    href: href(paths.handover, { personId: one.personId, handoverId: one.id }),
  }));
  const isMore = all.length > handoversShown;
  const view = (
    <HandoverListView lines={lines} more={isMore} saved={query['saved'] === 'yes'} today={today} />
  );
  return page('Changes of worker', view);
}

/** The changes of worker in which something is still open. */
export const handoverListRoutes: readonly Route[] = [
  get(paths.list, { action: listHandoversToDo, audit: 'HandoversToDo', handle: listPage }),
];
