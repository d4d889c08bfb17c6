import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { listRetentionRules } from '../../access/index.ts';
import { listFamilyOf, listRetentionFacts } from './retention-facts-queries.ts';
import type { Keeping } from './retention-rules.ts';
import { decideKeeping, hasEnded, withFamily } from './retention-rules.ts';

/**
 * Until when these people's records are kept, by the id that stands for each. The records of their family are looked at
 * only where their own time has ended. Reads as the actor: family whom the actor may not see counts for nothing here, and
 * does when the job looks.
 */
export async function listKeeping(
  db: Read,
  canonical: readonly string[],
  today: PlainDate,
): Promise<ReadonlyMap<string, Keeping>> {
  const own = await listOwnKeeping(db, canonical);
  const ended = [...own].filter(([, keeping]) => hasEnded(keeping, today)).map(([id]) => id);
  if (ended.length === 0) return own;
  const family = await listFamilyOf(db, ended);
  const unknown = new Set([...family.values()].flat().filter((id) => !own.has(id)));
  const known = new Map([...own, ...(await listOwnKeeping(db, [...unknown]))]);
  return new Map(
    [...own].map(([id, keeping]) => {
      const relatives = (family.get(id) ?? []).flatMap((relative) => known.get(relative) ?? []);
      return [id, withFamily(keeping, relatives, today)];
    }),
  );
}

async function listOwnKeeping(db: Read, canonical: readonly string[]): Promise<ReadonlyMap<string, Keeping>> {
  if (canonical.length === 0) return new Map();
  const rules = await listRetentionRules(db);
  const facts = await listRetentionFacts(db, canonical);
  return new Map(facts.map((one) => [one.subjectId, decideKeeping(one, rules)]));
}
