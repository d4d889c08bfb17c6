import type { Route } from '../../access/index.ts';

export const statisticsRoutes: readonly Route[] = [];
