import type { PageRequest, Route } from '../../access/index.ts';
import { get } from '../../access/index.ts';
import {
  changeHandover,
  countWorkers,
  handOverAll,
  leadAfter,
  leadOn,
  listHandoverEvents,
  listHandovers,
  standingsOf,
  viewHandover,
} from '../../practice/index.ts';
import type { Handover } from '../../practice/index.ts';
import type { PersonId } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { href } from '../../../platform/http/path.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page } from '../../../platform/http/reply.ts';
import { backTo } from '../front-door/fields-view.tsx';
import { leavingOf, paths, subject } from './handover-paths.ts';
import { readChildTeam } from './read-handover.ts';
import type { HandoverLine } from './workers-view.tsx';
import { WorkersView } from './workers-view.tsx';

type Asking = PageRequest<typeof paths.workers, Read, string>;

async function workersPage(request: Asking): Promise<Reply> {
  const { db, params, query, saw, today } = request;
  const child = await readChildTeam(db, params.personId);
  saw(child.records);
  const { id, shown } = child.person;
  const handovers = await listHandovers(db, child.records);
  const mayChange = await request.may(changeHandover);
  const mayPlan = mayChange && leadAfter(child.team, today) === undefined;
  const lead = leadOn(child.team, today);
  const leavingId = (await request.may(handOverAll)) ? (lead?.workerId ?? null) : null;
  const view = (
    <WorkersView
      name={shown}
      firstName={child.firstName}
      saved={query['saved']}
      count={countWorkers(child.team, today)}
      team={child.team}
      handovers={await toLines(db, handovers, id)}
      change={mayPlan ? href(paths.change, { personId: id }) : null}
      joins={mayChange ? href(paths.joins, { personId: id }) : null}
      leaving={lead && leavingId ? { worker: lead.worker, href: leavingOf(leavingId) } : null}
      leavesOf={(assignmentId) => `/children/${id}/workers/${assignmentId}/leaves`}
      today={today}
    />
  );
  return page(`Who works with ${shown}`, view, { before: backTo(`/children/${id}`, shown) });
}

async function toLines(
  db: Read,
  handovers: readonly Handover[],
  personId: PersonId,
): Promise<readonly HandoverLine[]> {
  const lines = [];
  for (const handover of handovers) {
    const isPlanned = handover.state === 'planned';
    const standings = standingsOf(isPlanned ? await listHandoverEvents(db, handover.id) : []);
    lines.push({ handover, standings, href: href(paths.handover, { personId, handoverId: handover.id }) });
  }
  return lines;
}

/** Everybody who works or worked with a child, and the changes between them. */
export const workersRoutes: readonly Route[] = [
  get(paths.workers, { action: viewHandover, audit: 'WorkersOfChildRead', subject, handle: workersPage }),
];
