import type { Route } from '../../access/index.ts';
import { needActRoutes } from './need-act-routes.tsx';
import { needRoutes } from './need-routes.tsx';
import { newNeedRoutes } from './new-need-routes.tsx';
import { planWordsRoutes } from './plan-words-routes.tsx';
import { waitingRoutes } from './waiting-routes.tsx';

export { mentalHealthNav } from './waiting-routes.tsx';

/** Every page of needs: mental health, substance use, domestic abuse. */
export const mentalHealthRoutes: readonly Route[] = [
  ...needRoutes,
  ...newNeedRoutes,
  ...needActRoutes,
  ...planWordsRoutes,
  ...waitingRoutes,
];
