import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';
import { plantAccount } from './access-world.ts';

/** What to restrict, how, and who may look all the same. */
export type PlantedRestriction = {
  readonly level: 'R1' | 'R2' | 'R3';
  readonly subjects: readonly string[];
  readonly named?: readonly string[];
  /** Why, in words. */
  readonly reason?: string;
  /** Whether it ended on the day of the tests, or begins the day after. */
  readonly inForce?: 'ended' | 'to come';
};

/** A restriction as the owner writes it; its guardian is an account made for it and named. Gives its id. */
export async function plantRestriction(owner: Client, planted: PlantedRestriction): Promise<string> {
  const id = newId();
  const guardian = await plantAccount(owner, 'guardian');
  const ended = planted.inForce === 'ended';
  await owner.query(
    `insert into access.restriction (id, level, why, reason, guardian_id, starts, review_by, ends, ended_at, ended_because)
     values ($1, $2, 'other', $8, $3, $4, '2027-01-01', $5, $6, $7)`,
    [
      id,
      planted.level,
      guardian,
      planted.inForce === 'to come' ? '2026-11-23' : '2026-01-01',
      ended ? '2026-11-22' : null,
      ended ? '2026-11-21T09:00:00Z' : null,
      ended ? 'invented' : null,
      planted.reason ?? 'invented',
    ],
  );
  for (const subject of planted.subjects)
    await owner.query('insert into access.restriction_subject values ($1, $2)', [id, subject]);
  for (const account of [guardian, ...(planted.named ?? [])])
    await owner.query(
      "insert into access.restriction_named (restriction_id, account_id, starts) values ($1, $2, '2026-01-01')",
      [id, account],
    );
  return id;
}

/** A broken glass: `account` looks at `subject` from one moment to another. */
export async function plantBrokenGlass(
  owner: Client,
  glass: { restriction: string; account: string; subject: string; from: string; until: string },
): Promise<void> {
  await owner.query(
    `insert into access.break_glass (id, restriction_id, account_id, subject_id, reason, starts_at, ends_at)
     values ($1, $2, $3, $4, 'invented', $5, $6)`,
    [newId(), glass.restriction, glass.account, glass.subject, glass.from, glass.until],
  );
}

export async function plantConflict(owner: Client, account: string, subject: string): Promise<void> {
  await owner.query(
    `insert into access.conflict_of_interest (id, account_id, subject_id, why, source, starts)
     values ($1, $2, $3, 'an invented sister', 'declared', '2026-01-01')`,
    [newId(), account, subject],
  );
}
