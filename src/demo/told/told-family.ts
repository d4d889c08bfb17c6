import type { Write } from '../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../platform/dates/plain-date.ts';

/** A child of the desk; `since` is when its worker began to work with them. */
export type ToldChild = {
  readonly id: string;
  readonly name: string;
  readonly age: number | null;
  readonly since: PlainDate;
};

/** Work as the worker of the desk at a moment: what is written down then says so. */
export type AsWorker = <T>(at: Instant, work: (db: Write) => Promise<T>) => Promise<T>;

/** Whose desk it is: the account that writes, and the worker's name. */
export type Worker = { readonly account: string; readonly name: string };
