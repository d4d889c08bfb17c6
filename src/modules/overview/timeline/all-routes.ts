import type { Route } from '../../access/index.ts';
import { summaryRoutes } from './summary-routes.tsx';
import { timelineRoutes } from './timeline-routes.tsx';

/** The timeline of a child, and where things stand. */
export const allTimelineRoutes: readonly Route[] = [...timelineRoutes, ...summaryRoutes];
