import type { Query, Write } from '../../../platform/database/database.ts';
import { Forbidden, NotFound, Stale } from '../../../platform/http/problems.ts';

/** Why a form about restriction has to be sent again; what is not for the actor at all is thrown instead. */
export type Refusal = 'restricted already' | 'guardian cannot' | 'guardian stays' | 'nobody' | 'sealed';

type Outcome = Refusal | 'done' | 'stale' | 'not there' | 'not the role';

/**
 * Runs one of the functions that change restrictions (0085), which ask themselves who does it. Undefined when it was done.
 * @throws NotFound for what the actor may not see, Forbidden for what their role may not do, Stale when somebody was quicker
 */
export async function settle(
  db: Write,
  statement: Query<{ outcome: Outcome }>,
): Promise<Refusal | undefined> {
  const row = await db.first(statement);
  const outcome = row?.outcome ?? 'not there';
  if (outcome === 'done') return undefined;
  if (outcome === 'not there') throw new NotFound();
  if (outcome === 'not the role') throw new Forbidden();
  if (outcome === 'stale') throw new Stale();
  return outcome;
}
