import { AsyncLocalStorage } from 'node:async_hooks';
import type { Id } from '../ids/ids.ts';

/** Ties together all that one request or job wrote: its log lines, its audit row, the number on its error page. */
export type CorrelationId = Id<'correlation'>;

const current = new AsyncLocalStorage<CorrelationId>();

/** Runs work, and all that it awaits, under a correlation id. */
export function withCorrelation<T>(id: CorrelationId, work: () => T): T {
  return current.run(id, work);
}

/** The id that the running work stands under, or undefined outside of any. */
export function findCorrelation(): CorrelationId | undefined {
  return current.getStore();
}
