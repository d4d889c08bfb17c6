import type { Route } from '../../access/index.ts';
import { allSupportRoutes } from './all-support-routes.tsx';
import { newSupportRoutes } from './new-support-routes.tsx';
import { supportActRoutes } from './support-act-routes.tsx';
import { supportRoutes } from './support-routes.tsx';

export { edgeSupportNav } from './all-support-routes.tsx';

/** Every page of support to stay at home. */
export const edgeSupportRoutes: readonly Route[] = [
  ...supportRoutes,
  ...newSupportRoutes,
  ...supportActRoutes,
  ...allSupportRoutes,
];
