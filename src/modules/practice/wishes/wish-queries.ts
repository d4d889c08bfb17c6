import { sql } from '../../../platform/database/database.ts';
import type { Query, Read } from '../../../platform/database/database.ts';
import { isHeldByActor } from '../handover/held-by-actor.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Wish } from './wish-rules.ts';

/** The wishes in the record of the child with these records, with everything said of each. One query for any number. */
export function listWishes(db: Read, records: readonly string[]): Promise<readonly Wish[]> {
  return db.query(wishesWhere(sql`w.person_id = any(${[...records]}::uuid[])`));
}

/** One of them. @throws NotFound */
export async function getWish(db: Read, records: readonly string[], wishId: string): Promise<Wish> {
  const found = await db.first(
    wishesWhere(sql`w.person_id = any(${[...records]}::uuid[]) and w.wish_id = ${wishId}::uuid`),
  );
  if (!found) throw new NotFound();
  return found;
}

/**
 * Wishes that wait for the actor's reply: they went to them, or to somebody without an account and the actor wrote them down; or the
 * actor leads since one of these handed the child over. One that was answered with "not yet" waits on.
 */
export function listOwnWishes(db: Read): Promise<readonly Wish[]> {
  const stands = sql`not exists (select from practice.wish_turn b where b.replaces = t.id)`;
  return db.query(
    wishesWhere(sql`(w.person_id, w.wish_id) in (select f.person_id, f.wish_id from practice.wish f
      where f.version = 1
        and ${isHeldByActor(sql`coalesce(f.to_id, f.recorded_by)`, sql`f.person_id`, sql`f.said_on`)}
        and coalesce((select t.answer from practice.wish_turn t
              where t.wish_id = f.wish_id and t.person_id = f.person_id and t.kind = 'reply' and ${stands}
              order by t.number desc limit 1), 'not yet') = 'not yet'
        and not exists (select from practice.wish_turn t
              where t.wish_id = f.wish_id and t.person_id = f.person_id and t.kind = 'mistake' and ${stands}))`),
  );
}

const versionJson = sql`json_build_object('version', w.version, 'kind', w.kind, 'words', w.words, 'observedBy', w.observed_by,
  'saidOn', w.said_on, 'toWhom', w.to_whom, 'toId', w.to_id, 'replyBy', w.reply_by, 'audience', w.audience, 'because', w.because,
  'alsoOf', w.also_of, 'recordedAt', w.recorded_at, 'recordedBy', w.recorded_by)`;
const turnJson = sql`json_build_object('id', t.id, 'number', t.number, 'kind', t.kind, 'answer', t.answer, 'words', t.words,
  'happenedOn', t.happened_on, 'byWhom', t.by_whom, 'how', t.how, 'comeBackOn', t.come_back_on, 'replaces', t.replaces, 'recordedAt', t.recorded_at,
  'recordedBy', t.recorded_by)`;

function wishesWhere(which: Query<unknown>): Query<Wish> {
  return sql<Wish>`
    select v."wishId", v."personId", v.versions,
           (select coalesce(json_agg(${turnJson} order by t.number), '[]') from practice.wish_turn t
             where t.wish_id = v."wishId" and t.person_id = v."personId") as turns
      from (select w.wish_id as "wishId", w.person_id as "personId", json_agg(${versionJson} order by w.version) as versions, min(w.recorded_at) as at
              from practice.wish w where ${which} group by w.wish_id, w.person_id) v
     order by v.at, v."wishId", v."personId"`;
}
