import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

/** A decision that withheld where this person lives, and ended: it keeps nothing from anybody. */
export async function plantEndedWithheld(owner: Client, person: string, from: string): Promise<string> {
  const id = newId();
  await owner.query(
    `insert into people.address_withheld (id, person_id, from_id, why, decided_by, decided_on, starts, review_by, ends, ended_at, ended_by, ended_because)
     values ($1, $2, $3, 'invented', 'An invented manager', '2026-01-01', '2026-01-01', '2026-12-01', '2026-02-01', '2026-02-01', $1, 'invented')`,
    [id, person, from],
  );
  return id;
}
