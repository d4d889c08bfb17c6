import type { Means, Route } from '../../access/index.ts';
import { addRoutes } from './add-routes.tsx';
import { attachmentPageRoutes } from './attachment-routes.tsx';
import { fileRoutes } from './file-routes.ts';

/** Photographs and documents of entries: adding one, reading and changing what is said of it, its bytes. */
export const attachmentRoutes = (means: Pick<Means, 'secretKey' | 'filesOrigin'>): readonly Route[] => [
  ...addRoutes,
  ...attachmentPageRoutes,
  ...fileRoutes(means),
];
