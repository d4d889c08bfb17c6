import type { Route } from '../../access/index.ts';

export const forecastRoutes: readonly Route[] = [];
