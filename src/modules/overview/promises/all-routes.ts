import type { Route } from '../../access/index.ts';
import { actRoutes } from './act-routes.tsx';
import { newPromiseRoutes } from './new-promise-routes.tsx';
import { ownPromisesRoutes } from './own-promises-routes.tsx';
import { promiseRoutes } from './promise-routes.tsx';

export { promiseNav } from './own-promises-routes.tsx';

/** Every page of what was promised. */
export const allPromiseRoutes: readonly Route[] = [
  ...promiseRoutes,
  ...newPromiseRoutes,
  ...actRoutes,
  ...ownPromisesRoutes,
];
