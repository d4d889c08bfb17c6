import type { Route } from '../../access/index.ts';

export const comparisonRoutes: readonly Route[] = [];
