export { allocationFacts } from './load/load-workforce.ts';
