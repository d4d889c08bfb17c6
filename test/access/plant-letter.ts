import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

/** A decision about this person, of a worry that nobody of the front door wrote down, and its letter; invented. Gives what their addresses say. */
export async function plantLetter(
  owner: Client,
  person: string,
): Promise<{ readonly decisionId: string; readonly letterAct: string }> {
  const [worry, decision] = [newId(), newId()];
  await owner.query(
    `insert into practice.worry (id, state, received_at, due_at, how, caller, words, parents_know, parents_told, handed_over_at)
       values ($1, 'to answer', '2026-11-20T09:30:00Z', '2026-11-23T09:30:00Z', 'phone', 'public', 'Words', 'not asked', 'yes', '2026-11-20T10:00:00Z')`,
    [worry],
  );
  await owner.query(
    `insert into practice.worry_child (id, worry_id, person_id, outcome, reasons, family_words, decided_at)
       values ($1, $2, $3, 'advice', 'Invented', 'We talked', '2026-11-20T12:00:00Z')`,
    [decision, worry, person],
  );
  await owner.query(
    'insert into practice.decision_letter (id, person_id, worry_child_id, version, words) values ($1, $2, $3, 1, $4)',
    [newId(), person, decision, 'Dear invented family'],
  );
  return { decisionId: decision, letterAct: 'given' };
}
