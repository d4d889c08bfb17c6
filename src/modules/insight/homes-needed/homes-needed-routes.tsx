import type { Route } from '../../access/index.ts';

export const homesNeededRoutes: readonly Route[] = [];
