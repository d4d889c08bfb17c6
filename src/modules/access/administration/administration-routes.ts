import type { Route } from '../routes/route.ts';
import { accountListRoutes } from './account-list-routes.tsx';
import { accountRoutes } from './account-routes.tsx';
import { signInHelpRoutes } from './sign-in-help-routes.tsx';

/** The pages about accounts and roles. */
export const accountAdministrationRoutes: readonly Route[] = [
  ...accountListRoutes,
  ...accountRoutes,
  ...signInHelpRoutes,
];
