export * from './load/load-practice.ts';
export { getHelpAndProtection } from './story/help-queries.ts';
export type { HelpAndProtection } from './story/help-queries.ts';
