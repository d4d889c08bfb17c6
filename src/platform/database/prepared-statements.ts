import { createHash } from 'node:crypto';

/** How often this process meets a statement before it is kept prepared: what is asked once costs more kept than asked. */
const usesBefore = 3;

/** How many statements are kept prepared at most: each connection keeps each of them, with its plan. */
const mostPrepared = 800;

/** Longer ones are lists of many values, whose text seldom comes twice. */
const longestText = 20_000;

/** What gives a statement the name under which a connection keeps it prepared; undefined: it is sent as it is. */
export type StatementNames = (text: string) => string | undefined;

/**
 * Names the statements that come again, so that the server reads and plans them once for each connection: beneath row-level
 * security planning takes longer than doing (docs/adr/0028-prepared-statements.md). The server itself goes on making a plan
 * for each set of values where that is cheaper.
 */
export function nameStatements(): StatementNames {
  const uses = new Map<string, number>();
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= mostPrepared || text.length > longestText) return known;
    const times = (uses.get(text) ?? 0) + 1;
    if (times < usesBefore) {
      if (uses.size >= mostPrepared * 10) uses.clear();
      uses.set(text, times);
      return undefined;
    }
    uses.delete(text);
    const name = `kith_${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
    names.set(text, name);
    return name;
  };
}

/** A prepared statement whose columns have another type since (SQLSTATE 0A000): a newer Kith changed the database meanwhile. */
export function isStalePlan(error: unknown): boolean {
  return error instanceof Error && error.message === 'cached plan must not change result type';
}
