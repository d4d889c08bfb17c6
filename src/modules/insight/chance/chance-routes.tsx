import type { Route } from '../../access/index.ts';

export const chanceRoutes: readonly Route[] = [];
