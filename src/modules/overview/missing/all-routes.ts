import type { Route } from '../../access/index.ts';
import { backRoutes } from './back-routes.tsx';
import { childMissingRoutes } from './child-routes.tsx';
import { missingListRoutes } from './list-routes.tsx';
import { patternsRoutes } from './patterns-routes.tsx';
import { reportRoutes } from './report-routes.tsx';
import { talkRoutes } from './talk-routes.tsx';
import { timeRoutes } from './time-routes.tsx';

export { missingNav } from './list-routes.tsx';

/** Every page of children who are or were missing. */
export const missingRoutes: readonly Route[] = [
  ...missingListRoutes,
  ...patternsRoutes,
  ...childMissingRoutes,
  ...reportRoutes,
  ...timeRoutes,
  ...backRoutes,
  ...talkRoutes,
];
