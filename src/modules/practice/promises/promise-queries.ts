import { sql } from '../../../platform/database/database.ts';
import type { Query, Read } from '../../../platform/database/database.ts';
import { isHeldByActor } from '../handover/held-by-actor.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Promised } from './promise-rules.ts';

/** The promises in the record of the person with these records, with everything said of each. One query for any number. */
export function listPromises(db: Read, records: readonly string[]): Promise<readonly Promised[]> {
  return db.query(promisesWhere(sql`p.person_id = any(${[...records]}::uuid[])`));
}

/** One of them. @throws NotFound */
export async function getPromise(db: Read, records: readonly string[], promiseId: string): Promise<Promised> {
  const found = await db.first(
    promisesWhere(sql`p.person_id = any(${[...records]}::uuid[]) and p.promise_id = ${promiseId}::uuid`),
  );
  if (!found) throw new NotFound();
  return found;
}

/**
 * The promises that wait for the actor: they promised, wrote it down for somebody who has no account, or lead the help since one
 * of these handed the child over. Of any number of years, since what is settled is left out here.
 */
export function listOwnPromises(db: Read): Promise<readonly Promised[]> {
  const last = sql`(select t.kind from practice.promise_turn t
    where t.promise_id = f.promise_id and t.person_id = f.person_id and t.kind <> 'taken back'
      and not exists (select from practice.promise_turn b where b.replaces = t.id)
    order by t.number desc limit 1)`;
  return db.query(
    promisesWhere(sql`(p.person_id, p.promise_id) in (select f.person_id, f.promise_id from practice.promise f
      where f.version = 1
        and ${isHeldByActor(sql`coalesce(f.maker_id, f.recorded_by)`, sql`f.person_id`, sql`f.made_on`)}
        and coalesce(${last}, 'changed') in ('changed', 'kept', 'not so'))`),
  );
}

const versionJson = sql`json_build_object('version', p.version, 'words', p.words, 'whose', p.whose, 'toKind', p.to_kind,
  'toWhom', p.to_whom, 'byWhom', p.by_whom, 'makerId', p.maker_id, 'madeOn', p.made_on, 'dueOn', p.due_on, 'audience', p.audience,
  'because', p.because, 'alsoOf', p.also_of, 'recordedAt', p.recorded_at, 'recordedBy', p.recorded_by)`;
const turnJson = sql`json_build_object('id', t.id, 'number', t.number, 'kind', t.kind, 'words', t.words,
  'happenedOn', t.happened_on, 'how', t.how, 'byWhom', t.by_whom, 'answer', t.answer, 'apology', t.apology,
  'replaces', t.replaces, 'recordedAt', t.recorded_at, 'recordedBy', t.recorded_by)`;

function promisesWhere(which: Query<unknown>): Query<Promised> {
  return sql<Promised>`
    select w."promiseId", w."personId", w.versions,
           (select coalesce(json_agg(${turnJson} order by t.number), '[]') from practice.promise_turn t
             where t.promise_id = w."promiseId" and t.person_id = w."personId") as turns
      from (select p.promise_id as "promiseId", p.person_id as "personId", json_agg(${versionJson} order by p.version) as versions, min(p.recorded_at) as at
              from practice.promise p where ${which} group by p.promise_id, p.person_id) w
     order by w.at, w."promiseId", w."personId"`;
}
