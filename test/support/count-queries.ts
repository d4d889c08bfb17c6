import type { Database, Write } from '../../src/platform/database/database.ts';

/** A database that counts the statements which go through it, transaction and set-up aside. */
export type CountedDatabase = { readonly database: Database; readonly count: () => number };

/**
 * Counts every statement of requests (transactions as the application): for showing that two of them ask the same number of
 * questions. Work that follows earlier requests in its own time runs as loader, and is left out.
 */
export function countQueries(database: Database): CountedDatabase {
  let asked = 0;
  const counted = (db: Write): Write => {
    const noting =
      <A extends readonly unknown[], R>(work: (...given: A) => R) =>
      (...given: A): R => {
        asked += 1;
        return work(...given);
      };
    return {
      ...db,
      query: (statement) => noting(() => db.query(statement))(),
      first: (statement) => noting(() => db.first(statement))(),
      run: noting(db.run),
      announce: noting(db.announce),
      copy: noting(db.copy),
    };
  };
  return {
    database: {
      ...database,
      transaction: (actor, today, work) =>
        database.transaction(actor, today, (db) => work(actor.role === 'app' ? counted(db) : db)),
    },
    count: () => asked,
  };
}
