import type { NavItem, Route } from '../../access/index.ts';
import { listHandoversToDo } from '../../practice/index.ts';
import { changeWorkerRoutes } from './change-worker-routes.tsx';
import { eventRoutes } from './event-routes.tsx';
import { paths } from './handover-paths.ts';
import { handoverPageRoutes } from './handover-routes.tsx';
import { joinRoutes } from './join-routes.tsx';
import { leavingRoutes } from './leaving-routes.tsx';
import { handoverListRoutes } from './list-routes.tsx';
import { takeBackRoutes } from './take-back-routes.tsx';
import { workersRoutes } from './workers-routes.tsx';

/** Every page of a change of worker: planned, told, said goodbye, taken over. */
export const handoverRoutes: readonly Route[] = [
  ...workersRoutes,
  ...changeWorkerRoutes,
  ...joinRoutes,
  ...handoverPageRoutes,
  ...eventRoutes,
  ...takeBackRoutes,
  ...handoverListRoutes,
  ...leavingRoutes,
];

export const handoverNav: readonly NavItem[] = [
  { href: paths.list, text: 'Changes of worker', action: listHandoversToDo },
];
