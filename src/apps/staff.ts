import { accountAdministrationRoutes, formDraftRoutes, ownAccountRoutes } from '../modules/access/index.ts';
import type { Means, NavItem, Route } from '../modules/access/index.ts';
import { insightNav, insightRoutes } from '../modules/insight/index.ts';
import {
  administrationNav,
  administrationRoutes,
  attachmentRoutes,
  auditNav,
  auditRoutes,
  frontDoorNav,
  frontDoorRoutes,
  offlineNav,
  familyRoutes,
  offlineRoutes,
  overviewNav,
  overviewRoutes,
} from '../modules/overview/index.ts';
import { peopleNav, peopleRoutes } from '../modules/people/index.ts';
import { sharingRoutes } from '../modules/practice/index.ts';
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
import { teamRoutes } from '../modules/workforce/index.ts';
import { peopleNeighbours } from './people-neighbours.ts';
import { declaredSettings } from './settings.ts';
import { trailNames } from './trail-names.ts';

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
  const routes: readonly Route[] = [
    ...ownAccountRoutes(means),
    ...formDraftRoutes,
    ...accountAdministrationRoutes,
    ...teamRoutes,
    ...administrationRoutes(declaredSettings, means),
    ...auditRoutes(() => trailNames(routes)),
    ...checkAfterChange(
      [
        ...peopleRoutes(peopleNeighbours),
        ...overviewRoutes,
        ...attachmentRoutes(means),
        ...familyRoutes(peopleNeighbours),
        ...offlineRoutes(means.secretKey),
        ...sharingRoutes,
        ...frontDoorRoutes(peopleNeighbours),
      ],
      soonAfter,
    ),
    ...insightRoutes,
    ...uploadRoutes(database),
    ...annexARoutes,
    ...yearRoutes(soonAfter),
  ];
  return routes;
}

/** The main places, in the order in which they are shown. */
export const staffNav: readonly NavItem[] = [
  ...insightNav,
  ...frontDoorNav,
  ...overviewNav,
  ...offlineNav,
  ...peopleNav,
  ...auditNav,
  ...yearNav,
  ...annexANav,
  ...returnsNav,
  ...administrationNav,
];
