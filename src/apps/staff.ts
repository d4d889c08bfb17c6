import { ownAccountRoutes } from '../modules/access/index.ts';
import type { NavItem, Route } from '../modules/access/index.ts';
import { insightNav, insightRoutes } from '../modules/insight/index.ts';
import { overviewNav, overviewRoutes } from '../modules/overview/index.ts';
import type { Database } from '../platform/database/database.ts';

/** Every staff route of every module. */
export function staffRoutes(_database: Database): readonly Route[] {
  return [...ownAccountRoutes, ...insightRoutes, ...overviewRoutes];
}

/** The main places, in the order in which they are shown. */
export const staffNav: readonly NavItem[] = [...insightNav, ...overviewNav];
