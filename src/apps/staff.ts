import { ownAccountRoutes } from '../modules/access/index.ts';
import type { Means, NavItem, Route } from '../modules/access/index.ts';
import { insightNav, insightRoutes } from '../modules/insight/index.ts';
import { overviewNav, overviewRoutes } from '../modules/overview/index.ts';
import { peopleNav, peopleRoutes } from '../modules/people/index.ts';
import {
  annexANav,
  annexARoutes,
  checkAfterChange,
  returnsNav,
  uploadRoutes,
  yearNav,
  yearRoutes,
} from '../modules/returns/index.ts';
import type { Database } from '../platform/database/database.ts';
import { instant } from '../platform/dates/instant.ts';
import type { Instant } from '../platform/dates/plain-date.ts';
import { peopleNeighbours } from './people-neighbours.ts';

export type StaffOptions = {
  readonly now?: (() => Instant) | undefined;
  /** Told when work that follows an answer fails. */
  readonly onFailure?: ((error: unknown) => void) | undefined;
  readonly means?: Means | undefined;
};

/** Every staff route of every module. What is changed about a person has the returns checked again. */
export function staffRoutes(database: Database, options: StaffOptions = {}): readonly Route[] {
  const { now = () => instant(Date.now()), onFailure = () => undefined, means = {} } = options;
  const soonAfter = { database, clock: { now, ticks: () => performance.now() }, onFailure };
  return [
    ...ownAccountRoutes(means),
    ...checkAfterChange([...peopleRoutes(peopleNeighbours), ...overviewRoutes], soonAfter),
    ...insightRoutes,
    ...uploadRoutes(database),
    ...annexARoutes,
    ...yearRoutes(soonAfter),
  ];
}

/** The main places, in the order in which they are shown. */
export const staffNav: readonly NavItem[] = [
  ...insightNav,
  ...overviewNav,
  ...peopleNav,
  ...yearNav,
  ...annexANav,
  ...returnsNav,
];
