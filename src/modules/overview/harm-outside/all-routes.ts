import type { Route } from '../../access/index.ts';
import { actRoutes } from './act-routes.tsx';
import { childOutsideRoutes } from './child-routes.tsx';
import { contextRoutes } from './context-routes.tsx';
import { outsideListRoutes } from './list-routes.tsx';
import { newConcernRoutes } from './new-concern-routes.tsx';

export { outsideNav } from './list-routes.tsx';

/** Every page of harm outside the home. */
export const harmOutsideRoutes: readonly Route[] = [
  ...outsideListRoutes,
  ...childOutsideRoutes,
  ...newConcernRoutes,
  ...contextRoutes,
  ...actRoutes,
];
