import type { Route } from '../../access/index.ts';
import { areaRoutes } from './area-routes.tsx';
import { newReadingRoutes } from './new-reading-routes.tsx';
import { oneReadingRoutes } from './one-reading-routes.tsx';
import { starRoutes } from './star-routes.tsx';

/** Every page of the star. */
export const allStarRoutes: readonly Route[] = [
  ...starRoutes,
  ...newReadingRoutes,
  ...areaRoutes,
  ...oneReadingRoutes,
];
