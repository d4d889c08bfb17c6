import type { NavItem, Route, SecretKey } from '../../access/index.ts';
import { listHeldUploads, listUnfinished } from '../../practice/index.ts';
import { heldRoutes } from './held-routes.tsx';
import { offlinePageRoutes } from './offline-routes.tsx';
import { packRoutes } from './pack-routes.tsx';
import { receiveRoutes } from './receive-routes.ts';

/** Working without a network: what devices take with them and send back, and what a person has to decide of it. */
export function offlineRoutes(secretKey: SecretKey | undefined): readonly Route[] {
  return [...offlinePageRoutes, ...packRoutes(secretKey), ...receiveRoutes(secretKey), ...heldRoutes];
}

export const offlineNav: readonly NavItem[] = [
  { href: '/offline', text: 'Without a network', action: listUnfinished },
  { href: '/held', text: 'From devices', action: listHeldUploads },
];
