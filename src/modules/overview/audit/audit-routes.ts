import type { NavItem, Route } from '../../access/index.ts';
import { watchLooks } from '../../access/index.ts';
import { paths } from './audit-paths.ts';
import { looksRoutes } from './looks-routes.tsx';
import type { TrailNames } from './trail-names.ts';
import { unusualRoutes } from './unusual-routes.tsx';
import { workerLooksRoutes } from './worker-looks-routes.tsx';

/** The pages of the trail. `names` is asked when a page is drawn: it knows every route, these too. */
export function auditRoutes(names: () => TrailNames): readonly Route[] {
  return [...looksRoutes(names), ...workerLooksRoutes(names), ...unusualRoutes];
}

export const auditNav: readonly NavItem[] = [{ href: paths.start, text: 'Who saw what', action: watchLooks }];
