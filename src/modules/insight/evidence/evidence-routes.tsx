import type { Route } from '../../access/index.ts';

export const evidenceRoutes: readonly Route[] = [];
