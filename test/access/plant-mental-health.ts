import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

/** Of this person, all invented: a need in mental health for which a service was asked, and what one page says of it. */
export async function plantMentalHealth(
  owner: Client,
  person: string,
): Promise<Readonly<Record<'needId' | 'needAct', string>>> {
  const needId = newId();
  await owner.query(
    `insert into practice.mental_health_need (id, person_id, need_id, version, area, said, seen, known_on)
       values ($1, $2, $3, 1, 'mental health', 'I cannot sleep', 'Wakes at night and is afraid', '2026-08-01')`,
    [newId(), person, needId],
  );
  await owner.query(
    `insert into practice.mental_health_turn (id, person_id, need_id, number, kind, referral_id, service, happened_on)
       values ($1, $2, $3, 1, 'asked', $1, 'An invented clinic', '2026-09-01')`,
    [newId(), person, needId],
  );
  return { needId, needAct: 'ask' };
}
