import { ownAccountRoutes } from '../modules/access/index.ts';
import type { NavItem, Route } from '../modules/access/index.ts';
import { insightNav, insightRoutes } from '../modules/insight/index.ts';
import { overviewNav, overviewRoutes } from '../modules/overview/index.ts';
import { peopleNav, peopleRoutes } from '../modules/people/index.ts';
import { returnsNav, uploadRoutes } from '../modules/returns/index.ts';
import type { Database } from '../platform/database/database.ts';
import { peopleNeighbours } from './people-neighbours.ts';

/** Every staff route of every module. */
export function staffRoutes(database: Database): readonly Route[] {
  return [
    ...ownAccountRoutes,
    ...peopleRoutes(peopleNeighbours),
    ...insightRoutes,
    ...overviewRoutes,
    ...uploadRoutes(database),
  ];
}

/** The main places, in the order in which they are shown. */
export const staffNav: readonly NavItem[] = [...insightNav, ...overviewNav, ...peopleNav, ...returnsNav];
