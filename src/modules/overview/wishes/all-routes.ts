import type { Route } from '../../access/index.ts';
import { newWishRoutes } from './new-wish-routes.tsx';
import { wishActRoutes } from './wish-act-routes.tsx';
import { wishRoutes } from './wish-routes.tsx';

/** Every page of what children want. */
export const allWishRoutes: readonly Route[] = [...wishRoutes, ...newWishRoutes, ...wishActRoutes];
