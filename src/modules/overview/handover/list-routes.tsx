import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import { getPersonSummary } from '../../people/index.ts';
import { handOverAll, handoversShown, listHandoversToDo, listOpenHandovers } from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { paths } from './handover-paths.ts';
import { HandoverListView } from './list-view.tsx';
import { byDayAndName, toHanded } from './read-leaving.ts';

async function listPage({
  db,
  saw,
  query,
  today,
  may,
}: PageRequest<typeof paths.list, Read, string>): Promise<Reply> {
  const all = await listOpenHandovers(db);
  const shown = all.slice(0, handoversShown);
  const ids = shown.map(({ personId }) => personId);
  const people = await getPersonSummary(db, ids);
  saw(ids);
  const lines = shown.map((one) => toHanded(one, people.get(one.personId))).toSorted(byDayAndName);
  const view = (
    <HandoverListView
      lines={lines}
      more={all.length > handoversShown}
      leaving={(await may(handOverAll)) ? paths.leaving : null}
      saved={query['saved'] !== undefined}
      today={today}
    />
  );
  return page('Changes of worker', view);
}

/** The changes of worker in which something is still open. */
export const handoverListRoutes: readonly Route[] = [
  get(paths.list, { action: listHandoversToDo, audit: 'HandoversToDo', handle: listPage }),
];
