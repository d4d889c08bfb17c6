import type { NavItem, Route } from '../../access/index.ts';
import { listWaitingSteps } from '../../practice/index.ts';
import { decideRoutes } from './decide-routes.tsx';
import { helpPageRoutes } from './help-routes.tsx';
import { paths } from './help-paths.ts';
import { stepFormRoutes } from './step-routes.tsx';

/** Every page of the one involvement and its steps. */
export const steppingRoutes: readonly Route[] = [...helpPageRoutes, ...stepFormRoutes, ...decideRoutes];

export const steppingNav: readonly NavItem[] = [
  { href: paths.waiting, text: 'Steps to decide', action: listWaitingSteps },
];
