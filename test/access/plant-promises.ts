import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

/** Of this person, all invented: what is to be known first, a warning, a promise and a wish that are open, a reading of the star, and what one page says of each. */
export async function plantPromises(
  owner: Client,
  person: string,
): Promise<
  Readonly<
    Record<
      'promiseId' | 'promiseAct' | 'warningId' | 'warningAct' | 'wishId' | 'wishAct' | 'starReadingId',
      string
    >
  >
> {
  const [promiseId, wishId, starReadingId, warningId] = [newId(), newId(), newId(), newId()];
  await owner.query(
    `insert into practice.promise (id, person_id, promise_id, version, words, to_kind, to_whom, by_whom, made_on, due_on)
       values ($1, $2, $3, 1, 'To ask about the dog', 'child', 'Ada', 'An invented worker', '2026-11-01', '2026-12-01')`,
    [newId(), person, promiseId],
  );
  await owner.query(
    `insert into practice.wish (id, person_id, wish_id, version, kind, words, said_on, to_whom, reply_by)
       values ($1, $2, $3, 1, 'said', 'To see the dog', '2026-11-01', 'An invented worker', '2026-11-15')`,
    [newId(), person, wishId],
  );
  await owner.query(
    `insert into practice.star_reading (id, person_id, read_on, by_kind, by_whom, audience)
       values ($1, $2, '2026-11-01', 'child', 'Ada', 'staff')`,
    [starReadingId, person],
  );
  await owner.query(
    `insert into practice.know_first (id, person_id, kind, words, written_by, said_on)
       values ($1, $2, 'said', 'I sleep with the light on', 'Ada', '2026-11-01')`,
    [newId(), person],
  );
  await owner.query(
    `insert into practice.warning (id, person_id, warning_id, place, words, said_by, since, review_by)
       values ($1, $2, $1, 'home', 'A dog behind the gate', 'An invented worker', '2026-11-01', '2027-01-30')`,
    [warningId, person],
  );
  return {
    warningId,
    warningAct: 'right',
    promiseId,
    promiseAct: 'kept',
    wishId,
    wishAct: 'reply',
    starReadingId,
  };
}
