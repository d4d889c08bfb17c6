import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

/** Somebody got in touch, named no child, and was written down by this account. */
export async function plantWorry(owner: Client, account: string): Promise<string> {
  const worry = newId();
  await owner.query(
    `insert into practice.worry (id, state, received_at, due_at, how, caller, words, parents_know, recorded_by)
       values ($1, 'gathering', '2026-11-20T09:30:00Z', '2026-11-23T09:30:00Z', 'phone', 'public', 'Words', 'not asked', $2)`,
    [worry, account],
  );
  return worry;
}
