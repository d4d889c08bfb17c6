import type { Route } from '../../access/index.ts';

export const whatIfRoutes: readonly Route[] = [];
