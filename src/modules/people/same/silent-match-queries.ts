import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Authorised } from '../../access/index.ts';
import type { PersonId } from '../persons/person-queries.ts';
import type { BirthPrecision } from '../persons/person-rules.ts';

/** Somebody recorded who may be a person whose record is kept to named people. */
export type SilentMatch = {
  readonly keptId: PersonId;
  readonly newId: PersonId;
  readonly reasons: readonly string[];
  readonly foundAt: Instant;
  /** What is recorded of the new one. */
  readonly given: string | null;
  readonly family: string | null;
  readonly birthDate: PlainDate | null;
  readonly birthPrecision: BirthPrecision;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

/** Those that nobody has settled, of records that the actor answers for or is named on, the likeliest first (200 at most). */
export function listSilentMatches(db: Read): Promise<readonly SilentMatch[]> {
  return db.query(sql<SilentMatch>`select kept_id as "keptId", new_id as "newId", reasons, found_at as "foundAt", given, family,
      birth_date as "birthDate", birth_precision as "birthPrecision", recorded_at as "recordedAt", recorded_by as "recordedBy"
    from people.silent_matches()`);
}

export type SilentVerdict = {
  readonly keptId: string;
  readonly newId: string;
  readonly same: boolean;
  readonly why: string;
};

/** How settling ended: 'joined' where one of the two is joined with another record already. */
export type Settled = 'done' | 'not there' | 'joined';

/**
 * Says whether the two are one person. If so the new record is the kept one's second, and is restricted with it: whoever
 * recorded it no longer finds it.
 */
export async function settleSilentMatch(
  db: Write,
  _: Authorised<'settleSilentMatches'>,
  { keptId, newId, same, why }: SilentVerdict,
): Promise<Settled> {
  const found = await db.first(
    sql<{
      settled: Settled;
    }>`select people.settle_silent_match(${keptId}::uuid, ${newId}::uuid, ${same}, ${why}) as settled`,
  );
  return found?.settled ?? 'not there';
}
