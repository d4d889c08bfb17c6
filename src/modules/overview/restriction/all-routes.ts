import type { Route } from '../../access/index.ts';
import { askRoutes } from './ask-routes.tsx';
import { callBackRoutes } from './call-back-routes.tsx';
import { conflictRoutes } from './conflict-routes.tsx';
import { declareRoutes } from './declare-routes.tsx';
import { listRoutes } from './list-routes.tsx';
import { lookRoutes } from './look-routes.tsx';
import { ofPersonRoutes } from './restriction-routes.tsx';
import { sensitiveRoutes } from './sensitive-routes.tsx';

/** Every page about restriction, calls about children whom nobody finds, and conflicts of interest. */
export const restrictionRoutes: readonly Route[] = [
  ...ofPersonRoutes,
  ...listRoutes,
  ...lookRoutes,
  ...callBackRoutes,
  ...askRoutes,
  ...sensitiveRoutes,
  ...declareRoutes,
  ...conflictRoutes,
];
