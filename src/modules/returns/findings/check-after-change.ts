import type { Database, Write } from '../../../platform/database/database.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import type { PageRequest, Route } from '../../access/index.ts';
import { wantCheck } from './check-queries.ts';
import { runWantedChecks } from './run-checks.ts';
import type { RunClock } from './run-checks.ts';

/** A moment after the answer, when what was changed is committed. The minute's round catches what a crash left. */
const soon = 50;

/** Where checks are run after an answer, and who is told when one fails. */
export type CheckSoon = {
  readonly database: Database;
  readonly clock: RunClock;
  readonly onFailure: (error: unknown) => void;
};

/** Starts the checks that are wanted once this answer is out. */
export function startChecksSoon({ database, clock, onFailure }: CheckSoon): void {
  setTimeout(() => void runWantedChecks(database, clock).catch(onFailure), soon).unref();
}

type Changing = PageRequest<'/:personId', Write, string>;

/**
 * The same routes; whatever is saved about a person (`:personId`) also asks, in the same transaction, that this person's
 * rows of the returns be checked again, and the check follows the answer.
 */
export function checkAfterChange(routes: readonly Route[], soonAfter: CheckSoon): readonly Route[] {
  return routes.map((route) => (changesPerson(route) ? followed(route, soonAfter) : route));
}

function changesPerson({ method, path }: Route): boolean {
  return method === 'POST' && path.includes('/:personId');
}

function followed(route: Route, soonAfter: CheckSoon): Route {
  const handle = async (request: Changing): Promise<Reply> => {
    // A route's own request type is known to the route alone; all of them have a handle and the person's id.
    const reply = await route.handle(request as never);
    if (reply.kind !== 'redirect') return reply;
    await wantCheck(request.db, 'change', request.params.personId);
    startChecksSoon(soonAfter);
    return reply;
  };
  return { ...route, handle };
}
