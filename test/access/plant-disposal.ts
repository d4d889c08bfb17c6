import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';
import { plantAccount } from './access-world.ts';

/** A request of the account to open a link, and the proof of a record that was destroyed: ids for addresses. */
export async function plantDisposal(
  owner: Client,
  account: string,
  person: string,
): Promise<{ readonly openingId: string; readonly disposalId: string }> {
  const [openingId, disposalId] = [newId(), newId()];
  await owner.query(
    `insert into access.link_opening (id, subject_id, purpose, asked_by, asked_because, asked_at)
     values ($1, $2, 'look', $3, 'an adult asks for it', '2026-11-22T08:30:00Z')`,
    [openingId, person, account],
  );
  const [proposer, decider] = [
    await plantAccount(owner, 'guardian'),
    await plantAccount(owner, 'service manager'),
  ];
  await owner.query(
    `insert into access.disposal (id, class, rule, until, proposed_by, proposed_because, decision, decided_by, decided_at,
       destroyed_at, subject_hash, row_counts, digest)
     values ($1, 'looked after', 'Looked after: 75 years from birth', '2020-01-01', $2, 'The time has ended.', 'approved', $3,
       '2026-11-01', '2026-11-01', repeat('0', 64), '{"people.person": 1}', repeat('0', 64))`,
    [disposalId, proposer, decider],
  );
  return { openingId, disposalId };
}
