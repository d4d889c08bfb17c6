import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

/** An invented event in this person's chronology; gives the event's id. */
export async function plantChronology(owner: Client, person: string): Promise<string> {
  const eventId = newId();
  await owner.query(
    `insert into practice.chronology_event (id, person_id, event_id, happened_on, precision, words, source)
       values ($1, $2, $3, '2026-03-01', 'month', 'An invented event', 'an invented letter')`,
    [newId(), person, eventId],
  );
  return eventId;
}
