import type { Route } from '../../access/index.ts';
import { chronologyRoutes } from './chronology-routes.tsx';
import { eventRoutes } from './event-routes.tsx';
import { picksRoutes } from './picks-routes.tsx';

/** Every page of a child's chronology. */
export const allChronologyRoutes: readonly Route[] = [...chronologyRoutes, ...eventRoutes, ...picksRoutes];
