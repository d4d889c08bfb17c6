import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

/** Of this person, all invented: support to stay at home that was looked at once, and what one page says of it. */
export async function plantEdgeSupport(
  owner: Client,
  person: string,
): Promise<Readonly<Record<'supportId' | 'supportAct', string>>> {
  const supportId = newId();
  await owner.query(
    `insert into practice.edge_support (id, person_id, support_id, version, kind, why_now, different, said_by, asked_by, agreed_by,
       given_by, starts, planned_end, cost_pence, cost_per, paid_by)
       values ($1, $2, $1, 1, 'Intensive family support at home', 'Nobody sleeps', 'We eat together', 'Mum', 'Mum', 'An invented manager',
         'An invented team', '2026-09-01', '2026-12-01', 25000, 'week', 'The council')`,
    [supportId, person],
  );
  await owner.query(
    `insert into practice.edge_support_turn (id, person_id, support_id, number, kind, words, happened_on)
       values ($1, $2, $3, 1, 'reviewed', 'It helps', '2026-10-01')`,
    [newId(), person, supportId],
  );
  return { supportId, supportAct: 'review' };
}
