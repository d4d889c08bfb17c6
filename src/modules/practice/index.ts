export * from './load/load-practice.ts';
