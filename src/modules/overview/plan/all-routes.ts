import type { Route } from '../../access/index.ts';
import { goalRoutes } from './goal-routes.tsx';
import { planRoutes } from './plan-routes.tsx';
import { readersRoutes } from './readers-routes.tsx';
import { readingRoutes } from './reading-routes.tsx';
import { stepRoutes } from './step-routes.tsx';
import { versionRoutes } from './version-routes.tsx';
import { viewRoutes } from './view-routes.tsx';

/** Every page of a child's plan. */
export const allPlanRoutes: readonly Route[] = [
  ...planRoutes,
  ...goalRoutes,
  ...stepRoutes,
  ...readingRoutes,
  ...viewRoutes,
  ...readersRoutes,
  ...versionRoutes,
];
