import type { NavItem, Route } from '../access/index.ts';
import { listContested } from '../care/index.ts';
import { childRoutes } from './child/child-routes.tsx';
import { factRoutes } from './facts/fact-routes.tsx';
import { recordFactRoutes } from './facts/record-fact-routes.tsx';

/** Pages that put modules together: the child's page, putting facts right, what is to be settled. */
export const overviewRoutes: readonly Route[] = [...childRoutes, ...factRoutes, ...recordFactRoutes];

export const overviewNav: readonly NavItem[] = [
  { href: '/contested', text: 'To settle', action: listContested },
];
