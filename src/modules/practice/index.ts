export * from './load/load-practice.ts';
export { getHelpAndProtection } from './story/help-queries.ts';
export type { HelpAndProtection } from './story/help-queries.ts';
export { practiceTeller } from './passages/tell-practice.ts';
export { sharingRoutes } from './sharing/sharing-routes.tsx';
export { recordSharing, viewSharing } from './permissions.ts';
export { practiceWords } from './pages-in-words.ts';
