import type { NavItem, Route } from '../access/index.ts';
import type { CheckSoon } from './findings/check-after-change.ts';
import { fewThingsNav, fewThingsRoutes } from './findings/few-things-routes.tsx';
import { findingRoutes } from './findings/finding-routes.tsx';
import { findingsRoutes } from './findings/findings-routes.tsx';
import { figuresRoutes } from './years/figures-routes.tsx';
import { returnsRoutes, yearsNav } from './years/returns-routes.tsx';
import { signOffRoutes } from './years/sign-off-routes.tsx';

/** Working on a return all year: what is to be put right, its figures, its sign-off, and a worker's few things. */
export function yearRoutes(soonAfter: CheckSoon): readonly Route[] {
  return [
    ...returnsRoutes(soonAfter),
    ...findingsRoutes,
    ...findingRoutes,
    ...figuresRoutes,
    ...signOffRoutes,
    ...fewThingsRoutes,
  ];
}

export const yearNav: readonly NavItem[] = [...fewThingsNav, ...yearsNav];
