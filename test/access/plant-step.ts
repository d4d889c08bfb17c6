import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

const said = {
  on: '2026-11-01',
  agreedOn: null,
  offered: null,
  harms: ['neglect'],
  grounds: ['seen'],
  primaryNeed: null,
  support: null,
  childSeen: null,
  factors: [],
  tookPart: ['social care', 'police', 'health'],
  decision: 'no enquiry',
  category: null,
  workerId: null,
  reasonClosed: null,
};

/** A step of this person that waits for a manager; help was asked for before. Gives its id. */
export async function plantStep(owner: Client, person: string): Promise<string> {
  const id = newId();
  await owner.query(
    "insert into practice.involvement (id, person_id, opened, referral_source, primary_need) values ($1, $2, '2026-10-01', '2A', 'N4')",
    [newId(), person],
  );
  await owner.query(
    `insert into practice.step (id, together_id, person_id, kind, happened_on, said, state)
       values ($1, $2, $3, 'strategy discussion', '2026-11-01', $4, 'waiting')`,
    [id, newId(), person, JSON.stringify(said)],
  );
  await owner.query(
    "insert into practice.step_words (id, person_id, step_id, about, words) values ($1, $2, $3, 'reasons', 'Invented reasons')",
    [newId(), person, id],
  );
  return id;
}
