import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

/** A time that this person was missing, back since, with words, who was told and a talk. Everything is invented. Gives its id. */
export async function plantMissing(owner: Client, person: string): Promise<string> {
  const [episode, time, talk] = [newId(), newId(), newId()];
  await owner.query(
    "insert into care.missing_episode (id, person_id, kind, starts, ends) values ($1, $2, 'M', '2026-11-19', '2026-11-20')",
    [episode, person],
  );
  await owner.query(
    `insert into care.missing_time (id, person_id, episode_id, made_episode, kind, gone_at, state, risk, back_at, back_how, well)
       values ($1, $2, $3, true, 'M', '2026-11-19T22:30:00Z', 'back', 'high', '2026-11-20T06:00:00Z', 'came back', 'done')`,
    [time, person, episode],
  );
  await owner.query(
    `insert into care.missing_words (id, person_id, time_id, about, words) values
       ($1, $2, $3, 'last seen', 'By an invented canal'), ($4, $2, $3, 'worry', 'She has no coat'), ($5, $2, $3, 'found', 'At a friend’s')`,
    [newId(), person, time, newId(), newId()],
  );
  await owner.query(
    `insert into care.missing_told (id, person_id, time_id, who, told_at, reference)
       values ($1, $2, $3, 'police', '2026-11-19T22:45:00Z', 'INVENTED 1')`,
    [newId(), person, time],
  );
  await owner.query(
    "insert into care.missing_with (id, person_id, time_id, name) values ($1, $2, $3, 'Zoe, invented')",
    [newId(), person, time],
  );
  await owner.query(
    `insert into care.return_interview (id, person_id, time_id, step, happened_at, by_name, is_independent, alone)
       values ($1, $2, $3, 'held', '2026-11-20T16:00:00Z', 'Pat Invented', true, 'alone')`,
    [talk, person, time],
  );
  await owner.query(
    `insert into care.return_passage (id, person_id, interview_id, place, about, words)
       values ($1, $2, $3, 0, 'words', 'I wanted to see my friend')`,
    [newId(), person, talk],
  );
  return time;
}
